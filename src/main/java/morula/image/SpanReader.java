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

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Finds the pixels of one value between the borders of a slice and the first pixel of another
 * value. Values between that and the range of the image, as interpolation makes at an edge, belong
 * to it up to a few pixels.
 */
final class SpanReader {
  private static final int EDGE = 3;

  private static final long BAND = 1 << 20;

  private final float value;
  private final double low;
  private final double high;
  private long all;
  private long reached;

  SpanReader(double value, IntensityRange range) {
    this.value = (float) value;
    low = value < range.low() ? range.low() : Double.NEGATIVE_INFINITY;
    high = value > range.high() ? range.high() : Double.POSITIVE_INFINITY;
  }

  /** The number of pixels of the value in the slices so far. */
  long all() {
    return all;
  }

  /** The number of those that lie in the margins. */
  long reached() {
    return reached;
  }

  /** Whether interpolation between the value and the image gives this. */
  private boolean isBetween(float pixel) {
    return !(pixel >= low && pixel <= high);
  }

  /**
   * @param slice X, Y
   */
  Margins.Slice read(RandomAccessibleInterval<? extends RealType<?>> slice) {
    int width = Math.toIntExact(slice.dimension(0));
    int height = Math.toIntExact(slice.dimension(1));
    Margins.Slice exact = Margins.Slice.empty(width, height);
    Margins.Slice wide = Margins.Slice.empty(width, height);
    int y = 0;
    for (Interval band : PixelBlocks.bands(slice, BAND)) {
      float[] pixels = new float[Math.toIntExact(Views.interval(slice, band).size())];
      PixelBlocks.copy(Views.interval(slice, band), pixels, 0);
      for (int from = 0; from < pixels.length; from += width, y++) {
        for (int x = 0; x < width; x++) {
          float pixel = pixels[from + x];
          if (pixel == value) {
            all++;
            continue;
          }
          exact.include(x, y);
          if (!isBetween(pixel)) {
            wide.include(x, y);
          }
        }
      }
    }
    for (y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        reached += exact.contains(x, y) ? 1 : 0;
      }
    }
    exact.limitTo(wide, EDGE);
    return exact;
  }
}
