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

import ij.IJ;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Desktop;
import java.awt.Dimension;
import java.awt.Image;
import java.awt.Insets;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import morula.model.InstalledModels;
import morula.model.ModelCard;
import morula.model.ModelFolders;
import net.miginfocom.swing.MigLayout;

/** The installed models, each with its picture, what it is for, and what to cite. */
final class ModelsWindow {
  private static final Dimension SIZE = new Dimension(760, 460);
  private static final int LIST_WIDTH = 180;
  private static final int COVER_HEIGHT = 130;
  private static ModelsWindow present;

  private final JFrame frame = new JFrame("Models");
  private final DefaultListModel<ModelCard> models = new DefaultListModel<>();
  private final JList<ModelCard> list = new JList<>(models);
  private final JLabel cover = new JLabel();
  private final JTextArea details = new JTextArea();
  private final JLabel said = new JLabel();
  private final JButton cite = new JButton("Cite");
  private final JButton folder = new JButton("Show folder");

  private ModelsWindow() {
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setCellRenderer(new Names());
    list.addListSelectionListener(e -> describe());
    details.setEditable(false);
    details.setLineWrap(true);
    details.setWrapStyleWord(true);
    details.setMargin(new Insets(8, 8, 8, 8));
    cite.setToolTipText("Copy what to cite for this model");
    cite.addActionListener(e -> cite());
    folder.addActionListener(e -> showFolder());
    JButton close = new JButton("Close");
    close.addActionListener(e -> frame.setVisible(false));
    JScrollPane names = new JScrollPane(list);
    names.setPreferredSize(new Dimension(LIST_WIDTH, SIZE.height));
    JPanel model = new JPanel(new MigLayout("insets 8, fill, wrap 1", "[grow,fill]", "[][grow]"));
    model.add(cover, "hidemode 3");
    model.add(new JScrollPane(details), "grow, wmin 100");
    JPanel buttons = new JPanel(new MigLayout("insets 8, fillx", "[][][]push[]"));
    List.of(folder, cite, said, close).forEach(buttons::add);
    frame.add(names, BorderLayout.WEST);
    frame.add(model, BorderLayout.CENTER);
    frame.add(buttons, BorderLayout.SOUTH);
    Fonts.plain(frame.getContentPane());
    details.setFont(list.getFont());
    frame.setSize(SIZE);
    frame.setLocationByPlatform(true);
  }

  private static final class Names extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      String name = ((ModelCard) value).name();
      return super.getListCellRendererComponent(list, name, index, selected, focus);
    }
  }

  /** Shows the window, with the models that are there now. */
  static void open() {
    SwingUtilities.invokeLater(
        () -> {
          if (present == null) {
            present = new ModelsWindow();
          }
          present.fill();
          present.frame.setVisible(true);
          present.frame.toFront();
        });
  }

  private void fill() {
    models.clear();
    InstalledModels.all().forEach(models::addElement);
    list.setSelectedIndex(0);
    describe();
  }

  private void describe() {
    Optional<ModelCard> chosen = Optional.ofNullable(list.getSelectedValue());
    said.setText("");
    cite.setEnabled(chosen.isPresent());
    cover.setIcon(chosen.flatMap(ModelCard::cover).map(ModelsWindow::icon).orElse(null));
    cover.setVisible(cover.getIcon() != null);
    details.setText(
        chosen
            .map(InstalledModels::text)
            .orElseGet(
                () ->
                    "No model is installed. Models are looked for in\n"
                        + ModelFolders.all().stream()
                            .map(Path::toString)
                            .collect(Collectors.joining("\n"))));
    details.setCaretPosition(0);
  }

  private static ImageIcon icon(BufferedImage picture) {
    return new ImageIcon(picture.getScaledInstance(-1, COVER_HEIGHT, Image.SCALE_SMOOTH));
  }

  private void cite() {
    List<String> lines = InstalledModels.citations(list.getSelectedValue());
    Clip.copy(String.join("\n", lines));
    said.setText(lines.isEmpty() ? "The model names no publication" : "Copied");
  }

  private void showFolder() {
    Optional<Path> place =
        Optional.ofNullable(list.getSelectedValue())
            .map(card -> card.location().toAbsolutePath().getParent())
            .or(() -> ModelFolders.all().stream().filter(Files::isDirectory).findFirst());
    if (place.isEmpty()) {
      said.setText("There is no folder of models yet");
      return;
    }
    try {
      if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
        Desktop.getDesktop().open(place.get().toFile());
        return;
      }
    } catch (IOException e) {
      IJ.showStatus(""); // the path is shown instead
    }
    Clip.copy(place.get().toString());
    said.setText("Copied: " + place.get());
  }
}
