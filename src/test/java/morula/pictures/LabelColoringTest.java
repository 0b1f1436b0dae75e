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

import java.util.Random;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** Objects that touch have different colours, however many there are. */
class LabelColoringTest {
  private static Labels labels(int[] pixels, int width) {
    return new Labels(
        "x", ArrayImgs.ints(pixels, width, pixels.length / width, 1, 1), Calibration.NONE);
  }

  @Test
  void touchingLabelsDifferAlsoAtCorners() {
    int width = 64;
    Random random = new Random(7);
    for (int round = 0; round < 5; round++) {
      int[] pixels = random.ints((long) width * width, 0, 40 * 255).toArray();
      // many pairs that would have the same colour
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = pixels[i] / 255 * 255 + 1 + random.nextInt(3);
      }
      LabelColoring colors = LabelColoring.of(labels(pixels, width));
      for (int y = 0; y < width; y++) {
        for (int x = 0; x < width; x++) {
          for (int[] step : new int[][] {{1, 0}, {0, 1}, {1, 1}, {-1, 1}}) {
            int x2 = x + step[0];
            int y2 = y + step[1];
            if (x2 >= 0 && x2 < width && y2 < width) {
              int a = pixels[y * width + x];
              int b = pixels[y2 * width + x2];
              if (a != b) {
                assertNotEquals(colors.rgb(a), colors.rgb(b), a + " and " + b);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void fewLabelsHaveTheirUsualColors() {
    LabelColoring colors = LabelColoring.of(labels(new int[] {0, 1, 2, 255}, 2));
    LabelColors usual = LabelColors.create();
    for (int label : new int[] {0, 1, 2, 255, 256, 1000}) {
      assertEquals(usual.rgb(label), colors.rgb(label));
    }
  }
}
