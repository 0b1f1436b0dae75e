/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverTest {

  @ParameterizedTest
  @CsvSource({"1000, 300, 1", "20, 300, 3", "256, 256, 2", "1, 1, 1"})
  void anyImageGivesWhatBioimageIoWants(int width, int height, int channels) throws IOException {
    Random random = new Random(1);
    float[] noise = new float[width * height * channels];
    int[] labels = new int[width * height];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat() * 60_000;
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(100);
    }
    BufferedImage cover =
        Cover.draw(
            ArrayImgs.floats(noise, width, height, channels),
            ArrayImgs.ints(labels, width, height));
    assertEquals(2 * cover.getHeight(), cover.getWidth());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(cover, "png", png);
    assertTrue(png.size() < 500_000, "bytes: " + png.size());
  }

  @Test
  void showsTheMiddleAndColoursTheLabelsOnTheRight() {
    int width = 600;
    int height = 300;
    float[] image = new float[width * height];
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(width, height);
    for (int y = 140; y < 160; y++) {
      for (int x = 290; x < 310; x++) {
        image[y * width + x] = 7;
        labels.randomAccess().setPositionAndGet(x, y).set(x < 300 ? 1 : 2);
      }
    }
    BufferedImage cover = Cover.draw(ArrayImgs.floats(image, width, height, 1), labels);
    assertEquals(0xffffff, rgb(cover, 120, 120), "bright object in the middle of the left");
    assertEquals(0, rgb(cover, 117, 120));
    assertEquals(0xffffff, rgb(cover, 120 + 17, 128));
    assertEquals(0, rgb(cover, 256 + 117, 120), "background is not coloured");
    int first = rgb(cover, 256 + 123, 128);
    int second = rgb(cover, 256 + 133, 128);
    assertNotEquals(0xffffff, first);
    assertNotEquals(first, second);
    assertNotEquals(first, rgb(cover, 256 + 127, 128), "outlines are stronger");
  }

  @Test
  void threeChannelsAreRedGreenAndBlue() {
    float[] image = new float[4 * 4 * 3];
    image[16 + 5] = 1; // green at (1, 1)
    BufferedImage cover = Cover.draw(ArrayImgs.floats(image, 4, 4, 3), ArrayImgs.ints(4, 4));
    assertEquals(0x00ff00, rgb(cover, 96, 96));
    assertEquals(0, rgb(cover, 32, 32));
  }

  @Test
  void sizesMustAgree() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Cover.draw(ArrayImgs.floats(4, 4, 1), ArrayImgs.ints(4, 5)));
  }

  private static int rgb(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }
}
