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

import java.awt.event.ItemEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;
import net.miginfocom.swing.MigLayout;

/** An open image, by its title, or the path of files. */
final class OpenOrPath implements Editor {
  private static final String WIDTH = "MMMMMMMMMMMMMMMMMMMMMMMM";

  private final JPanel panel = new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]rel[]"));
  private final JComboBox<String> box = new JComboBox<>();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean offering;

  /**
   * @param name of the text field
   */
  OpenOrPath(String name) {
    box.setEditable(true);
    box.setPrototypeDisplayValue(WIDTH);
    JTextComponent field = field();
    field.setName(name);
    field
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent e) {
                changed();
              }

              @Override
              public void removeUpdate(DocumentEvent e) {
                changed();
              }

              @Override
              public void changedUpdate(DocumentEvent e) {}
            });
    box.addItemListener(
        e -> {
          if (e.getStateChange() == ItemEvent.SELECTED) {
            changed();
          }
        });
    JButton browse = new JButton("Browse…");
    browse.addActionListener(e -> browse());
    panel.setOpaque(false);
    panel.add(box);
    panel.add(browse);
  }

  /** Offers the titles of open images; the text stays. */
  void offer(List<String> titles) {
    String text = text();
    offering = true;
    box.removeAllItems();
    titles.forEach(box::addItem);
    field().setText(text);
    offering = false;
  }

  private JTextComponent field() {
    return (JTextComponent) box.getEditor().getEditorComponent();
  }

  private void changed() {
    if (!offering) {
      actions.forEach(Runnable::run);
    }
  }

  private void browse() {
    File start = new File(text().strip());
    JFileChooser chooser = new JFileChooser(start.getParentFile());
    chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
    if (chooser.showOpenDialog(panel) == JFileChooser.APPROVE_OPTION) {
      field().setText(chooser.getSelectedFile().getPath());
    }
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public String text() {
    return field().getText();
  }

  @Override
  public void show(String text) {
    if (!text.equals(text())) {
      field().setText(text);
    }
  }

  @Override
  public void onChange(Runnable action) {
    actions.add(action);
  }
}
