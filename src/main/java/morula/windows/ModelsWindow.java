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
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import morula.keys.CommandRunner;
import morula.learning.OwnModels;
import morula.model.InstalledModels;
import morula.model.ModelFacts.Fact;
import morula.model.ModelFolders;
import morula.model.Models;
import morula.progress.InvalidRequestException;
import morula.progress.Reason;
import morula.segmentation.SegmentationSettings;
import morula.windows.ModelsView.Action;
import morula.windows.ModelsView.Entry;
import morula.windows.ModelsView.Installed;
import morula.windows.ModelsView.Paused;
import net.miginfocom.swing.MigLayout;

/** The installed models and the paused trainings: what each is, and what can be done with it. */
final class ModelsWindow {
  private static final Dimension SIZE = new Dimension(860, 520);
  private static final int LIST_WIDTH = 210;
  private static final int COVER_HEIGHT = 130;
  private static final int SMALL = 32;
  private static ModelsWindow present;

  private final CommandRunner runner;
  private final JFrame frame = new JFrame("Models");
  private final DefaultListModel<Entry> entries = new DefaultListModel<>();
  private final JList<Entry> list = new JList<>(entries);
  private final JLabel cover = new JLabel();
  private final JPanel facts =
      new WidePanel(new MigLayout("insets 8, fillx, wrap 2", "[right]unrel[grow,fill]"));
  private final JTextArea said = text("");
  private final Map<Action, JButton> buttons = new EnumMap<>(Action.class);
  private final JButton folder = new JButton("Show folder");

  private ModelsWindow(CommandRunner runner) {
    this.runner = runner;
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setCellRenderer(new Names());
    list.addListSelectionListener(e -> describe());
    JScrollPane names = new JScrollPane(list);
    names.setPreferredSize(new Dimension(LIST_WIDTH, SIZE.height));
    JScrollPane about = new JScrollPane(facts);
    about.setBorder(null);
    frame.add(names, BorderLayout.WEST);
    frame.add(about, BorderLayout.CENTER);
    frame.add(below(), BorderLayout.SOUTH);
    Fonts.plain(frame.getContentPane());
    frame.setSize(SIZE);
    frame.setLocationByPlatform(true);
  }

  private JPanel below() {
    JPanel row = new JPanel(new MigLayout("insets 0", "[][][][][][]push[]"));
    row.add(button(Action.USE, "Use", "Open the window Segment with this model", this::use));
    row.add(
        button(
            Action.GO_ON,
            "Go on training…",
            "Open the window Train, which begins with this model or goes on",
            entry -> CommandWindows.open(runner, "train", entry.goingOn())));
    row.add(button(Action.RENAME, "Rename…", "Give it another name", this::rename));
    row.add(button(Action.REMOVE, "Remove…", "Delete it from the disk", this::remove));
    folder.addActionListener(e -> showFolder());
    row.add(folder);
    row.add(button(Action.CITE, "Cite", "Copy what to cite for this model", this::cite));
    JButton close = new JButton("Close");
    close.addActionListener(e -> frame.setVisible(false));
    row.add(close);
    JPanel below = new JPanel(new MigLayout("insets 8, fillx, wrap 1, hidemode 3", "[grow,fill]"));
    below.add(said, "wmin 100");
    below.add(row);
    return below;
  }

  private JButton button(Action action, String text, String tip, Consumer<Entry> run) {
    JButton button = new JButton(text);
    button.setName(tip);
    button.addActionListener(e -> chosen().ifPresent(run));
    buttons.put(action, button);
    return button;
  }

  private static final class Names extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      String name = ((Entry) value).name() + (value instanceof Paused ? " (paused)" : "");
      super.getListCellRendererComponent(list, name, index, selected, focus);
      picture((Entry) value).ifPresent(picture -> setIcon(icon(picture, SMALL)));
      return this;
    }
  }

  private static Optional<BufferedImage> picture(Entry entry) {
    return entry instanceof Installed model ? model.card().cover() : Optional.empty();
  }

  /** Shows the window, with the models that are there now. */
  static void open(CommandRunner runner) {
    SwingUtilities.invokeLater(
        () -> {
          if (present == null) {
            present = new ModelsWindow(runner);
          }
          present.fill("");
          present.said.setVisible(false);
          present.frame.setVisible(true);
          present.frame.toFront();
        });
  }

  /** Fills the list, and chooses an entry by its name; the first if there is none. */
  private void fill(String name) {
    entries.clear();
    ModelsView.entries(TrainResume.places(CommandWindows.remembered("train", "model")))
        .forEach(entries::addElement);
    int selected = 0;
    for (int i = entries.size() - 1; i >= 0; i--) {
      selected = entries.get(i).name().equals(name) ? i : selected;
    }
    list.setSelectedIndex(selected);
    describe();
  }

  private Optional<Entry> chosen() {
    return Optional.ofNullable(list.getSelectedValue());
  }

  private void describe() {
    Optional<Entry> chosen = chosen();
    buttons.forEach(
        (action, button) -> {
          Optional<String> refusal = chosen.flatMap(entry -> entry.refusal(action));
          button.setEnabled(chosen.isPresent() && refusal.isEmpty());
          button.setToolTipText(refusal.orElse(button.getName()));
        });
    facts.removeAll();
    cover.setIcon(
        chosen.flatMap(ModelsWindow::picture).map(p -> icon(p, COVER_HEIGHT)).orElse(null));
    if (cover.getIcon() != null) {
      facts.add(cover, "skip 1");
    }
    if (chosen.isEmpty()) {
      String places =
          ModelFolders.all().stream().map(Path::toString).collect(Collectors.joining("\n"));
      add(new Fact("", "No model is installed. Models are looked for in\n" + places));
    }
    chosen.ifPresent(
        entry -> {
          add(new Fact("Name", entry.name()));
          entry.facts().forEach(this::add);
        });
    facts.revalidate();
    facts.repaint();
    SwingUtilities.invokeLater(() -> facts.scrollRectToVisible(new Rectangle(1, 1)));
  }

  private void add(Fact fact) {
    JLabel label = new JLabel(fact.label());
    label.setFont(Fonts.ofText());
    facts.add(label, "aligny top");
    facts.add(text(fact.text()), "wmin 100");
  }

  private static JTextArea text(String text) {
    JTextArea area = new JTextArea(text);
    area.setEditable(false);
    area.setOpaque(false);
    area.setBorder(null);
    area.setFont(Fonts.ofText());
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    return area;
  }

  private static ImageIcon icon(BufferedImage picture, int height) {
    return new ImageIcon(picture.getScaledInstance(-1, height, Image.SCALE_SMOOTH));
  }

  private void say(String text) {
    said.setText(text);
    said.setVisible(!text.isEmpty());
    frame.validate();
  }

  private void use(Entry entry) {
    CommandWindows.open(runner, "segment", Map.of("model", entry.name()));
  }

  private void rename(Entry entry) {
    Questions.name(frame, "New name of the model " + entry.name() + ":", entry.name())
        .ifPresent(
            name ->
                change(
                    () -> {
                      Path path = OwnModels.rename(entry.location(), name, ModelFolders.all());
                      String now = Models.name(path);
                      CommandWindows.replace("segment", "model", entry.name(), now);
                      CommandWindows.replace("train", "start_from", entry.name(), now);
                      fill(now);
                      return "The model " + entry.name() + " is now called " + now + ".";
                    }));
  }

  private void remove(Entry entry) {
    if (Questions.remove(frame, entry.removal() + ".")) {
      change(
          () -> {
            entry.remove();
            if (entry instanceof Installed) { // other windows must not go on with its name
              String usual = SegmentationSettings.MODEL.defaultText();
              CommandWindows.replace("segment", "model", entry.name(), usual);
              CommandWindows.replace("train", "start_from", entry.name(), "");
            }
            fill("");
            return entry.name() + " is removed.";
          });
    }
  }

  /** A change of files, which returns what was done. */
  private interface Change {
    String run() throws IOException;
  }

  private void change(Change change) {
    try {
      say(change.run());
    } catch (IOException | InvalidRequestException e) {
      fill(chosen().map(Entry::name).orElse("")); // the model may have gone
      say(Reason.of(e));
    }
  }

  private void cite(Entry entry) {
    if (entry instanceof Installed model) {
      Clip.copy(String.join("\n", InstalledModels.citations(model.card())));
      say("Copied what to cite for " + entry.name() + ".");
    }
  }

  private void showFolder() {
    Optional<Path> place =
        chosen()
            .map(entry -> entry.location().toAbsolutePath().getParent())
            .or(() -> ModelFolders.all().stream().filter(Files::isDirectory).findFirst());
    if (place.isEmpty()) {
      say("There is no folder of models yet.");
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
    say("The path is copied: " + place.get());
  }
}
