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

package morula.pictures;

import java.util.Arrays;

/** A set of pairs of labels that touch, of 8 bytes a pair; pairs may be added many times. */
final class TouchingLabels {
  private long[] pairs = new long[1 << 10];
  private int count;

  private long last;

  /** Adds two labels of neighbouring pixels, unless they are equal or one is background. */
  void add(int a, int b) {
    if (a == b || a <= 0 || b <= 0) {
      return;
    }
    long pair = (long) Math.max(a, b) << 32 | Math.min(a, b);
    if (pair == last) {
      return; // along a border most pairs are the same
    }
    last = pair;
    if (count == pairs.length) {
      sort();
      if (2L * count > pairs.length) {
        pairs = Arrays.copyOf(pairs, Math.multiplyExact(pairs.length, 2));
      }
    }
    pairs[count++] = pair;
  }

  private void sort() {
    Arrays.sort(pairs, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (distinct == 0 || pairs[i] != pairs[distinct - 1]) {
        pairs[distinct++] = pairs[i];
      }
    }
    count = distinct;
  }

  /** Returns the pairs, each once, by their higher label and then their lower one. */
  long[] sorted() {
    sort();
    return Arrays.copyOf(pairs, count);
  }

  static int higher(long pair) {
    return (int) (pair >>> 32);
  }

  static int lower(long pair) {
    return (int) pair;
  }
}
