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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DisjointSetsTest {
  @Test
  void joinsAsRelabellingDoes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 50; run++) {
      int size = 1 + random.nextInt(60);
      DisjointSets sets = DisjointSets.singletons(size);
      int[] expected = new int[size]; // of each element the smallest of its set
      Arrays.setAll(expected, i -> i);
      for (int n = random.nextInt(2 * size); n > 0; n--) {
        int a = random.nextInt(size);
        int b = random.nextInt(size);
        int small = Math.min(expected[a], expected[b]);
        int large = Math.max(expected[a], expected[b]);
        assertEquals(small, sets.join(a, b));
        Arrays.setAll(expected, i -> expected[i] == large ? small : expected[i]);
      }
      assertArrayEquals(expected, sets.roots(size));
    }
  }

  @Test
  void keepsTheRootThatIsAskedFor() {
    DisjointSets sets = DisjointSets.empty(3);
    for (int element : new int[] {1, 2, 9}) {
      assertFalse(element < 3 && sets.contains(element));
      sets.add(element);
      assertTrue(sets.contains(element) && sets.isRoot(element));
    }
    sets.attach(1, 9);
    assertFalse(sets.isRoot(1));
    assertEquals(9, sets.find(1));
    assertEquals(2, sets.join(9, 2));
    assertArrayEquals(new int[] {-1, 2, 2, -1}, sets.roots(4));
  }
}
