package morula.recipes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import morula.io.Csv;

/**
 * The result of a model on a held-out image.
 *
 * @param name name of the image
 * @param group kind of image; empty if unknown
 * @param scale factor by which the image was resized; 1 for the original size
 * @param objects number of true objects
 * @param predicted number of predicted objects
 * @param matched number of matches at IoU 0.5
 * @param accuracy matched/(objects + predicted − matched), at IoU 0.5; 1 if there are no objects
 * @param meanAccuracy mean of the accuracies at IoU 0.5, 0.55 … 0.95
 */
record HeldOutImage(
    String name,
    String group,
    double scale,
    long objects,
    long predicted,
    long matched,
    double accuracy,
    double meanAccuracy) {
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "group",
          "scale",
          "objects",
          "predicted",
          "matched",
          "accuracy_0.5",
          "mean_accuracy");

  /** Returns a table with one line per image. */
  static String csv(List<HeldOutImage> images) {
    StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
    for (HeldOutImage i : images) {
      text.append(
          Csv.line(
              List.of(
                  i.name,
                  i.group,
                  i.scale,
                  i.objects,
                  i.predicted,
                  i.matched,
                  rounded(i.accuracy),
                  rounded(i.meanAccuracy))));
    }
    return text.toString();
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  /**
   * Reads a table of {@link #csv}.
   *
   * @throws IOException if the text is not such a table
   */
  static List<HeldOutImage> parse(String csv) throws IOException {
    List<HeldOutImage> images = new ArrayList<>();
    for (List<String> row : Csv.rows(csv, COLUMNS)) {
      images.add(of(row));
    }
    return images;
  }

  private static HeldOutImage of(List<String> row) throws IOException {
    try {
      return new HeldOutImage(
          row.get(0),
          row.get(1),
          Double.parseDouble(row.get(2)),
          Long.parseLong(row.get(3)),
          Long.parseLong(row.get(4)),
          Long.parseLong(row.get(5)),
          Double.parseDouble(row.get(6)),
          Double.parseDouble(row.get(7)));
    } catch (NumberFormatException e) {
      throw new IOException("\"" + String.join(",", row) + "\" lacks a number", e);
    }
  }
}
