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

package morula.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import morula.io.Csv;

/**
 * A list of image names as editors, spreadsheets and scripts write it: one image per line, with or
 * without folder and extension. There may be several columns, separated by commas, semicolons or
 * tabs; a value with such a character is quoted. The name is in the column {@code id}, {@code
 * name}, {@code image} or {@code file}, or else in the first one; a set, {@code train} or {@code
 * validation}, is in the column {@code set}, or without a line of column names in the second one.
 * Other columns are ignored. The text is UTF-8, or UTF-16 with a byte order mark; what is neither
 * is read as Latin-1, which older programs write.
 *
 * @param rows in the order of the file
 */
record NameTable(List<Row> rows) {
  /** The set of images to learn from. */
  static final String TRAIN = "train";

  /** The set of images to validate with. */
  static final String VALIDATION = "validation";

  /** Both sets. */
  static final Set<String> SETS = Set.of(TRAIN, VALIDATION);

  /** Names of the column with the name of an image, the most certain first. */
  private static final List<String> NAME_COLUMNS =
      List.of("id", "image", "name", "file", "filename", "file_name", "image_name", "images");

  private static final String SET_COLUMN = "set";

  private static final Set<String> TRAIN_WORDS = Set.of(TRAIN, "training");

  private static final Set<String> VALIDATION_WORDS = Set.of(VALIDATION, "val", "valid");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * A line.
   *
   * @param id text for an image
   * @param set one of {@link #SETS} or another text; empty if the list has no sets
   */
  record Row(String id, Optional<String> set) {
    /** Whether its set is one of {@link #SETS}. */
    boolean hasKnownSet() {
      return set.filter(SETS::contains).isPresent();
    }

    /** Says what is wrong with a set that is not known. */
    String unknownSet() {
      return String.format(
          Locale.ROOT, "the set of '%s' is '%s'; use train or validation", id, set.orElse(""));
    }
  }

  /** A quotation mark is not closed, or text follows a closing one. */
  static final class QuoteException extends IOException {
    private static final long serialVersionUID = 1;

    QuoteException(IOException cause) {
      super(cause);
    }
  }

  /**
   * Reads a list.
   *
   * @param names of the images: a line that is one of them is a name, whatever characters it has
   * @throws QuoteException if quotation marks do not match
   * @throws IOException if the file cannot be read
   */
  static NameTable read(Path file, Collection<String> names) throws IOException {
    String text = text(file);
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.stream().noneMatch(line -> ImageMatch.of(names, line).isEmpty())) {
      return new NameTable(lines.stream().map(id -> new Row(id, Optional.empty())).toList());
    }
    List<List<String>> rows;
    try {
      rows = Csv.rows(text, delimiter(lines.get(0)));
    } catch (IOException e) {
      throw new QuoteException(e);
    }
    return rows.isEmpty() ? new NameTable(List.of()) : of(rows, names);
  }

  private static NameTable of(List<List<String>> rows, Collection<String> names) {
    List<String> header =
        rows.get(0).stream().map(field -> field.toLowerCase(Locale.ROOT)).toList();
    Optional<String> column =
        NAME_COLUMNS.stream()
            .filter(name -> header.contains(name) && ImageMatch.of(names, name).isEmpty())
            .findFirst();
    int ids = column.map(header::indexOf).orElse(0);
    int sets =
        column.isPresent()
            ? header.indexOf(SET_COLUMN)
            : rows.stream().anyMatch(row -> row.size() > 1) ? 1 : -1;
    List<Row> read = new ArrayList<>();
    for (List<String> row : column.isPresent() ? rows.subList(1, rows.size()) : rows) {
      read.add(
          new Row(
              field(row, ids), sets < 0 ? Optional.empty() : Optional.of(set(field(row, sets)))));
    }
    return new NameTable(List.copyOf(read));
  }

  private static String field(List<String> row, int index) {
    return index < row.size() ? row.get(index) : "";
  }

  private static String set(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return TRAIN_WORDS.contains(word) ? TRAIN : VALIDATION_WORDS.contains(word) ? VALIDATION : text;
  }

  /** Returns the separator of a line: a tab if there is one, else a semicolon, else a comma. */
  private static char delimiter(String line) {
    String unquoted = line.replaceAll("\"[^\"]*\"", "");
    return unquoted.indexOf('\t') >= 0 ? '\t' : unquoted.indexOf(';') >= 0 ? ';' : ',';
  }

  /**
   * Returns the text of a file, without a byte order mark.
   *
   * @throws IOException if it cannot be read
   */
  static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = decoded(bytes);
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static String decoded(byte[] bytes) {
    if (bytes.length >= 2) {
      int start = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
      if (start == BYTE_ORDER_MARK || start == 0xFFFE) {
        Charset charset =
            start == BYTE_ORDER_MARK ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return new String(bytes, charset);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
