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

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import morula.model.ModelCard;
import morula.model.ModelFolders;
import morula.model.Models;
import morula.progress.InvalidRequestException;
import net.miginfocom.swing.MigLayout;

/** The choice of a model: a list of those installed, with picture and description, or a file. */
final class ModelChooser implements Editor {
  private static final int COVER_WIDTH = 96;
  private static final int DESCRIPTION = 150;
  private static final int LINE = 44;

  private final JPanel panel =
      new JPanel(new MigLayout("insets 0, fillx, wrap 2, hidemode 3", "[grow,fill]rel[]"));
  private final JComboBox<String> box = new JComboBox<>();
  private final JLabel card = new JLabel();
  private List<ModelCard> cards;
  private final List<Runnable> actions = new ArrayList<>();

  /**
   * @param none what the empty choice means, such as "nothing"; empty if a model is needed
   */
  ModelChooser(String none) {
    cards = installed();
    box.setEditable(true); // the path of any other model
    if (!none.isEmpty()) {
      box.addItem("");
    }
    cards.forEach(model -> box.addItem(model.name()));
    JButton browse = new JButton("Browse…");
    browse.addActionListener(e -> browse());
    panel.setOpaque(false);
    panel.add(box);
    panel.add(browse);
    panel.add(card, "span 2, growx");
    card.setVerticalTextPosition(JLabel.TOP);
    box.addActionListener(
        e -> {
          describe();
          actions.forEach(Runnable::run);
        });
    describe();
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public String text() {
    return String.valueOf(box.getEditor().getItem());
  }

  @Override
  public void show(String text) {
    if (!text.equals(text())) {
      if (cards.stream().noneMatch(model -> model.name().equals(text))) {
        List<ModelCard> before = cards;
        cards = installed(); // one may be new
        cards.stream()
            .map(ModelCard::name)
            .filter(name -> before.stream().noneMatch(model -> model.name().equals(name)))
            .forEach(box::addItem);
      }
      box.setSelectedItem(text);
    }
  }

  @Override
  public void onChange(Runnable action) {
    actions.add(action);
  }

  private void browse() {
    JFileChooser chooser =
        new JFileChooser(
            ModelFolders.all().stream().map(Path::toFile).findFirst().orElse(new File(".")));
    chooser.setDialogTitle("Choose the folder or the .zip file of a model");
    chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
    if (chooser.showOpenDialog(panel) == JFileChooser.APPROVE_OPTION) {
      box.setSelectedItem(chooser.getSelectedFile().getPath());
    }
  }

  private void describe() {
    Optional<ModelCard> chosen =
        cards.stream().filter(model -> model.name().equals(text())).findFirst();
    card.setVisible(chosen.isPresent());
    chosen.ifPresent(
        model -> {
          card.setText(html(Wording.wrapped(shortened(model.about().description()), LINE)));
          card.setToolTipText(html(Wording.wrapped(model.about().description())));
          card.setIcon(model.cover().map(ModelChooser::icon).orElse(null));
        });
  }

  private static String html(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<html>" + escaped.replace("\n", "<br>") + "</html>";
  }

  private static ImageIcon icon(BufferedImage cover) {
    int height = Math.max(1, cover.getHeight() * COVER_WIDTH / cover.getWidth());
    return new ImageIcon(cover.getScaledInstance(COVER_WIDTH, height, Image.SCALE_SMOOTH));
  }

  private static String shortened(String text) {
    if (text.length() <= DESCRIPTION) {
      return text;
    }
    int sentence = text.lastIndexOf(". ", DESCRIPTION);
    if (sentence > DESCRIPTION / 3) {
      return text.substring(0, sentence + 1);
    }
    int space = text.lastIndexOf(' ', DESCRIPTION);
    return text.substring(0, space < 0 ? DESCRIPTION : space) + " …";
  }

  private static List<ModelCard> installed() {
    List<ModelCard> cards = new ArrayList<>();
    for (Path folder : ModelFolders.all()) {
      try {
        for (Path model : Models.list(folder)) {
          cards.add(ModelCard.read(model));
        }
      } catch (IOException | InvalidRequestException e) {
        continue; // what cannot be read is told when it is chosen
      }
    }
    return cards;
  }
}
