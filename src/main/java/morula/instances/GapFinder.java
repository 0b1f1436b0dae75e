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

/**
 * Finds the background between two objects: pixels with at least two different positive labels
 * within some distance along each axis.
 *
 * <p>There are two labels exactly if the smallest and the largest positive label differ; both can
 * be computed one dimension after the other.
 */
final class GapFinder {
  private final int radius;

  /**
   * @param radius half the side of the box, in pixels
   */
  GapFinder(int radius) {
    this.radius = radius;
  }

  /**
   * @param labels first dimension fastest
   * @param size length along each dimension
   * @return true for pixels of label 0 that are near two objects
   */
  boolean[] find(int[] labels, int[] size) {
    int[] low = new int[labels.length];
    int[] high = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      low[i] = labels[i] > 0 ? labels[i] : Integer.MAX_VALUE;
      high[i] = Math.max(labels[i], 0);
    }
    int stride = 1;
    for (int length : size) {
      low = smallest(low, length, stride);
      high = largest(high, length, stride);
      stride *= length;
    }
    boolean[] gap = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      gap[i] = labels[i] == 0 && high[i] > 0 && low[i] != high[i];
    }
    return gap;
  }

  /** Returns the smallest value within the radius along one dimension. */
  private int[] smallest(int[] values, int length, int stride) {
    int[] result = values.clone();
    for (int block = 0; block < values.length; block += stride * length) {
      int end = block + stride * length;
      for (int offset = 1; offset <= Math.min(radius, length - 1); offset++) {
        int shift = offset * stride;
        // two simple loops, which the compiler turns into vector instructions
        for (int i = block; i < end - shift; i++) {
          result[i] = Math.min(result[i], values[i + shift]);
        }
        for (int i = block + shift; i < end; i++) {
          result[i] = Math.min(result[i], values[i - shift]);
        }
      }
    }
    return result;
  }

  /** Returns the largest value within the radius along one dimension. */
  private int[] largest(int[] values, int length, int stride) {
    int[] result = values.clone();
    for (int block = 0; block < values.length; block += stride * length) {
      int end = block + stride * length;
      for (int offset = 1; offset <= Math.min(radius, length - 1); offset++) {
        int shift = offset * stride;
        for (int i = block; i < end - shift; i++) {
          result[i] = Math.max(result[i], values[i + shift]);
        }
        for (int i = block + shift; i < end; i++) {
          result[i] = Math.max(result[i], values[i - shift]);
        }
      }
    }
    return result;
  }
}
