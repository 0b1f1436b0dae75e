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
