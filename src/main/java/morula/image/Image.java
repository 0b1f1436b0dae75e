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

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * An image: pixels with a name, axes and a physical scale. Pixels may be lazy, so that they are
 * read only when accessed.
 *
 * @param name short name without folder or extension; the names of outputs are derived from it
 * @param pixels always five dimensions in the order of {@link Axis}: X, Y, CHANNEL, Z, TIME, each
 *     with minimum 0; an axis that the file does not have has the size 1
 * @param calibration pixel size, z-step, frame interval
 */
public record Image(
    String name, RandomAccessibleInterval<? extends RealType<?>> pixels, Calibration calibration) {

  /**
   * Checks the dimensions.
   *
   * @throws IllegalArgumentException if {@code pixels} does not have five zero-based dimensions
   */
  public Image {
    if (pixels.numDimensions() != Axis.values().length) {
      throw new IllegalArgumentException(
          name + ": an image has 5 dimensions, not " + pixels.numDimensions());
    }
    for (int d = 0; d < pixels.numDimensions(); d++) {
      if (pixels.min(d) != 0) {
        throw new IllegalArgumentException(name + ": dimension " + d + " does not start at 0");
      }
    }
  }

  /**
   * Pixels without a physical scale as an image. Nothing is copied.
   *
   * @param pixels two to five dimensions in the order of {@link Axis}: X, Y; X, Y, CHANNEL; …;
   *     those that are missing get size 1, and all start at 0
   * @throws IllegalArgumentException if {@code pixels} has fewer or more dimensions
   */
  public static <T extends RealType<T>> Image of(String name, RandomAccessibleInterval<T> pixels) {
    if (pixels.numDimensions() < 2 || pixels.numDimensions() > Axis.values().length) {
      throw new IllegalArgumentException(
          name + ": pixels have 2 to 5 dimensions, not " + pixels.numDimensions());
    }
    RandomAccessibleInterval<T> all = Views.zeroMin(pixels);
    while (all.numDimensions() < Axis.values().length) {
      all = Views.addDimension(all, 0, 0);
    }
    return new Image(name, all, Calibration.NONE);
  }

  /** Returns the number of pixels, channels, slices or frames along {@code axis}. */
  public long size(Axis axis) {
    return pixels.dimension(axis.ordinal());
  }

  /** Returns one slice of one frame: dimensions X, Y, CHANNEL. */
  public RandomAccessibleInterval<? extends RealType<?>> plane(long z, long frame) {
    return Views.hyperSlice(frame(frame), Axis.Z.ordinal(), z);
  }

  /** Returns all slices of one frame: dimensions X, Y, CHANNEL, Z. */
  public RandomAccessibleInterval<? extends RealType<?>> frame(long frame) {
    return Views.hyperSlice(pixels, Axis.TIME.ordinal(), frame);
  }

  /** Returns one channel of all slices and frames: dimensions X, Y, Z, TIME. */
  public RandomAccessibleInterval<? extends RealType<?>> channel(long channel) {
    return Views.hyperSlice(pixels, Axis.CHANNEL.ordinal(), channel);
  }
}
