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

import java.util.Arrays;

/**
 * Finds the value that would be at an index if an array were sorted, in time linear in its length
 * whatever it holds. The order is that of {@link Arrays#sort(double[])}: −0 before 0, and values
 * that are no number last.
 *
 * <p>The bits of the values, with those of negative ones turned so that they ascend, are counted in
 * groups of {@value #BITS}, the highest first; each pass goes on with the values of the group that
 * has the index, and the last few are sorted.
 */
public final class KthSmallest {
  private static final int BITS = 16;

  /** So many values are sorted sooner than counted. */
  private static final int FEW = 1 << 10;

  private KthSmallest() {}

  /**
   * Returns the value at index {@code k} of the sorted values.
   *
   * @param values are not changed
   * @param count number of values, from the first on, that are considered
   * @param k 0 to {@code count} − 1
   */
  public static double of(double[] values, int count, int k) {
    double[] left = values;
    int size = count;
    int index = k;
    for (int shift = Double.SIZE - BITS; size > FEW && shift >= 0; shift -= BITS) {
      int[] counts = new int[1 << BITS];
      for (int i = 0; i < size; i++) {
        counts[group(left[i], shift)]++;
      }
      int group = 0;
      while (index >= counts[group]) {
        index -= counts[group++];
      }
      left = members(left, size, shift, group, counts[group]);
      size = left.length;
    }
    double[] sorted = Arrays.copyOf(left, size);
    Arrays.sort(sorted);
    return sorted[index];
  }

  private static double[] members(double[] values, int count, int shift, int group, int size) {
    double[] members = new double[size];
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (group(values[i], shift) == group) {
        members[next++] = values[i];
      }
    }
    return members;
  }

  private static int group(double value, int shift) {
    return (int) (key(value) >>> shift) & (1 << BITS) - 1;
  }

  /** Returns bits that ascend with the value if they are compared without a sign. */
  private static long key(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }
}
