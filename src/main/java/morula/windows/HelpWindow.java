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

import java.awt.Dimension;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import morula.keys.CommandKey;

/** Says what each field of a window means, and how it is called in macros. */
final class HelpWindow {
  private static final Dimension SIZE = new Dimension(560, 460);

  private HelpWindow() {}

  static void show(JFrame owner, String description, List<CommandKey> keys) {
    JEditorPane text = new JEditorPane("text/html", html(description, keys));
    text.setEditable(false);
    text.setCaretPosition(0);
    JDialog dialog = new JDialog(owner, owner.getTitle() + ": help", false);
    JScrollPane scroll = new JScrollPane(text);
    scroll.setPreferredSize(SIZE);
    dialog.add(scroll);
    dialog.pack();
    dialog.setLocationRelativeTo(owner);
    dialog.setVisible(true);
  }

  static String html(String description, List<CommandKey> keys) {
    StringBuilder html = new StringBuilder("<html><p>").append(escaped(description));
    html.append(".</p><table>");
    for (CommandKey key : keys) {
      html.append("<tr><td valign=\"top\"><b>")
          .append(escaped(key.label()))
          .append("</b><br><code>")
          .append(key.name())
          .append("=</code></td><td valign=\"top\">")
          .append(escaped(key.help()))
          .append("</td></tr>");
    }
    return html.append("</table></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
