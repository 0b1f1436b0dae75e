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

package morula.dataset;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;

/** Label images as users have them, right and wrong ones, built in memory. */
public final class LabelFixtures {
  /** Width and height. */
  public static final int SIDE = 128;

  private static final int STEP = 32;
  private static final double RADIUS = 10;

  /** Number of discs in {@link #discs}. */
  public static final int DISCS = (SIDE / STEP) * (SIDE / STEP);

  private LabelFixtures() {}

  /**
   * Sixteen discs numbered from 1 on, some of them cut by the border of the image.
   *
   * @param seed moves the discs a little
   */
  public static int[] discs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] pixels = new int[SIDE * SIDE];
    for (int i = 0; i < DISCS; i++) {
      double centreX = i % 4 * STEP + 14 + random.nextInt(-4, 5);
      double centreY = i / 4 * STEP + 14 + random.nextInt(-4, 5);
      fill(pixels, centreX - (i == 0 ? 14 : 0), centreY, RADIUS, i + 1);
    }
    return pixels;
  }

  /** Fills a disc with a value. */
  public static void fill(int[] pixels, double centreX, double centreY, double radius, int value) {
    for (int i = 0; i < pixels.length; i++) {
      if (Math.hypot(i % SIDE - centreX, i / SIDE - centreY) <= radius) {
        pixels[i] = value;
      }
    }
  }

  /** Returns other values for the same pixels. */
  public static int[] with(int[] pixels, IntUnaryOperator value) {
    return Arrays.stream(pixels).map(value).toArray();
  }

  /** Returns the discs with one value, such as 255. */
  public static int[] mask(long seed, int value) {
    return with(discs(seed), v -> v > 0 ? value : 0);
  }

  /** Returns the means of squares of 3 × 3 pixels, as interpolation makes them. */
  public static int[] blurred(int[] pixels) {
    int[] blurred = new int[pixels.length];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int atX = Math.min(SIDE - 1, Math.max(0, x + dx));
            int atY = Math.min(SIDE - 1, Math.max(0, y + dy));
            sum += pixels[atY * SIDE + atX] * (2 - Math.abs(dx)) * (2 - Math.abs(dy));
          }
        }
        blurred[y * SIDE + x] = (int) Math.round(sum / 16);
      }
    }
    return blurred;
  }

  /** Returns a label image of planes: slices of one frame, or frames. */
  public static Labels labels(boolean slices, int[]... planes) {
    int[] pixels = new int[planes.length * SIDE * SIDE];
    for (int i = 0; i < planes.length; i++) {
      System.arraycopy(planes[i], 0, pixels, i * SIDE * SIDE, SIDE * SIDE);
    }
    return new Labels(
        "labels",
        ArrayImgs.ints(pixels, SIDE, SIDE, slices ? planes.length : 1, slices ? 1 : planes.length),
        Calibration.NONE);
  }

  /** Returns a label image of one plane. */
  public static Labels labels(int[] plane) {
    return labels(true, plane);
  }
}
