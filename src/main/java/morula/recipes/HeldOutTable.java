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

package morula.recipes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import morula.study.StudyPlan;
import morula.study.Trial;

/** Writes the results on held-out images, by group, into the section of a stage. */
final class HeldOutTable {
  private static final String ALL = "all";

  private HeldOutTable() {}

  /** Writes the table; nothing if there are no held-out images. Folds and seeds are pooled. */
  static void write(Markdown text, StageRun run) {
    if (run.heldOut().isEmpty()) {
      return;
    }
    Map<String, List<HeldOutImage>> byValues = new LinkedHashMap<>();
    for (Trial trial : run.result().trials()) {
      List<HeldOutImage> images = run.heldOut().getOrDefault(trial.number(), List.of());
      if (!images.isEmpty()) {
        byValues.computeIfAbsent(label(trial, images), l -> new ArrayList<>()).addAll(images);
      }
    }
    List<Double> scales =
        List.copyOf(
            byValues.values().stream()
                .flatMap(List::stream)
                .map(HeldOutImage::scale)
                .collect(Collectors.toCollection(TreeSet::new)));
    List<String> header = new ArrayList<>(List.of("keys", "group", "images", "objects"));
    for (double scale : scales) {
      header.add("accuracy at IoU 0.5" + size(scale));
    }
    header.add("mean accuracy at IoU 0.5 to 0.95");
    header.add("size of the objects found, as a multiple of the true size");
    List<List<String>> rows = new ArrayList<>();
    byValues.forEach((label, images) -> rows.addAll(rows(label, images, scales)));
    text.block(
        "Held-out images, which were used neither for training nor to select the epoch and the"
            + " thresholds. They were segmented as by the command `segment`; all figures are means over"
            + " images, the size is the median over images of the median of each:");
    text.table(header, rows);
  }

  private static String size(double scale) {
    return scale == 1
        ? ""
        : String.format(Locale.ROOT, ", at %s times the size", Numbers.text(scale));
  }

  /** Returns the varied keys of a trial, without the key that selects the held-out groups. */
  private static String label(Trial trial, List<HeldOutImage> images) {
    Map<String, String> values = new LinkedHashMap<>(trial.values());
    values.remove(StudyPlan.SEED);
    if (images.stream().noneMatch(i -> i.group().isEmpty())) {
      values.remove(RecipeKeys.IDS); // the groups tell the folds apart
    }
    return values.isEmpty() ? "–" : Trial.label(values);
  }

  private static List<List<String>> rows(
      String label, List<HeldOutImage> images, List<Double> scales) {
    Map<String, List<HeldOutImage>> groups = new LinkedHashMap<>();
    images.stream()
        .filter(i -> !i.group().isEmpty())
        .forEach(i -> groups.computeIfAbsent(i.group(), g -> new ArrayList<>()).add(i));
    groups.put(ALL, images);
    List<List<String>> rows = new ArrayList<>();
    groups.forEach((group, some) -> rows.add(row(label, group, some, scales)));
    return rows;
  }

  private static List<String> row(
      String label, String group, List<HeldOutImage> images, List<Double> scales) {
    List<HeldOutImage> asTheyAre = images.stream().filter(i -> i.scale() == 1).toList();
    List<String> row = new ArrayList<>(List.of(label, group));
    row.add(Integer.toString(asTheyAre.size()));
    row.add(Long.toString(asTheyAre.stream().mapToLong(HeldOutImage::objects).sum()));
    for (double scale : scales) {
      row.add(
          Numbers.text(
              HeldOutScores.accuracy(images.stream().filter(i -> i.scale() == scale).toList())));
    }
    row.add(Numbers.text(HeldOutScores.meanAccuracy(asTheyAre)));
    OptionalDouble sizeRatio = HeldOutScores.sizeRatio(asTheyAre);
    row.add(sizeRatio.isPresent() ? Numbers.text(sizeRatio.getAsDouble()) : "–");
    return row;
  }
}
