package morula.recipes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import morula.io.Csv;
import morula.progress.InvalidRequestException;

/** Reads a CSV file with the columns {@code id,group,fold}, which gives the kind of each image. */
final class GroupTable {
  private static final List<String> COLUMNS = List.of("id", "group", "fold");

  private GroupTable() {}

  /**
   * One image.
   *
   * @param id name of the image
   * @param group kind of image
   * @param fold the fold in which it is held out, from 1
   */
  record Row(String id, String group, int fold) {}

  /**
   * Reads a table.
   *
   * @param file name for messages
   * @throws InvalidRequestException naming the file and the line that is not valid
   */
  static List<Row> parse(String file, String text) {
    List<List<String>> lines;
    try {
      lines = Csv.rows(text, COLUMNS);
    } catch (IOException e) {
      throw new InvalidRequestException(file + ": " + e.getMessage(), e);
    }
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines) {
      if (!line.get(2).matches("[1-9][0-9]{0,3}") || line.get(0).isEmpty()) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "%s: \"%s\" is not a name, a group and the number of a fold",
                file,
                String.join(",", line)));
      }
      rows.add(new Row(line.get(0), line.get(1), Integer.parseInt(line.get(2))));
    }
    return rows;
  }
}
