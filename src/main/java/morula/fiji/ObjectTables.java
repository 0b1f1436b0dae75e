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

package morula.fiji;

import ij.measure.ResultsTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import morula.measure.ObjectMeasures;
import morula.measure.ObjectTable;

/** Converts measurements into ImageJ's results table. */
public final class ObjectTables {
  private ObjectTables() {}

  /** Returns a table with the same columns and rows, titled {@code title}. */
  static ResultsTable of(ObjectTable objects, String title) {
    TitledTable table = new TitledTable(title);
    List<String> columns = objects.columns();
    List<String> further = objects.furtherColumns();
    for (ObjectMeasures object : objects.objects()) {
      table.addRow();
      add(columns, objects.row(object), table);
      add(further, objects.furtherRow(object), table);
    }
    Stream.concat(columns.stream(), further.stream())
        .filter(column -> !objects.unitOf(column).isEmpty())
        .forEach(column -> table.units.put(column, objects.unitOf(column)));
    return table;
  }

  private static void add(List<String> columns, double[] row, ResultsTable table) {
    for (int i = 0; i < row.length; i++) {
      table.addValue(columns.get(i), row[i]);
    }
  }

  /**
   * Adds units to the headings, as "area (µm²)": for people. Macros find columns by their names.
   */
  public static void showUnits(ResultsTable table) {
    if (table instanceof TitledTable titled) {
      for (Map.Entry<String, String> unit : titled.units.entrySet()) {
        if (table.columnExists(unit.getKey())) {
          table.renameColumn(unit.getKey(), unit.getKey() + " (" + unit.getValue() + ")");
        }
      }
    }
  }

  /** A table with a title before it is shown; ImageJ sets the title only then. */
  private static final class TitledTable extends ResultsTable {
    private final String title;
    private final Map<String, String> units = new LinkedHashMap<>();

    TitledTable(String title) {
      this.title = title;
    }

    @Override
    public String getTitle() {
      return title;
    }
  }
}
