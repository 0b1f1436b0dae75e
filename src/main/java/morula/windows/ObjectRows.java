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

package morula.windows;

import ij.measure.ResultsTable;
import java.util.OptionalInt;

/** The rows of a table of objects and the objects that they describe. Needs no display. */
final class ObjectRows {
  private static final String LABEL = "label";

  private ObjectRows() {}

  /** Returns the label of the object in a row; empty if there is no such row or column. */
  static OptionalInt label(ResultsTable table, int row) {
    return row < 0 || row >= table.size() || !table.columnExists(LABEL)
        ? OptionalInt.empty()
        : OptionalInt.of((int) table.getValue(LABEL, row));
  }

  /** Returns the row of an object; empty if the table has none, as after a correction. */
  static OptionalInt row(ResultsTable table, int label) {
    for (int row = 0; row < table.size(); row++) {
      if (label(table, row).orElse(-1) == label) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns a number of a row, such as its slice; 1 without such a column. */
  static int number(ResultsTable table, String column, int row) {
    return table.columnExists(column) ? (int) table.getValue(column, row) : 1;
  }
}
