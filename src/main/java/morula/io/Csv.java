package morula.io;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of tables with commas between the values (RFC 4180). */
public final class Csv {
  private Csv() {}

  /** One line with its end; values that need quotes get them. */
  public static String line(List<String> values) {
    return values.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
