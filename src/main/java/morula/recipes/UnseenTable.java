package morula.recipes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import morula.study.StudyPlan;
import morula.study.Trial;

/** The part of a stage's section that says how images of each group went that no model saw. */
final class UnseenTable {
  private static final String ALL = "all";

  private UnseenTable() {}

  /** Writes the table; nothing where no image was judged. Folds and seeds are taken together. */
  static void write(Markdown text, StageRun run) {
    if (run.unseen().isEmpty()) {
      return;
    }
    Map<String, List<UnseenImage>> byValues = new LinkedHashMap<>();
    for (Trial trial : run.result().trials()) {
      List<UnseenImage> images = run.unseen().getOrDefault(trial.number(), List.of());
      if (!images.isEmpty()) {
        byValues.computeIfAbsent(label(trial, images), l -> new ArrayList<>()).addAll(images);
      }
    }
    List<Double> scales =
        List.copyOf(
            byValues.values().stream()
                .flatMap(List::stream)
                .map(UnseenImage::scale)
                .collect(Collectors.toCollection(TreeSet::new)));
    List<String> header = new ArrayList<>(List.of("keys", "group", "images", "objects"));
    for (double scale : scales) {
      header.add("accuracy at IoU 0.5" + size(scale));
    }
    header.add("mean over IoU 0.5 to 0.95");
    List<List<String>> rows = new ArrayList<>();
    byValues.forEach((label, images) -> rows.addAll(rows(label, images, scales)));
    text.block(
        "Images that took no part in the training, segmented as the command `segment` does; all"
            + " figures are means over images:");
    text.table(header, rows);
  }

  private static String size(double scale) {
    return scale == 1
        ? ""
        : String.format(Locale.ROOT, ", at %s times the size", UnseenScores.text(scale));
  }

  /** What the trial varies besides which groups are held out. */
  private static String label(Trial trial, List<UnseenImage> images) {
    Map<String, String> values = new LinkedHashMap<>(trial.values());
    values.remove(StudyPlan.SEED);
    if (images.stream().noneMatch(i -> i.group().isEmpty())) {
      values.remove(RecipeKeys.IDS); // the groups tell the folds apart
    }
    return values.isEmpty()
        ? "–"
        : values.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(", "));
  }

  private static List<List<String>> rows(
      String label, List<UnseenImage> images, List<Double> scales) {
    Map<String, List<UnseenImage>> groups = new LinkedHashMap<>();
    images.stream()
        .filter(i -> !i.group().isEmpty())
        .forEach(i -> groups.computeIfAbsent(i.group(), g -> new ArrayList<>()).add(i));
    groups.put(ALL, images);
    List<List<String>> rows = new ArrayList<>();
    groups.forEach((group, some) -> rows.add(row(label, group, some, scales)));
    return rows;
  }

  private static List<String> row(
      String label, String group, List<UnseenImage> images, List<Double> scales) {
    List<UnseenImage> asTheyAre = images.stream().filter(i -> i.scale() == 1).toList();
    List<String> row = new ArrayList<>(List.of(label, group));
    row.add(Integer.toString(asTheyAre.size()));
    row.add(Long.toString(asTheyAre.stream().mapToLong(UnseenImage::objects).sum()));
    for (double scale : scales) {
      row.add(
          Numbers.text(
              UnseenScores.accuracy(images.stream().filter(i -> i.scale() == scale).toList())));
    }
    row.add(Numbers.text(UnseenScores.meanAccuracy(asTheyAre)));
    return row;
  }
}
