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

import java.util.List;
import java.util.Optional;
import morula.image.Labels;
import morula.image.PixelBlocks;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Recognises masks, such as 0 and 255, that were resized with interpolation or saved as JPEG: most
 * pixels are near 0 or near the largest value, and the others form no areas of their own.
 */
final class BlurredMask {
  /** Masks of smaller values leave no room for others in between. */
  private static final int LEAST_PEAK = 16;

  /** JPEG changes values by more than smaller masks can bear. */
  private static final int LEAST_PEAK_OF_JPEG = 64;

  /** Values that are this near to the largest, as a share of it, are those of the mask. */
  private static final double NEAR = 0.1;

  private static final double NEAR_IN_JPEG = 0.25;

  /** Fewer other values are rather classes or objects. */
  private static final int FEWEST_BETWEEN = 5;

  /** Largest share of the pixels between that may lie in squares of one value. */
  private static final double FLAT = 0.1;

  private static final int BLOCK = 1 << 20;

  private BlurredMask() {}

  /**
   * Returns the smallest value that belongs to the mask; empty if the values are not those of such
   * a mask.
   */
  static Optional<Integer> level(
      List<ValueCount> values, Labels labels, int ignoreLabel, boolean jpeg) {
    if (values.size() < 2) {
      return Optional.empty();
    }
    int peak = values.get(values.size() - 1).value();
    double near = jpeg ? NEAR_IN_JPEG : NEAR;
    long low = pixels(values, 1, near * peak);
    long high = pixels(values, (1 - near) * peak, peak);
    long between = pixels(values, 1, peak) - low - high;
    boolean blurred;
    if (jpeg) {
      blurred = peak >= LEAST_PEAK_OF_JPEG && 2 * between <= high;
    } else {
      long others = values.stream().filter(v -> v.value() < (1 - near) * peak).count();
      blurred =
          peak >= LEAST_PEAK
              && others >= FEWEST_BETWEEN
              && low + between <= high
              && flat(labels, ignoreLabel, (1 - near) * peak) <= FLAT * (low + between);
    }
    return blurred ? Optional.of(half(peak)) : Optional.empty();
  }

  /** Returns the smallest value that is nearer to {@code peak} than to 0. */
  static int half(int peak) {
    return (peak + 1) / 2;
  }

  private static long pixels(List<ValueCount> values, double from, double to) {
    return values.stream()
        .filter(v -> v.value() >= from && v.value() <= to)
        .mapToLong(ValueCount::area)
        .sum();
  }

  /** Counts pixels below {@code limit} that their right, lower and lower right neighbours equal. */
  private static long flat(Labels labels, int ignoreLabel, double limit) {
    long flat = 0;
    for (long frame = 0; frame < labels.frames(); frame++) {
      for (long z = 0; z < labels.slices(); z++) {
        flat += flat(labels.plane(z, frame), ignoreLabel, limit);
      }
    }
    return flat;
  }

  private static long flat(RandomAccessibleInterval<IntType> plane, int ignoreLabel, double limit) {
    int width = Math.toIntExact(plane.dimension(0));
    int[] above = new int[width];
    int[] block = new int[0];
    long flat = 0;
    for (Interval band : PixelBlocks.bands(plane, BLOCK)) {
      int pixels = Math.toIntExact(band.dimension(0) * band.dimension(1));
      block = block.length < pixels ? new int[pixels] : block;
      PixelBlocks.copy(Views.interval(plane, band), block, 0);
      for (int start = 0; start < pixels; start += width) {
        for (int x = 0; x + 1 < width; x++) {
          int value = block[start + x];
          if (value > 0
              && value < limit
              && value != ignoreLabel
              && value == block[start + x + 1]
              && value == above[x]
              && value == above[x + 1]) {
            flat++;
          }
        }
        System.arraycopy(block, start, above, 0, width);
      }
    }
    return flat;
  }
}
