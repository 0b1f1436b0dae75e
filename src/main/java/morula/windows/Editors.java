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
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import morula.keys.CommandKey;
import net.miginfocom.swing.MigLayout;

/** The editors for keys of each type. */
final class Editors {
  private static final int WIDE = 24;
  private static final int NARROW = 9;

  private Editors() {}

  /** Returns the editor that suits the type of a key. */
  static Editor of(CommandKey key) {
    if (key.type() == Boolean.class) {
      return new Check(key.label());
    }
    if (!key.choices().isEmpty()) {
      return new Choice(key.choices().toArray(String[]::new));
    }
    boolean text = key.type() == String.class || !key.whenEmpty().isEmpty();
    HintField field = new HintField(key.whenEmpty(), text ? WIDE : NARROW);
    field.setName(key.name());
    return key.isPath() ? new PathText(field, key.style()) : new Text(field);
  }

  private static class Text implements Editor {
    final JTextField field;

    Text(JTextField field) {
      this.field = field;
    }

    @Override
    public JComponent component() {
      return field;
    }

    @Override
    public String text() {
      return field.getText();
    }

    @Override
    public void show(String text) {
      if (!text.equals(field.getText())) {
        field.setText(text);
      }
    }

    @Override
    public void onChange(Runnable action) {
      field
          .getDocument()
          .addDocumentListener(
              new DocumentListener() {
                @Override
                public void insertUpdate(DocumentEvent e) {
                  action.run();
                }

                @Override
                public void removeUpdate(DocumentEvent e) {
                  action.run();
                }

                @Override
                public void changedUpdate(DocumentEvent e) {}
              });
    }
  }

  /** A path with a button that opens a file chooser where the path points to. */
  private static final class PathText extends Text {
    private final JPanel panel = new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]rel[]"));
    private final String style;

    PathText(JTextField field, String style) {
      super(field);
      this.style = style;
      JButton browse = new JButton("Browse…");
      browse.addActionListener(e -> browse());
      panel.setOpaque(false);
      panel.add(field);
      panel.add(browse);
    }

    @Override
    public JComponent component() {
      return panel;
    }

    private void browse() {
      String text = field.getText().strip();
      File start = text.isEmpty() ? null : new File(text);
      JFileChooser chooser = new JFileChooser(start == null ? null : start.getParentFile());
      chooser.setFileSelectionMode(
          style.equals("directory")
              ? JFileChooser.DIRECTORIES_ONLY
              : JFileChooser.FILES_AND_DIRECTORIES);
      if (start != null && start.exists()) {
        chooser.setSelectedFile(start);
      }
      int answer =
          style.equals("save") ? chooser.showSaveDialog(panel) : chooser.showOpenDialog(panel);
      if (answer == JFileChooser.APPROVE_OPTION) {
        field.setText(chooser.getSelectedFile().getPath());
      }
    }
  }

  private static final class Choice implements Editor {
    private final JComboBox<String> box;

    Choice(String[] choices) {
      box = new JComboBox<>(choices);
    }

    @Override
    public JComponent component() {
      return box;
    }

    @Override
    public String text() {
      return String.valueOf(box.getSelectedItem());
    }

    @Override
    public void show(String text) {
      box.setSelectedItem(text);
    }

    @Override
    public void onChange(Runnable action) {
      box.addItemListener(
          e -> {
            if (e.getStateChange() == ItemEvent.SELECTED) {
              action.run();
            }
          });
    }
  }

  private static final class Check implements Editor {
    private final JCheckBox box;

    Check(String label) {
      box = new JCheckBox(label);
      box.setOpaque(false);
    }

    @Override
    public JComponent component() {
      return box;
    }

    @Override
    public String text() {
      return Boolean.toString(box.isSelected());
    }

    @Override
    public void show(String text) {
      box.setSelected(Boolean.parseBoolean(text));
    }

    @Override
    public void onChange(Runnable action) {
      box.addActionListener(e -> action.run());
    }
  }
}
