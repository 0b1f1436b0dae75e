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
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.fiji.PlotLegend.Entry;
import morula.pictures.Palette;

/** Draws curves and points over one axis with ImageJ's plot, without a window. */
final class CurvePlot {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 320;
  private static final float FONT_SIZE = 14;
  private static final Color BACKGROUND = new Color(0xC8C8C8);

  /** The largest number of values that are marked one by one. */
  private static final int MOST_MARKED = 30;

  /** The space between the data and the frame, as a fraction of their range. */
  private static final double ROOM = 0.05;

  /** Okabe and Ito's colours, which the colour-blind can tell apart; brown for their yellow. */
  private static final Color[] COLORS = {
    new Color(Palette.BLUE),
    new Color(Palette.VERMILLION),
    new Color(Palette.GREEN),
    new Color(Palette.PURPLE),
    new Color(Palette.ORANGE),
    new Color(Palette.SKY_BLUE),
    new Color(0x000000),
    new Color(0x7A5230)
  };

  private static final int[] SHAPES = {
    Plot.CIRCLE, Plot.BOX, Plot.TRIANGLE, Plot.DIAMOND, Plot.X, Plot.CROSS, Plot.CIRCLE, Plot.BOX
  };

  private final String title;
  private final Plot plot;
  private final List<Entry> legend = new ArrayList<>();
  private final List<double[]> xs = new ArrayList<>();
  private final List<double[]> ys = new ArrayList<>();
  private boolean logarithmic;

  CurvePlot(String title, String xLabel, String yLabel) {
    this.title = title;
    plot = new Plot(title, xLabel, yLabel);
    plot.setFrameSize(WIDTH, HEIGHT);
    plot.setFont(Font.PLAIN, FONT_SIZE);
  }

  /** Makes the x axis logarithmic; every x must be above 0. */
  CurvePlot logarithmicX() {
    plot.setAxisXLog(true);
    logarithmic = true;
    return this;
  }

  /** Adds a curve; NaN values leave a gap. */
  CurvePlot curve(String name, double[] x, double[] y) {
    int i = legend.size() % COLORS.length;
    boolean marked = x.length <= MOST_MARKED;
    legend.add(new Entry(name, COLORS[i], true, marked ? SHAPES[i] : -1));
    add(COLORS[i], x, y, Plot.LINE);
    if (marked) {
      add(COLORS[i], x, y, SHAPES[i]);
    }
    return this;
  }

  /** Adds points that are not connected. */
  CurvePlot points(String name, double[] x, double[] y) {
    int i = legend.size() % COLORS.length;
    legend.add(new Entry(name, COLORS[i], false, SHAPES[i]));
    add(COLORS[i], x, y, SHAPES[i]);
    return this;
  }

  /** Adds a grey curve without a name, below the curves that are added later. */
  CurvePlot background(double[] x, double[] y) {
    add(BACKGROUND, x, y, x.length > 1 ? Plot.LINE : Plot.CIRCLE);
    return this;
  }

  private void add(Color color, double[] x, double[] y, int shape) {
    plot.setColor(color, color);
    plot.setLineWidth(2);
    plot.addPoints(x, y, shape);
    xs.add(x);
    ys.add(y);
  }

  /** Draws with axes that fit the data. */
  BufferedImage draw() {
    double[] x = range(xs, logarithmic);
    double[] y = range(ys, false);
    return draw(x[0], x[1], y[0], y[1]);
  }

  /** Draws with axes from (xMin, yMin) to (xMax, yMax). */
  BufferedImage draw(double xMin, double xMax, double yMin, double yMax) {
    plot.setLimits(xMin, xMax, yMin, yMax);
    plot.setColor(Color.BLACK);
    plot.setLineWidth(1);
    return PlotLegend.add(plot.getImagePlus().getBufferedImage(), title, legend);
  }

  /** Returns the range of the finite values with some space, from 0 if that is near. */
  private static double[] range(List<double[]> values, boolean logarithmic) {
    double[] finite =
        values.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    double least = Arrays.stream(finite).min().orElse(0);
    double most = Arrays.stream(finite).max().orElse(1);
    if (logarithmic) {
      double factor = Math.max(1.2, Math.pow(most / least, ROOM));
      return new double[] {least / factor, most * factor};
    }
    double room = most > least ? ROOM * (most - least) : Math.max(0.1 * Math.abs(most), 0.01);
    boolean nearZero = least >= 0 && least <= 0.25 * most;
    return new double[] {nearZero ? 0 : least - room, most + room};
  }
}
