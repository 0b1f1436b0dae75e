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
 * The warnings of a run, kept in the file {@code warnings.csv} for people who look at the results
 * later. The file is written on close, also if the run failed or was stopped.
 */
public final class Warnings implements Closeable {
  private static final String FILE = "warnings.csv";
  private static final String HEADER = Csv.line(List.of("image", "warning"));

  private final Path file;
  private final Set<String> images = new HashSet<>();
  private final List<String> rows = new ArrayList<>();

  /**
   * Creates an empty collection.
   *
   * @param folder the folder of the file
   */
  public Warnings(Path folder) {
    file = folder.resolve(FILE);
  }

  /** Adds an image that was segmented, with its warnings, if there are any. */
  public void add(String image, List<String> warnings) {
    images.add(image);
    warnings.forEach(warning -> rows.add(Csv.line(List.of(image, warning))));
  }

  /**
   * Writes the file. Its warnings about other images are kept; if there are no warnings at all, the
   * file is deleted.
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
      throw new IOException(file + " is damaged: delete it", e);
    }
    return rows.stream()
        .skip(1)
        .filter(row -> !images.contains(row.get(0)))
        .map(Csv::line)
        .toList();
  }
}
