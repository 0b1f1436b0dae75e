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

package morula.instances;

import java.util.Arrays;
import morula.image.BlockReader;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Copies parts of images into arrays, and computes their sizes. */
final class Blocks {
  private Blocks() {}

  /** Returns the lengths of an interval along its first {@code dimensions} dimensions. */
  static int[] size(Interval interval, int dimensions) {
    int[] size = new int[dimensions];
    for (int d = 0; d < dimensions; d++) {
      size[d] = Math.toIntExact(interval.dimension(d));
    }
    return size;
  }

  /** Returns the product of {@code size}, which must fit into an array. */
  static int count(int[] size) {
    int count = 1;
    for (int s : size) {
      count = Math.multiplyExact(count, s);
    }
    return count;
  }

  /** Returns the labels in {@code part}, first dimension fastest. */
  static int[] labels(RandomAccessibleInterval<IntType> labels, Interval part) {
    int[] values = new int[count(size(part, labels.numDimensions()))];
    new BlockReader<>(labels).copy(part, values);
    return values;
  }

  /**
   * Returns the lengths of a plane.
   *
   * @throws IllegalArgumentException if {@code interval} does not have two dimensions
   */
  static int[] planeSize(Interval interval) {
    if (interval.numDimensions() != 2) {
      throw new IllegalArgumentException(
          "this head is for planes, not for " + interval.numDimensions() + " dimensions");
    }
    return size(interval, 2);
  }

  /**
   * Returns a plane with one additional pixel on every side.
   *
   * @param values row by row
   * @param width length of a row
   * @param frame value of the additional pixels
   */
  static int[] framed(int[] values, int width, int frame) {
    int height = values.length / width;
    int[] result = new int[Math.multiplyExact(width + 2, height + 2)];
    Arrays.fill(result, frame);
    for (int y = 0; y < height; y++) {
      System.arraycopy(values, y * width, result, (y + 1) * (width + 2) + 1, width);
    }
    return result;
  }

  /**
   * Returns a target whose last dimension is the channel, after the dimensions of {@code patch}.
   */
  static ArrayImg<FloatType, FloatArray> target(float[] values, Interval patch, int channels) {
    int n = patch.numDimensions();
    long[] dimensions = Arrays.copyOf(patch.dimensionsAsLongArray(), n + 1);
    dimensions[n] = channels;
    return ArrayImgs.floats(values, dimensions);
  }
}
