package morula.fiji;

import ij.measure.ResultsTable;
import morula.instances.ObjectTable;

/** Measurements as ImageJ's table. */
final class ObjectTables {
  private ObjectTables() {}

  static ResultsTable of(ObjectTable objects) {
    ResultsTable table = new ResultsTable();
    for (double[] row : objects.rows()) {
      table.addRow();
      for (int i = 0; i < row.length; i++) {
        table.addValue(objects.columns().get(i), row[i]);
      }
    }
    return table;
  }
}
