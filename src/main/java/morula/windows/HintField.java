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

package morula.windows;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import javax.swing.JTextField;

/** A text field that says in grey what it means when it is empty. */
final class HintField extends JTextField {
  private static final long serialVersionUID = 1L;

  private final String hint;
  private boolean fits;

  HintField(String hint, int columns) {
    super(columns);
    this.hint = hint;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    if (!getText().isEmpty() || hint.isEmpty()) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(getFont());
    g.setColor(between(getForeground(), getBackground()));
    Insets insets = getInsets();
    int baseline = getBaseline(getWidth(), getHeight());
    int width = getWidth() - insets.left - insets.right;
    g.drawString(shortened(hint, g.getFontMetrics(), width), insets.left, baseline);
    g.dispose();
  }

  /** Returns the text, or as much of its beginning as fits, with an ellipsis. */
  static String shortened(String text, FontMetrics metrics, int width) {
    String shown = text;
    int length = text.length();
    while (length > 0 && metrics.stringWidth(shown) > width) {
      shown = text.substring(0, --length).stripTrailing() + "…";
    }
    return shown;
  }

  /** Makes the field as wide as its hint, whatever the font is. */
  void fitHint() {
    fits = true;
  }

  @Override
  public Dimension getPreferredSize() {
    Dimension size = super.getPreferredSize();
    Insets insets = getInsets();
    int needed = getFontMetrics(getFont()).stringWidth(hint) + insets.left + insets.right + 2;
    return fits ? new Dimension(needed, size.height) : size;
  }

  /** Returns whether all of the hint can be seen. */
  boolean showsAll() {
    Insets insets = getInsets();
    int width = getWidth() - insets.left - insets.right;
    return getFontMetrics(getFont()).stringWidth(hint) <= width;
  }

  private static Color between(Color a, Color b) {
    return new Color(
        (a.getRed() + b.getRed()) / 2,
        (a.getGreen() + b.getGreen()) / 2,
        (a.getBlue() + b.getBlue()) / 2);
  }
}
