/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads and writes tables of comma-separated values (RFC 4180) with Unix line ends. */
public final class Csv {
  /**
   * The format, built by a method that also exists in version 1.10, which other update sites of
   * Fiji install and with which Morula is compiled; later versions keep it, deprecated.
   */
  @SuppressWarnings("deprecation")
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').setIgnoreSurroundingSpaces(true).build();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  /** Returns one line with its line end; values are quoted where necessary. */
  public static String line(List<?> values) {
    return FORMAT.format(values.toArray()) + '\n';
  }

  /**
   * Returns the lines of a table, which may have different numbers of values. Empty lines, spaces
   * around values and a byte order mark are left out.
   *
   * @throws IOException if a quote does not end, or is followed by other text
   */
  public static List<List<String>> rows(String text) throws IOException {
    return rows(text, FORMAT);
  }

  /**
   * Returns the lines of a table whose values are separated by another character, as {@link
   * #rows(String)} does.
   */
  @SuppressWarnings("deprecation")
  public static List<List<String>> rows(String text, char delimiter) throws IOException {
    return rows(text, FORMAT.builder().setDelimiter(delimiter).build());
  }

  /** Receives the lines of a table. */
  @FunctionalInterface
  public interface RowVisitor {
    void row(List<String> values) throws IOException;
  }

  /**
   * Tells of the lines of a table in a file, as {@link #rows(String)} returns them, one after the
   * other: the table need not fit into memory.
   *
   * @throws IOException as {@link #rows(String)}, if the file cannot be read, or as the visitor
   */
  public static void forEachRow(Path file, RowVisitor visitor) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.mark(1);
      if (in.read() != BYTE_ORDER_MARK.charAt(0)) {
        in.reset();
      }
      try (CSVParser parser = FORMAT.parse(in)) {
        for (CSVRecord row : parser) {
          if (!isEmpty(row.toList())) {
            visitor.row(row.toList());
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isEmpty(List<String> row) {
    return row.size() == 1 && row.get(0).isEmpty();
  }

  private static List<List<String>> rows(String text, CSVFormat format) throws IOException {
    String table = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (CSVParser parser = CSVParser.parse(table, format)) {
      return parser.getRecords().stream()
          .map(CSVRecord::toList)
          .filter(row -> !isEmpty(row))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Returns the lines of a table below the column names, each with one value per column.
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
                Locale.ROOT,
                "\"%s\" does not have %d values",
                String.join(",", row),
                columns.size()));
      }
    }
    return rows.subList(1, rows.size());
  }
}
