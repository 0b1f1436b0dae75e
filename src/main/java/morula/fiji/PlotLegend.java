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
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Adds a title above and a legend below a plot, where they cover no curve. */
final class PlotLegend {
  private static final int MARGIN = 12;
  private static final int LINE = 26;
  private static final int SYMBOL = 4;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /**
   * An entry of the legend.
   *
   * @param line whether a line stands before the name
   * @param shape ImageJ's shape of the points, −1 for none
   */
  record Entry(String name, Color color, boolean line, int shape) {}

  private final Graphics2D graphics;
  private final FontMetrics metrics;

  private PlotLegend(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(TEXT);
    metrics = graphics.getFontMetrics();
  }

  /** Returns the plot with its title, and with the legend if there is more than one entry. */
  static BufferedImage add(BufferedImage plot, String title, List<Entry> entries) {
    List<Entry> shown = entries.size() > 1 ? entries : List.of();
    PlotLegend measuring = new PlotLegend(plot.createGraphics());
    int columnWidth = measuring.columnWidth(shown, plot.getWidth() - 2 * MARGIN);
    int columns = Math.max(1, (plot.getWidth() - 2 * MARGIN) / columnWidth);
    int rows = (shown.size() + columns - 1) / columns;
    int above = measuring.metrics.getHeight() + MARGIN;
    int rowHeight = measuring.metrics.getHeight() + 3;
    measuring.graphics.dispose();

    int height = above + plot.getHeight() + (rows == 0 ? 0 : rows * rowHeight + MARGIN);
    BufferedImage all = new BufferedImage(plot.getWidth(), height, BufferedImage.TYPE_INT_RGB);
    PlotLegend legend = new PlotLegend(all.createGraphics());
    legend.graphics.setColor(Color.WHITE);
    legend.graphics.fillRect(0, 0, all.getWidth(), height);
    legend.graphics.drawImage(plot, 0, above, null);
    legend.title(title, plot.getWidth(), above);
    for (int i = 0; i < shown.size(); i++) {
      legend.entry(
          shown.get(i),
          MARGIN + i % columns * columnWidth,
          above + plot.getHeight() + i / columns * rowHeight + rowHeight / 2,
          columnWidth);
    }
    legend.graphics.dispose();
    return all;
  }

  private int columnWidth(List<Entry> entries, int most) {
    int widest = entries.stream().mapToInt(e -> metrics.stringWidth(e.name())).max().orElse(0);
    return Math.min(most, LINE + widest + 2 * MARGIN);
  }

  private void title(String title, int width, int height) {
    graphics.setFont(TITLE);
    graphics.setColor(Color.BLACK);
    String text = shortened(title, width - 2 * MARGIN, graphics.getFontMetrics());
    int x = (width - graphics.getFontMetrics().stringWidth(text)) / 2;
    graphics.drawString(text, x, height - 6);
    graphics.setFont(TEXT);
  }

  private void entry(Entry entry, int x, int y, int width) {
    graphics.setColor(entry.color());
    graphics.setStroke(new BasicStroke(2));
    if (entry.line()) {
      graphics.drawLine(x, y, x + LINE - 6, y);
    }
    symbol(entry.shape(), x + (LINE - 6) / 2, y);
    graphics.setColor(Color.BLACK);
    String text = shortened(entry.name(), width - LINE - MARGIN, metrics);
    graphics.drawString(text, x + LINE, y + metrics.getAscent() / 2 - 1);
  }

  private void symbol(int shape, int x, int y) {
    int r = SYMBOL;
    switch (shape) {
      case Plot.CIRCLE -> graphics.fillOval(x - r, y - r, 2 * r, 2 * r);
      case Plot.BOX -> graphics.fillRect(x - r, y - r, 2 * r, 2 * r);
      case Plot.TRIANGLE ->
          graphics.fillPolygon(
              new Polygon(new int[] {x - r, x, x + r}, new int[] {y + r, y - r, y + r}, 3));
      case Plot.DIAMOND ->
          graphics.fillPolygon(
              new Polygon(new int[] {x - r, x, x + r, x}, new int[] {y, y - r, y, y + r}, 4));
      case Plot.X -> {
        graphics.drawLine(x - r, y - r, x + r, y + r);
        graphics.drawLine(x - r, y + r, x + r, y - r);
      }
      case Plot.CROSS -> {
        graphics.drawLine(x - r, y, x + r, y);
        graphics.drawLine(x, y - r, x, y + r);
      }
      default -> {
        // a line alone
      }
    }
  }

  /** Shortens a text to {@code width} pixels, with an ellipsis at the end if it is longer. */
  private static String shortened(String text, int width, FontMetrics metrics) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && metrics.stringWidth(text.substring(0, end) + "…") > width) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
