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
