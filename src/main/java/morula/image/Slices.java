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

import java.util.Locale;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/** Selects one slice of a stack. */
public final class Slices {
  private Slices() {}

  /**
   * Returns an image of one slice, named {@code NAME_z3}; the whole image if {@code slice} is 0 or
   * there is only one slice.
   *
   * @param slice from 1; 0 for all
   * @throws InvalidRequestException if the image has no such slice
   */
  public static Image select(Image image, int slice) {
    long slices = image.size(Axis.Z);
    if (slice < 0 || slice > slices) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "slice=%d: %s has %s; slice=0 takes all slices",
              slice,
              image.name(),
              Count.of(slices, "slice")));
    }
    if (slice == 0 || slices == 1) {
      return image;
    }
    return new Image(
        image.name() + "_z" + slice, slice(image.pixels(), slice - 1L), image.calibration());
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<T> slice(
      RandomAccessibleInterval<? extends RealType<?>> pixels, long z) {
    RandomAccessibleInterval<T> typed = Cast.unchecked(pixels);
    long[] min = typed.minAsLongArray();
    long[] max = typed.maxAsLongArray();
    int d = Axis.Z.ordinal();
    min[d] += z;
    max[d] = min[d];
    return Views.zeroMin(Views.interval(typed, new FinalInterval(min, max)));
  }
}
