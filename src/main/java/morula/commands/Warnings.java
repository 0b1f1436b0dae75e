package morula.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import morula.io.Csv;
import morula.io.WholeFile;

/** What a run warned of, for who looks at its results the next morning: {@code warnings.csv}. */
final class Warnings {
  private static final String FILE = "warnings.csv";
  private static final String HEADER = Csv.line(List.of("image", "warning"));

  private final List<String> rows = new ArrayList<>();

  /** Adds a warning of an image. */
  void add(String image, String warning) {
    rows.add(Csv.line(List.of(image, warning)));
  }

  /**
   * Writes the file. What stands there of other images stays; where nothing is left to warn of, the
   * file goes.
   *
   * @param images names of those that were segmented in this run
   * @throws IOException if it cannot be written; the message names it
   */
  void write(Path folder, Set<String> images) throws IOException {
    Path file = folder.resolve(FILE);
    List<String> all = new ArrayList<>(Files.exists(file) ? others(file, images) : List.of());
    all.addAll(rows);
    if (all.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    String text = HEADER + String.join("", all);
    WholeFile.write(file, partial -> Files.writeString(partial, text));
  }

  private static List<String> others(Path file, Set<String> images) throws IOException {
    Set<String> starts =
        images.stream()
            .map(name -> Csv.line(List.of(name, "")).stripTrailing())
            .collect(Collectors.toSet());
    return Files.readAllLines(file).stream()
        .skip(1)
        .filter(line -> starts.stream().noneMatch(line::startsWith))
        .map(line -> line + "\n")
        .toList();
  }
}
