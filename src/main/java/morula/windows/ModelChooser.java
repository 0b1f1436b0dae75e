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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import morula.model.InstalledModels;
import morula.model.ModelCard;
import morula.model.ModelFolders;
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
  private final boolean needed;
  private final Offers offers;
  private final List<Runnable> actions = new ArrayList<>();
  private List<Path> places = List.of();
  private List<ModelCard> cards = List.of();
  private List<String> lines = List.of();

  /** The text of the key while a line that is no model is chosen. */
  private String text = "";

  private boolean showing;

  /** What the list offers beside models. */
  interface Offers {
    /** No offers. */
    Offers NONE =
        new Offers() {
          @Override
          public List<String> lines() {
            return List.of();
          }

          @Override
          public Optional<String> chosen() {
            return Optional.empty();
          }

          @Override
          public String about(String line) {
            return "";
          }

          @Override
          public void choose(String line) {
            throw new IllegalArgumentException(line);
          }

          @Override
          public void leave() {}
        };

    /** Returns the lines of the list. */
    List<String> lines();

    /** Returns the line that is chosen now, in place of a model. */
    Optional<String> chosen();

    /** Returns what is said about a line. */
    String about(String line);

    /** Chooses a line. */
    void choose(String line);

    /** Chooses none any more. */
    void leave();
  }

  /**
   * @param none what the empty choice means, such as "nothing"; empty if a model is needed
   */
  ModelChooser(String none) {
    this(none, Offers.NONE);
  }

  /**
   * @param none what the empty choice means, such as "nothing"; empty if a model is needed
   * @param offers what is offered beside models
   */
  ModelChooser(String none, Offers offers) {
    needed = none.isEmpty();
    this.offers = offers;
    box.setEditable(true); // the path of any other model
    fill();
    JButton browse = new JButton("Browse…");
    browse.addActionListener(e -> browse());
    panel.setOpaque(false);
    panel.add(box);
    panel.add(browse);
    panel.add(card, "span 2, growx");
    card.setVerticalTextPosition(JLabel.TOP);
    box.addActionListener(
        e -> {
          if (!showing) {
            chosen();
          }
        });
    describe();
  }

  /** Fills the list again if there are other models or offers than before. */
  private void fill() {
    List<Path> now = InstalledModels.places();
    if (now.equals(places) && offers.lines().equals(lines) && box.getItemCount() > 0) {
      return;
    }
    if (!now.equals(places)) {
      places = now;
      cards = InstalledModels.all();
    }
    lines = offers.lines();
    showing = true;
    Object item = box.getEditor().getItem();
    box.removeAllItems();
    if (!needed) {
      box.addItem("");
    }
    cards.forEach(model -> box.addItem(model.name()));
    lines.forEach(box::addItem);
    box.setSelectedItem(item);
    showing = false;
  }

  /** The user has chosen something. */
  private void chosen() {
    String item = item();
    if (lines.contains(item)) {
      offers.choose(item);
    } else if (offers.chosen().isPresent()) {
      text = item;
      actions.forEach(Runnable::run); // the text first, which leaving shows again
      offers.leave();
    }
    describe();
    actions.forEach(Runnable::run);
  }

  private String item() {
    return Objects.toString(box.getEditor().getItem(), "");
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public String text() {
    String item = item();
    return lines.contains(item) ? text : item;
  }

  @Override
  public void show(String shown) {
    fill();
    text = shown;
    String item = offers.chosen().filter(lines::contains).orElse(shown);
    if (!item.equals(item())) {
      showing = true;
      box.setSelectedItem(item);
      showing = false;
      actions.forEach(Runnable::run);
    }
    describe();
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
    String item = item();
    Optional<ModelCard> chosen =
        cards.stream().filter(model -> model.name().equals(item)).findFirst();
    String said =
        lines.contains(item)
            ? offers.about(item)
            : chosen.map(model -> model.about().description()).orElse("");
    card.setVisible(!said.isEmpty());
    card.setText(html(Wording.wrapped(shortened(said), LINE)));
    card.setToolTipText(html(Wording.wrapped(said)));
    card.setIcon(chosen.flatMap(ModelCard::cover).map(ModelChooser::icon).orElse(null));
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
}
