package morula.recipes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
  private static final String HEADER =
      "name,group,scale,objects,predicted,matched,accuracy_0.5,mean_accuracy";
  private static final int COLUMNS = 8;

  /** A table, one image a line. */
  static String csv(List<UnseenImage> images) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (UnseenImage i : images) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%d,%d,%d,%.6f,%.6f%n",
              i.name,
              i.group,
              i.scale,
              i.objects,
              i.predicted,
              i.matched,
              i.accuracy,
              i.meanAccuracy));
    }
    return text.toString();
  }

  /**
   * The inverse of {@link #csv}.
   *
   * @throws IllegalArgumentException if it is no such table
   */
  static List<UnseenImage> parse(String csv) {
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("the first line is not " + HEADER);
    }
    List<UnseenImage> images = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] f = line.split(",", -1);
      if (f.length != COLUMNS) {
        throw new IllegalArgumentException("\"" + line + "\" has not " + COLUMNS + " fields");
      }
      images.add(
          new UnseenImage(
              f[0],
              f[1],
              Double.parseDouble(f[2]),
              Long.parseLong(f[3]),
              Long.parseLong(f[4]),
              Long.parseLong(f[5]),
              Double.parseDouble(f[6]),
              Double.parseDouble(f[7])));
    }
    return images;
  }
}
