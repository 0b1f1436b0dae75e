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
import java.util.List;
import morula.measure.ObjectMeasures;
import morula.measure.ObjectTable;

/** Converts measurements into ImageJ's results table. */
final class ObjectTables {
  private ObjectTables() {}

  /** Returns a table with the same columns and rows, titled {@code title}. */
  static ResultsTable of(ObjectTable objects, String title) {
    ResultsTable table = new TitledTable(title);
    List<String> columns = objects.columns();
    for (ObjectMeasures object : objects.objects()) {
      double[] row = objects.row(object);
      table.addRow();
      for (int i = 0; i < row.length; i++) {
        table.addValue(columns.get(i), row[i]);
      }
    }
    return table;
  }

  /** A table with a title before it is shown; ImageJ sets the title only then. */
  private static final class TitledTable extends ResultsTable {
    private final String title;

    TitledTable(String title) {
      this.title = title;
    }

    @Override
    public String getTitle() {
      return title;
    }
  }
}
