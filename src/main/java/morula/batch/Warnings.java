package morula.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import morula.io.Csv;
import morula.io.WholeFile;

/**
 * The warnings of a run, for who looks at its results the next morning: {@code warnings.csv},
 * written when this is closed, also where the run failed or was stopped.
 */
public final class Warnings implements Closeable {
  private static final String FILE = "warnings.csv";
  private static final String HEADER = Csv.line(List.of("image", "warning"));

  private final Path file;
  private final Set<String> images = new HashSet<>();
  private final List<String> rows = new ArrayList<>();

  /**
   * @param folder of the file
   */
  public Warnings(Path folder) {
    file = folder.resolve(FILE);
  }

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
  @Override
  public void close() throws IOException {
    List<String> all = new ArrayList<>(Files.exists(file) ? others() : List.of());
    all.addAll(rows);
    if (all.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    String text = HEADER + String.join("", all);
    WholeFile.write(file, partial -> Files.writeString(partial, text));
  }

  private List<String> others() throws IOException {
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
