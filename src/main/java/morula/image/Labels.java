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
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * A label image: 0 is background, 1 and up are the objects (instances) or the classes (semantic).
 *
 * @param name name of the image that was labelled
 * @param pixels four dimensions X, Y, Z, TIME, each with minimum 0; values 0 to {@link #LARGEST}
 * @param calibration calibration of the image that was labelled
 */
public record Labels(
    String name, RandomAccessibleInterval<IntType> pixels, Calibration calibration) {
  /** The largest label: up to it, the 32-bit images of ImageJ hold each whole number. */
  public static final int LARGEST = 1 << 24;

  private static final int Z = 2;
  private static final int TIME = 3;

  /**
   * Checks the dimensions.
   *
   * @throws IllegalArgumentException if {@code pixels} does not have four dimensions
   */
  public Labels {
    if (pixels.numDimensions() != 4) {
      throw new IllegalArgumentException(
          name + ": labels have 4 dimensions, not " + pixels.numDimensions());
    }
  }

  /** Returns the number of slices of a frame. */
  public long slices() {
    return pixels.dimension(Z);
  }

  /** Returns the number of frames. */
  public long frames() {
    return pixels.dimension(TIME);
  }

  /**
   * Returns the same planes in the same order with slices called frames, or frames called slices,
   * if the numbers agree only then; else these labels. Programs differ in what they call the planes
   * of a stack.
   *
   * @param slices wanted number of slices
   * @param frames wanted number of frames
   */
  public Labels withPlanes(long slices, long frames) {
    boolean exchanged =
        slices() == frames
            && frames() == slices
            && slices != frames
            && Math.min(slices, frames) == 1;
    return exchanged ? new Labels(name, Views.permute(pixels, Z, TIME), calibration) : this;
  }

  /** Returns all slices of one frame: dimensions X, Y, Z. */
  public RandomAccessibleInterval<IntType> frame(long frame) {
    return Views.hyperSlice(pixels, TIME, frame);
  }

  /** Returns one slice of one frame: dimensions X, Y. */
  public RandomAccessibleInterval<IntType> plane(long z, long frame) {
    if (z == 0
        && frame == 0
        && slices() * frames() == 1
        && pixels instanceof ArrayImg<IntType, ?> array
        && array.update(null) instanceof IntArray values) {
      // the same pixels without views, which are read and written faster
      return ArrayImgs.ints(
          values.getCurrentStorageArray(), pixels.dimension(0), pixels.dimension(1));
    }
    return Views.hyperSlice(frame(frame), Z, z);
  }
}
