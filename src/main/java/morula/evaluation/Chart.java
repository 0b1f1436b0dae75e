package morula.evaluation;

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

  /** Copies the list. */
  public Chart {
    series = List.copyOf(series);
  }

  /**
   * One curve.
   *
   * @param name in the legend
   * @param x places, ascending where {@code connected}
   * @param y values, as many; NaN leaves a gap
   * @param connected whether a line runs through them
   */
  public record Series(String name, double[] x, double[] y, boolean connected) {}

  /** Draws charts into files; what draws stands above this package. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes a PNG file.
     *
     * @throws IOException if the file cannot be written
     */
    void write(Chart chart, Path file) throws IOException;
  }
}
