package morula.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The description of a chart with curves or points.
 *
 * @param title title above the chart
 * @param xLabel label of the horizontal axis, with its unit
 * @param yLabel label of the vertical axis, with its unit
 * @param logarithmicX whether the horizontal axis is logarithmic; every x is then above 0
 * @param series at least one
 */
public record Chart(
    String title, String xLabel, String yLabel, boolean logarithmicX, List<Series> series) {

  /** The largest number of series that can be distinguished by colour. */
  public static final int MOST_NAMED = 8;

  /** Copies the list. */
  public Chart {
    series = List.copyOf(series);
  }

  /**
   * A curve or a set of points.
   *
   * @param name name in the legend; empty for a curve in the background without an entry in the
   *     legend
   * @param x positions, ascending if {@code connected}
   * @param y value at each position; NaN leaves a gap
   * @param connected whether the points are connected by a line
   */
  public record Series(String name, double[] x, double[] y, boolean connected) {}

  /** Draws charts into files; implemented in a package above this one. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes a PNG file with charts side by side.
     *
     * @param charts at least one
     * @throws IOException if the file cannot be written
     */
    void write(List<Chart> charts, Path file) throws IOException;

    /**
     * Writes a PNG file with one chart.
     *
     * @throws IOException if the file cannot be written
     */
    default void write(Chart chart, Path file) throws IOException {
      write(List.of(chart), file);
    }
  }
}
