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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds a legend of colours below a picture, in as many rows as its width requires. */
final class ColorLegend {
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final int ROW = 22;
  private static final int MARGIN = 6;
  private static final int SQUARE = 11;
  private static final int GAP = 16;

  private record Entry(String name, int color, int x, int row) {}

  private ColorLegend() {}

  /**
   * Adds a legend.
   *
   * @param colors name → 0xRRGGBB, in their order
   * @return {@code picture} with the legend on black below; wider if a name would not fit
   */
  static BufferedImage below(BufferedImage picture, Map<String, Integer> colors) {
    FontMetrics metrics = picture.createGraphics().getFontMetrics(FONT);
    List<Entry> entries = new ArrayList<>();
    int width = picture.getWidth();
    int x = MARGIN;
    int row = 0;
    for (Map.Entry<String, Integer> color : colors.entrySet()) {
      int length = SQUARE + 4 + metrics.stringWidth(color.getKey());
      if (x > MARGIN && x + length + MARGIN > picture.getWidth()) {
        x = MARGIN;
        row++;
      }
      entries.add(new Entry(color.getKey(), color.getValue(), x, row));
      x += length;
      width = Math.max(width, x + MARGIN);
      x += GAP;
    }
    int height = picture.getHeight() + (row + 1) * ROW + MARGIN;
    BufferedImage all = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(FONT);
    graphics.drawImage(picture, 0, 0, null);
    for (Entry entry : entries) {
      int baseline = picture.getHeight() + (entry.row() + 1) * ROW - MARGIN;
      graphics.setColor(new Color(entry.color()));
      graphics.fillRect(entry.x(), baseline - SQUARE + 1, SQUARE, SQUARE);
      graphics.setColor(Color.WHITE);
      graphics.drawString(entry.name(), entry.x() + SQUARE + 4, baseline);
    }
    graphics.dispose();
    return all;
  }
}
