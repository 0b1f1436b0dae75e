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

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import morula.image.Calibration;
import morula.image.Image;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;

class PlaneViewTest {
  private static final double CUT = 0.002;

  private static <T extends RealType<T>> Image image(RandomAccessibleInterval<T> pixels) {
    Random random = new Random(3);
    for (T pixel : pixels) {
      pixel.setReal(random.nextInt(256));
    }
    return new Image("image", pixels, Calibration.NONE);
  }

  @Test
  void smallPlanesAreEnlarged() {
    check(image(ArrayImgs.unsignedBytes(100, 60, 2, 3, 2)), 4, 1, 1);
    check(image(ArrayImgs.unsignedBytes(256, 256, 1, 1, 1)), 3, 1, 1);
    check(image(ArrayImgs.floats(512, 3, 1, 1, 1)), 1, 1, 1);
  }

  @Test
  void coloursAreShownAsColours() {
    check(image(ArrayImgs.unsignedBytes(600, 60, 3, 2, 2)), 1, 1, 3);
    check(image(ArrayImgs.unsignedShorts(600, 60, 3, 2, 2)), 1, 1, 1);
  }

  @Test
  void largePlanesAreReduced() {
    check(image(ArrayImgs.unsignedShorts(9000, 70, 1, 2, 2)), 1, 3, 1);
  }

  /** Compares with each pixel by itself, in the last slice and frame. */
  private static void check(Image image, int enlargement, int reduction, int colors) {
    RandomAccess<? extends RealType<?>> access = image.pixels().randomAccess();
    long[] last = image.pixels().maxAsLongArray();
    access.setPosition(last);
    int columns = (int) (last[0] + 1) / reduction;
    int rows = (int) (last[1] + 1) / reduction;
    double[] values = new double[columns * rows * colors];
    long step = Math.max(1, Math.round(Math.sqrt((double) columns * rows / (1 << 18))));
    int count = 0;
    int channel = colors == 3 ? 0 : (int) last[2];
    for (int c = channel; c < channel + colors; c++) {
      for (long y = 0; y < rows; y += step) {
        for (long x = 0; x < columns; x += step) {
          access.setPosition(new long[] {x * reduction, y * reduction, c, last[3], last[4]});
          values[count++] = access.get().getRealDouble();
        }
      }
    }
    Arrays.sort(values, 0, count);
    double low = values[(int) (CUT * count)];
    double high = values[count - 1 - (int) (CUT * count)];

    BufferedImage picture =
        new PlaneView(last[0] + 1, last[1] + 1).draw(image, channel, last[3], last[4]);
    assertEquals(columns * enlargement, picture.getWidth());
    assertEquals(rows * enlargement, picture.getHeight());
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = 0;
        for (int i = 0; i < 3; i++) {
          access.setPosition(x / enlargement * reduction, 0);
          access.setPosition(y / enlargement * reduction, 1);
          access.setPosition(colors == 3 ? i : channel, 2);
          double value = (access.get().getRealDouble() - low) * (255 / (high - low));
          rgb = rgb << 8 | (int) Math.max(0, Math.min(255, value));
        }
        assertEquals(rgb, picture.getRGB(x, y) & 0xFFFFFF);
      }
    }
  }
}
