package morula.recipes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import morula.io.Csv;

/**
 * How well a model did on an image that it never saw.
 *
 * @param name of the image
 * @param group kind of image; empty where none is known
 * @param scale by which the image was enlarged before; 1 for as it is
 * @param objects true ones
 * @param predicted objects
 * @param matched at IoU 0.5
 * @param accuracy matched/(objects + predicted − matched), at IoU 0.5; 1 where there is nothing
 * @param meanAccuracy mean of such accuracies at IoU 0.5, 0.55 … 0.95
 */
record UnseenImage(
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

  /** A table, one image a line. */
  static String csv(List<UnseenImage> images) {
    StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
    for (UnseenImage i : images) {
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
   * The inverse of {@link #csv}.
   *
   * @throws IOException if it is no such table
   */
  static List<UnseenImage> parse(String csv) throws IOException {
    List<UnseenImage> images = new ArrayList<>();
    for (List<String> row : Csv.rows(csv, COLUMNS)) {
      images.add(of(row));
    }
    return images;
  }

  private static UnseenImage of(List<String> row) throws IOException {
    try {
      return new UnseenImage(
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
