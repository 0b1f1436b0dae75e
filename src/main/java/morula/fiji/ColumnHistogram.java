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

import ij.gui.Plot;
import ij.measure.ResultsTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import morula.progress.Count;

/**
 * How often the values of a column of a table of objects occur. Values that are not finite, such as
 * those of objects that cannot be measured, are left out.
 *
 * @param title of the table
 * @param column its heading, with the unit
 * @param values finite, ascending, at least one
 * @param without number of objects without a value
 */
public record ColumnHistogram(String title, String column, double[] values, int without) {
  /** Pixels inside the axes: the window fits beside an image on a small screen. */
  private static final int WIDTH = 320;

  private static final int HEIGHT = 200;

  private static final int MOST_BARS = 200;

  /** Scott's rule (Biometrika, 1979): width of a bar in deviations, for one object. */
  private static final double SCOTT = 3.49;

  /** Returns the headings of the columns with numbers. */
  public static List<String> columns(ResultsTable table) {
    return Stream.of(table.getHeadings())
        .filter(column -> table.columnExists(column) && finite(table, column).length > 0)
        .toList();
  }

  /**
   * Returns the histogram of a column; empty if it has no finite value.
   *
   * @param column a heading of the table
   */
  public static Optional<ColumnHistogram> of(ResultsTable table, String column) {
    double[] values = finite(table, column);
    return values.length == 0
        ? Optional.empty()
        : Optional.of(
            new ColumnHistogram(table.getTitle(), column, values, table.size() - values.length));
  }

  private static double[] finite(ResultsTable table, String column) {
    return Arrays.stream(table.getColumnAsDoubles(table.getColumnIndex(column)))
        .filter(Double::isFinite)
        .sorted()
        .toArray();
  }

  /** Returns the width of a bar: a whole number for a column of whole numbers. */
  double barWidth() {
    double range = values[values.length - 1] - values[0];
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double width =
        Math.max(SCOTT * Math.sqrt(variance) / Math.cbrt(values.length), range / MOST_BARS);
    boolean whole = Arrays.stream(values).allMatch(v -> v == Math.rint(v));
    if (whole) {
      return Math.max(1, Math.rint(width));
    }
    return width > 0 ? width : Math.max(Math.abs(mean), 1) / MOST_BARS;
  }

  /** Returns ImageJ's plot, which {@link Plot#show()} shows. */
  public Plot plot() {
    Plot plot = new Plot(title + ": " + column, column, "Number of objects");
    plot.setFrameSize(WIDTH, HEIGHT);
    plot.setColor("#0072b2", "#7fb8d8"); // Okabe and Ito's blue
    plot.addHistogram(values, barWidth());
    plot.setColor("black");
    plot.addLabel(
        0,
        0, // above the axes
        Count.of(values.length, "object")
            + (without > 0 ? ", " + without + " without a value" : ""));
    return plot;
  }
}
