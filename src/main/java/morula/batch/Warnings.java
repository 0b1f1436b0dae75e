package morula.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import morula.io.Csv;
import morula.io.WholeFile;

/** What a run warned of, for who looks at its results the next morning: {@code warnings.csv}. */
public final class Warnings {
  private static final String FILE = "warnings.csv";
  private static final String HEADER = Csv.line(List.of("image", "warning"));

  private final Set<String> images = new HashSet<>();
  private final List<String> rows = new ArrayList<>();

  /** Adds an image that was segmented, with what it was warned of, if anything. */
  public void add(String image, List<String> warnings) {
    images.add(image);
    warnings.forEach(warning -> rows.add(Csv.line(List.of(image, warning))));
  }

  /**
   * Writes the file. What stands there of other images stays; where nothing is left to warn of, the
   * file goes.
   *
   * @throws IOException if it cannot be read or written; the message names it
   */
  public void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    List<String> all = new ArrayList<>(Files.exists(file) ? others(file) : List.of());
    all.addAll(rows);
    if (all.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    String text = HEADER + String.join("", all);
    WholeFile.write(file, partial -> Files.writeString(partial, text));
  }

  private List<String> others(Path file) throws IOException {
    List<List<String>> rows;
    try {
      rows = Csv.rows(Files.readString(file));
    } catch (IOException e) {
      throw new IOException(file + " is damaged; delete it", e);
    }
    return rows.stream()
        .skip(1)
        .filter(row -> !images.contains(row.get(0)))
        .map(Csv::line)
        .toList();
  }
}
