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

package morula.segmentation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import morula.dataset.LabelKind;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;

/**
 * How far two label images of the same image agree, whatever the numbers of their objects are.
 *
 * @param pixels number of pixels
 * @param equal number of pixels that belong to the same object, the same class or the background in
 *     both
 * @param expected number of objects in the first one
 * @param found number of objects in the second one
 */
record LabelAgreement(long pixels, long equal, long expected, long found) {
  static final LabelAgreement NONE = new LabelAgreement(0, 0, 0, 0);

  /** Compares two label images of the same size. */
  static LabelAgreement of(
      ArrayImg<IntType, IntArray> first, ArrayImg<IntType, IntArray> second, LabelKind kind) {
    int[] a = first.update(null).getCurrentStorageArray();
    int[] b = second.update(null).getCurrentStorageArray();
    if (kind != LabelKind.OBJECTS) {
      long equal = 0;
      for (int i = 0; i < a.length; i++) {
        equal += a[i] == b[i] ? 1 : 0;
      }
      return new LabelAgreement(a.length, equal, 0, 0);
    }
    Map<Long, Integer> overlaps = new HashMap<>();
    Set<Integer> objectsA = new HashSet<>();
    Set<Integer> objectsB = new HashSet<>();
    for (int i = 0; i < a.length; i++) {
      overlaps.merge(pair(a[i], b[i]), 1, Integer::sum);
      objectsA.add(a[i]);
      objectsB.add(b[i]);
    }
    objectsA.remove(0);
    objectsB.remove(0);
    long equal = overlaps.getOrDefault(pair(0, 0), 0);
    Set<Integer> pairedA = new HashSet<>();
    Set<Integer> pairedB = new HashSet<>();
    // each object belongs to one of the other image at most: that with which it shares most pixels
    for (Map.Entry<Long, Integer> overlap :
        overlaps.entrySet().stream()
            .filter(entry -> entry.getKey() >> 32 != 0 && entry.getKey().intValue() != 0)
            .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
            .toList()) {
      int objectA = (int) (overlap.getKey() >> 32);
      int objectB = overlap.getKey().intValue();
      if (!pairedA.contains(objectA) && !pairedB.contains(objectB)) {
        pairedA.add(objectA);
        pairedB.add(objectB);
        equal += overlap.getValue();
      }
    }
    return new LabelAgreement(a.length, equal, objectsA.size(), objectsB.size());
  }

  private static long pair(int a, int b) {
    return ((long) a << 32) | b;
  }

  LabelAgreement plus(LabelAgreement other) {
    return new LabelAgreement(
        pixels + other.pixels, equal + other.equal, expected + other.expected, found + other.found);
  }

  /** The share of equal pixels, 0 to 1; 1 without pixels. */
  double share() {
    return pixels == 0 ? 1 : (double) equal / pixels;
  }

  /** The difference between the numbers of objects, as a share of the expected ones. */
  double countError() {
    return Math.abs(found - expected) / (double) Math.max(1, expected);
  }
}
