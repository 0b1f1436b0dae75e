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

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.IntUnaryOperator;
import morula.image.Axis;
import morula.image.FittedNormalization;
import morula.image.Normalization;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

/**
 * Draws a table of pictures: each row is an image and label images of it, below the titles of the
 * columns.
 */
public final class PanelPicture {
  /** The side of the square into which each picture fits, in pixels. */
  public static final int CELL = 256;

  public static final int GAP = 8;
  static final int HEADER = 44;
  static final int LEGEND = 34;
  public static final int FONT_SIZE = 15;
  private static final int LINE = 17;
  private static final int SWATCH = 13;
  private static final int CHANNEL = Axis.CHANNEL.ordinal();
  private static final float SATURATION = 0.75f;

  /**
   * The contrast stretch, which saturates a few pixels so that bright specks do not darken the
   * rest.
   */
  private static final Normalization CONTRAST =
      new Normalization.ScaleRange(
          0.3, 99.7, Normalization.DEFAULT_EPS, List.of("channel", "y", "x"));

  private final List<String> columns;
  private final List<String> classes;

  /**
   * Creates a table without rows.
   *
   * @param columns titles of the columns, first that of the image
   * @param classes names of the classes for the legend, background first; empty if labels are
   *     single objects
   */
  public PanelPicture(List<String> columns, List<String> classes) {
    this.columns = List.copyOf(columns);
    this.classes = List.copyOf(classes);
  }

  /**
   * A row of the table.
   *
   * @param image X, Y, CHANNEL, any range; three channels are displayed as red, green and blue,
   *     otherwise the first one in grey
   * @param labels one label image X, Y of the same size for each column after the first
   */
  public record Row(
      RandomAccessibleInterval<? extends RealType<?>> image,
      List<? extends RandomAccessibleInterval<? extends IntegerType<?>>> labels) {}

  /** Draws {@code rows}. */
  public BufferedImage draw(List<Row> rows) {
    int width = GAP + columns.size() * (CELL + GAP);
    int height = HEADER + rows.size() * (CELL + GAP) + (classes.isEmpty() ? 0 : LEGEND);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    drawTitles(graphics);
    IntUnaryOperator colors =
        classes.isEmpty() ? label -> Palette.ofObject(label, SATURATION) : Palette::ofClass;
    for (int r = 0; r < rows.size(); r++) {
      int y = HEADER + r * (CELL + GAP);
      drawCell(graphics, picture(rows.get(r).image()), 0, y);
      for (int c = 1; c < columns.size(); c++) {
        drawCell(graphics, picture(rows.get(r).labels().get(c - 1), colors), c, y);
      }
    }
    drawLegend(graphics, height - LEGEND);
    graphics.dispose();
    return picture;
  }

  /** Draws the titles centred above the columns, on two lines if one is too short. */
  private void drawTitles(Graphics2D graphics) {
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, FONT_SIZE));
    FontMetrics metrics = graphics.getFontMetrics();
    for (int c = 0; c < columns.size(); c++) {
      List<String> lines = lines(columns.get(c), metrics);
      int y = HEADER - 10 - (lines.size() - 1) * LINE;
      for (String line : lines) {
        int x = GAP + c * (CELL + GAP) + (CELL - metrics.stringWidth(line)) / 2;
        graphics.drawString(line, x, y);
        y += LINE;
      }
    }
  }

  private static List<String> lines(String title, FontMetrics metrics) {
    if (metrics.stringWidth(title) <= CELL) {
      return List.of(title);
    }
    int end = title.length() - 1;
    while (metrics.stringWidth(title.substring(0, end)) > CELL) {
      end--;
    }
    String second = title.substring(end);
    while (metrics.stringWidth(second) > CELL) {
      second = second.substring(0, second.length() - 2) + "…";
    }
    return List.of(title.substring(0, end), second);
  }

  /** Draws a picture as large as it fits; labels and enlarged images keep their pixels sharp. */
  private static void drawCell(Graphics2D graphics, BufferedImage cell, int column, int y) {
    double scale = CELL / (double) Math.max(cell.getWidth(), cell.getHeight());
    int width = Math.max(1, (int) Math.round(cell.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(cell.getHeight() * scale));
    int x = GAP + column * (CELL + GAP) + (CELL - width) / 2;
    boolean smooth = column == 0 && scale < 1;
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        smooth
            ? RenderingHints.VALUE_INTERPOLATION_BICUBIC
            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(cell, x, y + (CELL - height) / 2, width, height, null);
  }

  private void drawLegend(Graphics2D graphics, int top) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
    int x = GAP;
    for (int i = 0; i < classes.size(); i++) {
      graphics.setColor(new Color(Palette.ofClass(i)));
      graphics.fillRect(x, top + 8, SWATCH, SWATCH);
      graphics.setColor(Color.BLACK);
      graphics.drawString(classes.get(i), x + SWATCH + 6, top + 8 + SWATCH - 1);
      x += SWATCH + 26 + graphics.getFontMetrics().stringWidth(classes.get(i));
    }
  }

  /**
   * Draws an image.
   *
   * @param image X, Y, CHANNEL, any range, displayed as in a {@link Row}
   */
  public static BufferedImage picture(RandomAccessibleInterval<? extends RealType<?>> image) {
    FittedNormalization contrast = Normalization.fit(image, CHANNEL, List.of(CONTRAST));
    boolean rgb = image.dimension(CHANNEL) == 3;
    BufferedImage picture = blank(image);
    var access = image.randomAccess();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int color = 0;
        for (int c = 0; c < 3; c++) {
          int channel = rgb ? c : 0;
          access.setPositionAndGet(x + image.min(0), y + image.min(1), channel + image.min(2));
          float value = contrast.apply(channel, access.get().getRealDouble());
          color = color << 8 | Math.round(255 * Math.max(0, Math.min(1, value)));
        }
        picture.setRGB(x, y, color);
      }
    }
    return picture;
  }

  private static BufferedImage picture(
      RandomAccessibleInterval<? extends IntegerType<?>> labels, IntUnaryOperator colors) {
    BufferedImage picture = blank(labels);
    var access = labels.randomAccess();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int label = access.setPositionAndGet(x + labels.min(0), y + labels.min(1)).getInteger();
        picture.setRGB(x, y, colors.applyAsInt(label));
      }
    }
    return picture;
  }

  private static BufferedImage blank(RandomAccessibleInterval<?> size) {
    return new BufferedImage(
        Math.toIntExact(size.dimension(0)),
        Math.toIntExact(size.dimension(1)),
        BufferedImage.TYPE_INT_RGB);
  }
}
