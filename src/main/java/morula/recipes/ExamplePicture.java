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

package morula.recipes;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import morula.image.Image;
import morula.pictures.PanelPicture;
import morula.synthetic.SyntheticSource;

/** Draws an {@link ExamplePlan}: the first image of each kind under its caption. */
final class ExamplePicture {
  private static final int CAPTION = 26;
  private static final int BASELINE = 18;
  private static final int ROW = CAPTION + PanelPicture.CELL;

  private ExamplePicture() {}

  static BufferedImage draw(ExamplePlan plan) {
    int columns = Math.min(plan.columns(), plan.images().size());
    int rows = (plan.images().size() + columns - 1) / columns;
    int pitch = PanelPicture.CELL + PanelPicture.GAP;
    BufferedImage picture =
        new BufferedImage(
            PanelPicture.GAP + columns * pitch,
            rows * ROW + PanelPicture.GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, PanelPicture.FONT_SIZE));
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setColor(Color.BLACK);
    int i = 0;
    for (Map.Entry<String, String> example : plan.images().entrySet()) {
      int x = PanelPicture.GAP + i % columns * pitch;
      int y = i / columns * ROW;
      graphics.drawString(example.getKey(), x, y + BASELINE);
      graphics.drawImage(
          PanelPicture.picture(first(example.getValue()).plane(0, 0)),
          x,
          y + CAPTION,
          PanelPicture.CELL,
          PanelPicture.CELL,
          null);
      i++;
    }
    graphics.dispose();
    return picture;
  }

  /**
   * Returns the first image of a source; all have the same seed, so that only the parameters
   * differ.
   */
  private static Image first(String source) {
    return SyntheticSource.parse("images", source)
        .draw(SyntheticSource.Stream.TRAINING, 0, 1)
        .image();
  }
}
