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

package morula.sizes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Merges objects that were segmented again into the labels of a plane. Objects are added and
 * removed as a whole: a new object replaces those of which it covers more than half, leaves others
 * as they are, and is not added if these would hide more than half of it.
 */
final class RegionMerge {
  private final RandomAccessibleInterval<IntType> labels;

  /** Label i at index i − 1. */
  private final List<Entry> entries = new ArrayList<>();

  /** The state of one label. */
  private static final class Entry {
    private final double score;
    private final double area;
    private boolean present;

    private Entry(double score, double area, boolean present) {
      this.score = score;
      this.area = area;
      this.present = present;
    }

    private boolean isMostly(int pixels) {
      return 2 * pixels > area;
    }
  }

  /** An old and a new label that share pixels. */
  private record Pair(int before, int now) {}

  /**
   * @param labels X, Y; is changed
   * @param objects of label i at index i − 1, null where there is no such label: as {@link
   *     FoundObject#in} gives them
   * @param scores of label i at index i − 1
   * @param replaced which of the objects are removed
   */
  RegionMerge(
      RandomAccessibleInterval<IntType> labels,
      List<FoundObject> objects,
      double[] scores,
      Predicate<FoundObject> replaced) {
    this.labels = labels;
    for (int i = 0; i < scores.length; i++) {
      FoundObject object = i < objects.size() ? objects.get(i) : null;
      entries.add(
          object == null
              ? new Entry(scores[i], 0, false)
              : new Entry(scores[i], ObjectScale.area(object.diameter()), !replaced.test(object)));
    }
  }

  /**
   * Adds objects.
   *
   * @param segmented X, Y: a part of the plane, at its position
   * @param scores of label i of {@code segmented} at index i − 1
   * @param wanted which of its objects are added
   */
  void add(
      RandomAccessibleInterval<IntType> segmented, double[] scores, Predicate<FoundObject> wanted) {
    int[] numbers = new int[scores.length + 1];
    List<FoundObject> found = FoundObject.in(segmented, scores, 1);
    for (int i = 0; i < found.size(); i++) {
      FoundObject object = found.get(i);
      if (object != null && wanted.test(object)) {
        entries.add(new Entry(object.score(), ObjectScale.area(object.diameter()), true));
        numbers[i + 1] = entries.size();
      }
    }
    Map<Pair, Integer> shared = new HashMap<>();
    forEach(
        segmented,
        numbers,
        (before, number) -> {
          if (before.get() > 0 && entry(before.get()).present) {
            shared.merge(new Pair(before.get(), number), 1, Integer::sum);
          }
        });
    giveWay(shared);
    forEach(
        segmented,
        numbers,
        (before, number) -> {
          if (entry(number).present && (before.get() == 0 || !entry(before.get()).present)) {
            before.set(number);
          }
        });
  }

  private void giveWay(Map<Pair, Integer> shared) {
    Map<Integer, Integer> hidden = new HashMap<>();
    Set<Pair> covered = new HashSet<>();
    shared.forEach(
        (pair, pixels) -> {
          if (entry(pair.before()).isMostly(pixels)) {
            covered.add(pair);
          } else {
            hidden.merge(pair.now(), pixels, Integer::sum);
          }
        });
    hidden.forEach((now, pixels) -> entry(now).present = !entry(now).isMostly(pixels));
    covered.stream()
        .filter(pair -> entry(pair.now()).present)
        .forEach(pair -> entry(pair.before()).present = false);
  }

  private Entry entry(int label) {
    return entries.get(label - 1);
  }

  private interface Visitor {
    void visit(IntType before, int number);
  }

  /** Visits the pixels of the objects that are added. */
  private void forEach(
      RandomAccessibleInterval<IntType> segmented, int[] numbers, Visitor visitor) {
    Cursor<IntType> before = Views.flatIterable(Views.interval(labels, segmented)).cursor();
    Cursor<IntType> now = Views.flatIterable(segmented).cursor();
    while (now.hasNext()) {
      IntType pixel = before.next();
      int number = numbers[now.next().get()];
      if (number > 0) {
        visitor.visit(pixel, number);
      }
    }
  }

  /**
   * Removes the remaining pixels of the objects that were replaced.
   *
   * @return the score of label i at index i − 1
   */
  double[] finish() {
    for (IntType label : Views.flatIterable(labels)) {
      if (label.get() > 0 && !entry(label.get()).present) {
        label.set(0);
      }
    }
    return entries.stream().mapToDouble(entry -> entry.score).toArray();
  }
}
