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

package morula.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelGrowthTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;

  /** The definition, pixel by pixel, without the choice of pieces. */
  private static int[] expected(int[] labels, double distance, double stepX, double stepY) {
    int[] result = labels.clone();
    for (int i = 0; i < labels.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      int found = 0;
      for (int j = 0; j < labels.length; j++) {
        boolean counts = distance > 0 ? labels[j] > 0 : labels[j] != labels[i];
        double x = (j % WIDTH - i % WIDTH) * stepX;
        double y = (j / WIDTH - i / WIDTH) * stepY;
        double squared = x * x + y * y;
        if (counts && (squared < least || squared == least && labels[j] < found)) {
          least = squared;
          found = labels[j];
        }
      }
      if (least <= distance * distance) {
        if (distance > 0 && labels[i] == 0) {
          result[i] = found;
        } else if (distance < 0 && labels[i] > 0) {
          result[i] = 0;
        }
      }
    }
    return result;
  }

  private static int[] discs(Random random) {
    int[] labels = new int[WIDTH * HEIGHT];
    for (int label = 1; label <= 6; label++) {
      int centreX = random.nextInt(WIDTH);
      int centreY = random.nextInt(HEIGHT);
      int radius = 1 + random.nextInt(6);
      for (int i = 0; i < labels.length; i++) {
        if (Math.hypot(i % WIDTH - centreX, i / WIDTH - centreY) <= radius) {
          labels[i] = label;
        }
      }
    }
    return labels;
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, 1, 1",
    "1, 1, 1",
    "1.5, 1, 1",
    "3, 1, 1",
    "7.3, 1, 1",
    "100, 1, 1",
    "1.2, 0.5, 0.8",
    "-0.9, 1, 1",
    "-1, 1, 1",
    "-1.5, 1, 1",
    "-2.3, 1, 1",
    "-100, 1, 1",
    "-1.2, 0.5, 0.8"
  })
  void outlinesAreMovedAsDefined(double distance, double stepX, double stepY) {
    for (int seed = 0; seed < 20; seed++) {
      int[] labels = discs(new Random(seed));
      int[] whole = expected(labels, distance, stepX, stepY);
      RandomAccessibleInterval<IntType> plane = ArrayImgs.ints(whole.clone(), WIDTH, HEIGHT);
      if (distance < 0) {
        LargestPieces.keep(plane);
      }
      int[] pixels = labels.clone();
      LabelGrowth.apply(
          Views.translate(ArrayImgs.ints(pixels, WIDTH, HEIGHT), 5, -3), distance, stepX, stepY);
      int[] wanted = new int[whole.length];
      PixelBlocks.copy(plane, wanted, 0);
      assertArrayEquals(wanted, pixels, "seed " + seed);
    }
  }

  @Test
  void nothingIsDoneByDefault() {
    int[] labels = discs(new Random(1));
    int[] pixels = labels.clone();
    LabelGrowth.apply(ArrayImgs.ints(pixels, WIDTH, HEIGHT), 0, 1, 1);
    assertArrayEquals(labels, pixels);
  }

  @Test
  void theLargestPieceOfAnObjectThatFallsApartStays() {
    String[] rows = {
      "...........", //
      ".1111..111.",
      ".111111111.",
      ".1111..111.",
      "..........."
    };
    int[] pixels = String.join("", rows).chars().map(c -> c == '.' ? 0 : c - '0').toArray();
    LabelGrowth.apply(ArrayImgs.ints(pixels, 11, 5), -1, 1, 1);
    int[] area = new int[2];
    for (int pixel : pixels) {
      area[pixel]++;
    }
    assertEquals(3, area[1]);
    assertEquals(1, pixels[2 * 11 + 2]);
    assertEquals(0, pixels[2 * 11 + 8], "the smaller piece");
  }
}
