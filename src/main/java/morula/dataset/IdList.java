package morula.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import morula.io.Csv;
import morula.progress.InvalidRequestException;

/**
 * A list of the images that take part: a text or CSV file, one image a line. The column {@code id},
 * or else the first one, holds the name, with or without folder and extension; names with commas
 * stand in quotes. A column {@code set}, or else a second one, says {@code train} or {@code
 * validation}. The line of column names may be left out; other columns do not matter, but need it.
 *
 * @param names in the order given; at least one
 * @param split if the list has one
 */
public record IdList(List<String> names, Optional<ValidationSplit> split) {
  private static final String ID = "id";
  private static final String SET = "set";
  private static final String TRAIN = "train";
  private static final String VALIDATION = "validation";

  /**
   * Reads a list.
   *
   * @param file text, UTF-8
   * @param all names of the images that there are
   * @throws InvalidRequestException naming the file if it cannot be read, names an image that is
   *     not there or none at all, or a set that is unknown, contradictory or leaves a side empty
   */
  public static IdList read(String file, Collection<String> all) {
    List<List<String>> rows = rows(file);
    List<String> header =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).stream().map(f -> f.toLowerCase(Locale.ROOT)).toList();
    boolean named = header.contains(ID);
    int idColumn = named ? header.indexOf(ID) : 0;
    int setColumn =
        named ? header.indexOf(SET) : rows.stream().anyMatch(r -> r.size() > 1) ? 1 : -1;
    Map<String, String> sets = new LinkedHashMap<>();
    for (List<String> row : named ? rows.subList(1, rows.size()) : rows) {
      String id = idColumn < row.size() ? row.get(idColumn) : "";
      String set = setColumn < 0 ? "" : setColumn < row.size() ? row.get(setColumn) : "";
      if (setColumn >= 0 && !Set.of(TRAIN, VALIDATION).contains(set)) {
        throw refused(file, "says '%s' for '%s'; a set is train or validation", set, id);
      }
      Set<String> matches = ValidationSplit.matches(List.copyOf(all), id);
      if (matches.isEmpty()) {
        throw refused(file, "names '%s', which is none of the images; correct the list", id);
      }
      for (String name : matches) {
        String before = sets.put(name, set);
        if (before != null && !before.equals(set)) {
          throw refused(file, "has '%s' both to train and to validate; choose one", id);
        }
      }
    }
    if (sets.isEmpty()) {
      throw refused(file, "names no image; list at least one, one a line");
    }
    return new IdList(
        List.copyOf(sets.keySet()),
        setColumn < 0 ? Optional.empty() : Optional.of(split(file, sets)));
  }

  private static ValidationSplit split(String file, Map<String, String> sets) {
    List<String> training = new ArrayList<>();
    List<String> validation = new ArrayList<>();
    sets.forEach((name, set) -> (set.equals(TRAIN) ? training : validation).add(name));
    if (training.isEmpty() || validation.isEmpty()) {
      throw refused(
          file,
          "has none to %s; give at least one the set %s",
          training.isEmpty() ? "train" : "validate",
          training.isEmpty() ? TRAIN : VALIDATION);
    }
    return new ValidationSplit(List.copyOf(training), List.copyOf(validation));
  }

  private static List<List<String>> rows(String file) {
    String text;
    try {
      text = Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidRequestException("ids=" + file + ": no text file that can be read", e);
    }
    try {
      return Csv.rows(text);
    } catch (IOException e) {
      throw refused(file, "has a quote that does not end, or text behind one; correct the list");
    }
  }

  private static InvalidRequestException refused(String file, String why, Object... values) {
    return new InvalidRequestException(
        "ids=" + file + ": " + String.format(Locale.ROOT, why, values));
  }
}
