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
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollBar;
import javax.swing.JTable;
import javax.swing.JViewport;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** What can be said without eyes of a window: whether all of it is seen, and can be read. */
final class Readable {
  /** What WCAG 2.1 asks for text of usual size. */
  private static final double CONTRAST = 4.5;

  private final List<String> problems = new ArrayList<>();
  private final Frame window;

  private Readable(Frame window) {
    this.window = window;
  }

  /** Returns what is wrong with a window, one line each; in Swing's thread. */
  static List<String> problems(Frame window) {
    Readable readable = new Readable(window);
    Rectangle screen = new Rectangle(window.getToolkit().getScreenSize());
    if (!screen.contains(window.getBounds())) {
      readable.problem("is not on the screen as a whole: " + window.getBounds());
    }
    readable.look(window);
    return readable.problems;
  }

  /** Returns a line if a part of a window can only be seen after scrolling. */
  static List<String> scrolling(Frame window) {
    Readable readable = new Readable(window);
    readable.bars(window);
    return readable.problems;
  }

  private void problem(String text) {
    problems.add(window.getTitle() + " " + text);
  }

  private void bars(Container in) {
    for (Component child : in.getComponents()) {
      if (child instanceof JScrollBar && child.isVisible()) {
        problem("must be scrolled to be seen");
      } else if (child.isVisible() && child instanceof Container container) {
        bars(container);
      }
    }
  }

  private void look(Container in) {
    for (Component child : in.getComponents()) {
      if (!child.isVisible()) {
        continue;
      }
      if (child instanceof JScrollBar bar && bar.getOrientation() == JScrollBar.HORIZONTAL) {
        problem("must be scrolled to the side");
      }
      if (child instanceof JTable table
          && table.getRowHeight() < table.getFontMetrics(table.getFont()).getHeight()) {
        problem("has a table whose rows cut off their text");
      }
      judge(child);
      boolean whole = child instanceof JComboBox || child instanceof AbstractButton;
      if (child instanceof Container container && !whole) {
        look(container);
      }
    }
  }

  private void judge(Component component) {
    String text = text(component);
    if (component instanceof HintField field && text.isEmpty() && !field.showsAll()) {
      problem("cuts off the hint of " + field.getName());
    }
    if (text.isBlank()) {
      return;
    }
    boolean typed = component instanceof JTextComponent; // what a person types may be longer
    Dimension needed = component.getPreferredSize();
    if (!typed
        && (component.getWidth() + 1 < needed.width || component.getHeight() + 1 < needed.height)) {
      problem("cuts off: " + text);
    }
    Rectangle place =
        SwingUtilities.convertRectangle(component.getParent(), component.getBounds(), window);
    boolean scrolls = SwingUtilities.getAncestorOfClass(JViewport.class, component) != null;
    if (!typed && !scrolls && !new Rectangle(window.getSize()).contains(place)) {
      problem("ends before: " + text);
    }
    if (component.isEnabled()) {
      double contrast = contrast(component.getForeground(), behind(component));
      if (contrast < CONTRAST) {
        problem(String.format(Locale.ROOT, "has a contrast of only %.1f: %s", contrast, text));
      }
    }
  }

  private static String text(Component component) {
    String text = null;
    if (component instanceof JLabel label) {
      text = label.getText();
    } else if (component instanceof AbstractButton button) {
      text = button.getText();
    } else if (component instanceof JTextComponent field) {
      text = field.getText();
    } else if (component instanceof JComboBox<?> box) {
      text = String.valueOf(box.getSelectedItem());
    }
    return text == null ? "" : text;
  }

  private static Color behind(Component component) {
    Component behind = component;
    while (behind instanceof JComponent part && !part.isOpaque() && behind.getParent() != null) {
      behind = behind.getParent();
    }
    return behind.getBackground();
  }

  /** Contrast of two colours, from 1 to 21, as WCAG 2.1 defines it. */
  static double contrast(Color a, Color b) {
    double first = luminance(a) + 0.05;
    double second = luminance(b) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(Color color) {
    float[] parts = color.getRGBColorComponents(null);
    double[] linear = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      linear[i] =
          parts[i] <= 0.03928 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }
}
