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
 * has the index.
 */
public final class KthSmallest {
  private static final int BITS = 16;

  private KthSmallest() {}

  /**
   * Returns the value at index {@code k} of the sorted values.
   *
   * @param values are not changed
   * @param count number of values, from the first on, that are considered
   * @param k 0 to {@code count} − 1
   */
  public static double of(double[] values, int count, int k) {
    int[] counts = new int[1 << BITS];
    int left = k;
    long found = 0;
    for (int shift = Double.SIZE - BITS; shift >= 0; shift -= BITS) {
      Arrays.fill(counts, 0);
      boolean first = shift + BITS == Double.SIZE;
      for (int i = 0; i < count; i++) {
        long key = key(values[i]);
        if (first || (key ^ found) >>> (shift + BITS) == 0) {
          counts[(int) (key >>> shift) & counts.length - 1]++;
        }
      }
      int group = 0;
      while (left >= counts[group]) {
        left -= counts[group++];
      }
      found |= (long) group << shift;
    }
    return Double.longBitsToDouble(found < 0 ? found ^ Long.MIN_VALUE : ~found);
  }

  /** Returns bits that ascend with the value if they are compared without a sign. */
  private static long key(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }
}
