package morula.recipes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;

/** A CSV file with the columns {@code id,group,fold}: which kind an image is of. */
final class GroupTable {
  private static final String HEADER = "id,group,fold";
  private static final int COLUMNS = 3;

  private GroupTable() {}

  /**
   * One image.
   *
   * @param id name of the image
   * @param group kind of image
   * @param fold in which it is held out, from 1
   */
  record Row(String id, String group, int fold) {}

  /**
   * Reads a table.
   *
   * @param file name for messages
   * @throws InvalidRequestException naming the file and the line that is not so
   */
  static List<Row> parse(String file, String text) {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new InvalidRequestException(file + ": the first line is not " + HEADER);
    }
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = Stream.of(line.split(",", -1)).map(String::strip).toArray(String[]::new);
      if (parts.length != COLUMNS || !parts[2].matches("[1-9][0-9]{0,3}") || parts[0].isEmpty()) {
        throw new InvalidRequestException(
            "%s: \"%s\" is not a name, a group and the number of a fold".formatted(file, line));
      }
      rows.add(new Row(parts[0], parts[1], Integer.parseInt(parts[2])));
    }
    return rows;
  }
}
