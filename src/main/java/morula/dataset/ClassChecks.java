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

package morula.dataset;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** Checks whether the values of label images are classes. */
final class ClassChecks {
  /** So many of the images decide what is said of the set. */
  private static final double MOST = 0.9;

  /** With fewer values an image of classes may show each of them in one piece. */
  private static final int FEWEST_OBJECTS = 5;

  private final LabelFindings set;

  ClassChecks(LabelFindings set) {
    this.set = set;
  }

  void objectsAsClasses() {
    List<LabelStatistics> classes =
        set.images().entrySet().stream()
            .filter(
                entry -> !set.levels().containsKey(entry.getKey()) && !entry.getValue().isEmpty())
            .map(Map.Entry::getValue)
            .toList();
    if (classes.isEmpty()) {
      return;
    }
    SortedSet<Integer> values = LabelFindings.values(classes);
    if (values.size() >= DataCheck.MANY_CLASSES) {
      set.warn(
          "there are %d values, which look like objects rather than classes; use heads=distance for"
              + " objects, or heads=foreground",
          values.size());
      return;
    }
    int[] counts = classes.stream().mapToInt(image -> image.counts().size()).sorted().toArray();
    int median = counts[counts.length / 2];
    long all = IntStream.of(counts).asLongStream().sum();
    long whole =
        classes.stream()
            .flatMap(image -> image.counts().stream())
            .filter(ValueCount::isWhole)
            .count();
    if (median < FEWEST_OBJECTS || whole < MOST * all) {
      return;
    }
    set.warn(
        "nearly every value is one connected piece in its image (%d values in the middle one),"
            + " which looks like objects rather than classes; use heads=distance for objects, or"
            + " heads=foreground",
        median);
  }
}
