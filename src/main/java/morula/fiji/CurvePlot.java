package morula.fiji;

import ij.gui.Plot;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A few curves over one axis, drawn by ImageJ's plot without a window. */
final class CurvePlot {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 300;
  private static final float FONT_SIZE = 14;

  /** Okabe and Ito's colours, which the colour-blind can tell apart. */
  private static final Color[] COLORS = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x000000)
  };

  /** So many curves can be told apart. */
  static final int COLOR_COUNT = COLORS.length;

  private final Plot plot;
  private final List<String> names = new ArrayList<>();

  CurvePlot(String title, String xLabel, String yLabel) {
    plot = new Plot(title, xLabel, yLabel);
    plot.setFrameSize(WIDTH, HEIGHT);
    plot.setFont(Font.PLAIN, FONT_SIZE);
  }

  /** Adds a curve; values that are no numbers leave a gap. */
  CurvePlot curve(String name, double[] x, double[] y) {
    return add(name, x, y, x.length > 1 ? Plot.LINE : Plot.CIRCLE);
  }

  /** Adds points that are not connected. */
  CurvePlot points(String name, double[] x, double[] y) {
    return add(name, x, y, Plot.CIRCLE);
  }

  private CurvePlot add(String name, double[] x, double[] y, int shape) {
    Color color = COLORS[names.size() % COLORS.length];
    plot.setColor(color, color);
    plot.setLineWidth(2);
    plot.addPoints(x, y, shape);
    names.add(name);
    return this;
  }

  /** Adds a dot at one place of the last curve, such as the best epoch. */
  CurvePlot mark(double x, double y) {
    Color color = COLORS[(names.size() - 1) % COLORS.length];
    plot.setColor(color, color);
    plot.addPoints(new double[] {x}, new double[] {y}, Plot.CIRCLE);
    names.add("best");
    return this;
  }

  /** Draws, with the axes from (xMin, yMin) to (xMax, yMax); NaN fits the data. */
  BufferedImage draw(double xMin, double xMax, double yMin, double yMax, String legendPlace) {
    plot.setLimits(xMin, xMax, yMin, yMax);
    plot.setColor(Color.BLACK);
    plot.setLineWidth(1);
    if (names.size() > 1) {
      plot.addLegend(String.join("\n", names), legendPlace);
    }
    return plot.getImagePlus().getBufferedImage();
  }
}
