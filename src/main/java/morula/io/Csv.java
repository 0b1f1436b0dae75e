package morula.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables with commas between the values (RFC 4180), lines that end as Unix has it. */
public final class Csv {
  /** Built by a method that version 1.10 has too, as other update sites of Fiji bring it. */
  @SuppressWarnings("deprecation")
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').setIgnoreSurroundingSpaces(true).build();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  /** One line with its end; values that need quotes get them. */
  public static String line(List<?> values) {
    return FORMAT.format(values.toArray()) + '\n';
  }

  /**
   * The lines of a table, whose numbers of values may differ; without empty lines, without spaces
   * around values. A byte order mark is no part of the first.
   *
   * @throws IOException if a quote does not end, or is followed by other text
   */
  public static List<List<String>> rows(String text) throws IOException {
    String table = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(table, FORMAT)) {
      return parser.getRecords().stream()
          .map(CSVRecord::toList)
          .filter(row -> row.size() > 1 || !row.get(0).isEmpty())
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The lines of a table below its column names, each with a value for every column.
   *
   * @throws IOException if the first line is not {@code columns}, another has more or fewer values,
   *     or as {@link #rows}
   */
  public static List<List<String>> rows(String text, List<String> columns) throws IOException {
    List<List<String>> rows = rows(text);
    if (rows.isEmpty() || !rows.get(0).equals(columns)) {
      throw new IOException("the first line is not " + String.join(",", columns));
    }
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IOException(
            String.format(
                Locale.ROOT, "\"%s\" has not %d values", String.join(",", row), columns.size()));
      }
    }
    return rows.subList(1, rows.size());
  }
}
