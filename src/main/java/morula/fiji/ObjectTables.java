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
