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

package morula.annotation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The objects of a plane in the order of their scores, and which of them was looked at last. */
public final class UnsureOrder {
  private double lastScore = Double.NEGATIVE_INFINITY;
  private int lastLabel;

  /**
   * An object in the order.
   *
   * @param label its number
   * @param index its place, from 1
   * @param count number of objects that have a score
   */
  public record Position(int label, int index, int count) {}

  /**
   * Goes on from the last object, which may be gone or have lost its score.
   *
   * @param step 1 or −1
   */
  Optional<Position> go(int[] labels, IntToDoubleFunction score, int step) {
    Integer[] ordered =
        IntStream.of(labels)
            .filter(label -> !Double.isNaN(score.applyAsDouble(label)))
            .boxed()
            .toArray(Integer[]::new);
    if (ordered.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(
        ordered,
        Comparator.<Integer>comparingDouble(score::applyAsDouble).thenComparingInt(label -> label));
    int before = 0;
    while (before < ordered.length && compareToLast(ordered[before], score) < 0) {
      before++;
    }
    boolean there = before < ordered.length && compareToLast(ordered[before], score) == 0;
    int next = step > 0 ? before + (there ? 1 : 0) : before - 1;
    int index = Math.floorMod(next, ordered.length);
    lastLabel = ordered[index];
    lastScore = score.applyAsDouble(lastLabel);
    return Optional.of(new Position(lastLabel, index + 1, ordered.length));
  }

  private int compareToLast(int label, IntToDoubleFunction score) {
    int byScore = Double.compare(score.applyAsDouble(label), lastScore);
    return byScore != 0 ? byScore : Integer.compare(label, lastLabel);
  }
}
