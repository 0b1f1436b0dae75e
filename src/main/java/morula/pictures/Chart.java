package morula.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Curves or points to be drawn into one figure.
 *
 * @param title above it
 * @param xLabel what runs to the right, with its unit
 * @param yLabel what runs upwards, with its unit
 * @param logarithmicX whether the axis to the right is logarithmic; every x is then above 0
 * @param series at least one
 */
public record Chart(
    String title, String xLabel, String yLabel, boolean logarithmicX, List<Series> series) {

  /** More series than this cannot be told apart by colour. */
  public static final int MOST_NAMED = 8;

  /** Copies the list. */
  public Chart {
    series = List.copyOf(series);
  }

  /**
   * One curve.
   *
   * @param name in the legend; empty for a curve in the background that the legend leaves out
   * @param x places, ascending where {@code connected}
   * @param y values, as many; NaN leaves a gap
   * @param connected whether a line runs through them
   */
  public record Series(String name, double[] x, double[] y, boolean connected) {}

  /** Draws charts into files; what draws stands above this package. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes a PNG file with some charts side by side.
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
