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

import static morula.windows.Screen.await;
import static morula.windows.Screen.button;
import static morula.windows.Screen.check;
import static morula.windows.Screen.checkFits;
import static morula.windows.Screen.click;
import static morula.windows.Screen.frame;
import static morula.windows.Screen.onSwing;
import static morula.windows.Screen.question;
import static morula.windows.Screen.shown;
import static morula.windows.Screen.text;
import static morula.windows.Screen.type;

import ij.ImageJ;
import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import morula.model.ModelFolders;

/**
 * Pauses a training, goes on with it, discards it, learns on from a model, and renames and removes
 * that, as a person does. A program of its own, as it needs a display; leaves a picture of the
 * screen for each step. Ends with 1 and a line if something is not as it should be.
 */
final class TrainTour {
  private final Path folder;
  private final Screen screen;

  private TrainTour(Path folder) throws Exception {
    this.folder = folder;
    screen = new Screen(folder, "train");
  }

  /**
   * @param args a folder with {@code images} and {@code labels}, in which the pictures are left too
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      new TrainTour(Path.of(args[0])).go();
      System.out.println("The tour is complete");
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private void go() throws Exception {
    new ImageJ();
    MenuCall.run("train");
    Frame window = frame("Train");
    type(window, "images", folder.resolve("images"));
    type(window, "labels", folder.resolve("labels"));
    type(window, "model", "mine");
    type(window, "epochs", "200");
    type(window, "steps_per_epoch", "1");
    type(window, "patch_size", "64");
    type(window, "batch_size", "1");
    type(window, "network", "unet(depth=2,width=4)");
    pause(window);
    goOn(window);
    learnOn(window);
    models(window);
  }

  /** Waits until the training that was started has finished an epoch. */
  private static Frame learning() throws Exception {
    return await(
        "the first epoch",
        () -> {
          Frame frame = shown("Learning");
          return frame != null && text(frame).contains("best so far") ? frame : null;
        });
  }

  private void pause(Frame window) throws Exception {
    click(window, "Train");
    Frame learning = learning();
    click(learning, "Pause until later");
    check(!button(learning, "Pause until later").isEnabled(), "it can be paused twice");
    await("the end", () -> button(learning, "Go on").isVisible() ? true : null);
    check(text(learning).startsWith("Paused after epoch "), text(learning));
    check(text(window).contains("Paused after epoch "), "the window Train says nothing");
    screen.picture("paused");
    learning.setVisible(false);
    MenuCall.run("models");
    Frame models = frame("Models");
    onSwing(
        () -> {
          list(models).setSelectedIndex(list(models).getModel().getSize() - 1);
          return null;
        });
    check(text(models).contains("paused after epoch "), "the paused training is not listed");
    screen.picture("paused_model");
    click(models, "Go on training…");
    click(models, "Close");
    check(!Files.exists(folder.resolve("mine.zip")), "a model is written");
  }

  private void goOn(Frame window) throws Exception {
    JComboBox<?> offered = onSwing(() -> find(window, "go on with mine: paused after epoch "));
    check(
        onSwing(() -> offered.getEditor().getItem()).toString().startsWith("go on with mine"),
        "the window of the models has not chosen it");
    onSwing(
        () -> {
          offered.setSelectedItem("");
          return null;
        });
    type(window, "epochs", "77"); // of another training
    JComboBox<?> list = onSwing(() -> find(window, "go on with mine: paused after epoch "));
    String line = list.getItemAt(list.getItemCount() - 1).toString();
    onSwing(
        () -> {
          list.setSelectedItem(line);
          return null;
        });
    check(line.equals(list.getEditor().getItem()), "chosen: " + list.getEditor().getItem());
    check(text(window).contains("200"), "the settings are not its own");
    screen.picture("chosen_paused");
    click(window, "Train");
    int before = Integer.parseInt(line.replaceAll(".*epoch (\\d+) of.*", "$1"));
    Frame learning =
        await(
            "a further epoch",
            () -> {
              Frame frame = shown("Learning");
              return frame != null
                      && button(frame, "Discard…").isEnabled()
                      && text(frame).matches("(?s).*Epoch \\d+ of 200.*best so far.*")
                      && epoch(frame) > before
                  ? frame
                  : null;
            });
    later(learning, "Discard…");
    click(question(), "Discard");
    await("the end", () -> text(learning).startsWith("Discarded") ? true : null);
    await("the end", () -> button(window, "Train").isEnabled() ? true : null);
    screen.picture("discarded");
    check(!Files.exists(folder.resolve("mine.checkpoints")), "something is left");
  }

  private static int epoch(Frame learning) {
    return Integer.parseInt(text(learning).replaceAll("(?s).*?Epoch (\\d+) of.*", "$1"));
  }

  private void learnOn(Frame window) throws Exception {
    type(window, "epochs", "1");
    click(window, "Train");
    Frame first =
        await(
            "the model",
            () -> {
              Frame frame = shown("Learning");
              return frame != null && button(frame, "Learn on").isVisible() ? frame : null;
            });
    Files.copy(folder.resolve("mine.zip"), folder.resolve("first.zip"));
    click(first, "Learn on");
    check(!first.isVisible(), "the window of the first training stays");
    Frame second =
        await(
            "the second training",
            () -> {
              Frame frame = shown("Learning");
              return frame != null && button(frame, "Learn on").isVisible() ? frame : null;
            });
    check(text(second).contains("before: "), "nothing is said of the model before");
    checkFits(second);
    screen.picture("learned_on");
    second.setVisible(false);
  }

  private void models(Frame window) throws Exception {
    Path models = Files.createDirectory(folder.resolve("models"));
    Files.move(folder.resolve("first.zip"), models.resolve("first.zip"));
    for (Path shipped : ModelFolders.all()) {
      if (Files.exists(shipped.resolve("nuclei.zip"))) {
        Files.copy(shipped.resolve("nuclei.zip"), models.resolve("nuclei.zip"));
        break;
      }
    }
    System.setProperty(ModelFolders.PROPERTY, models.toString());
    MenuCall.run("models");
    Frame frame = frame("Models");
    check(button(frame, "Rename…").isEnabled(), "an own model cannot be renamed");
    screen.picture("own_model");
    later(frame, "Rename…");
    Window question = question();
    onSwing(
        () -> {
          input(question).setText("nuclei");
          return null;
        });
    click(question, "OK");
    check(text(frame).contains("There is a model nuclei already"), "it takes another's name");
    later(frame, "Rename…");
    Window again = question();
    onSwing(
        () -> {
          input(again).setText("second");
          return null;
        });
    screen.picture("rename");
    click(again, "OK");
    check(Files.exists(models.resolve("second.zip")), "it is not renamed");
    click(frame, "Go on training…");
    await("the window Train", () -> find(window, "second").getEditor().getItem());
    check(
        "second".equals(onSwing(() -> find(window, "second").getEditor().getItem())),
        "it does not begin with the model");
    window.setVisible(false);
    later(frame, "Remove…");
    screen.picture("remove");
    click(question(), "Remove");
    check(!Files.exists(models.resolve("second.zip")), "it is not removed");
    onSwing(
        () -> {
          list(frame).setSelectedIndex(0);
          return null;
        });
    check(!button(frame, "Remove…").isEnabled(), "a model that came with Morula can be removed");
    screen.picture("shipped_model");
    click(frame, "Use");
    frame("Segment");
    screen.picture("use");
  }

  /** Presses a button that asks something. */
  private static void later(Container window, String text) throws Exception {
    AbstractButton button = onSwing(() -> button(window, text));
    SwingUtilities.invokeLater(button::doClick);
  }

  /** Returns the list that has an item that begins with a text. */
  private static JComboBox<?> find(Container in, String item) {
    return all(in)
        .filter(JComboBox.class::isInstance)
        .map(c -> (JComboBox<?>) c)
        .filter(
            box -> {
              for (int i = 0; i < box.getItemCount(); i++) {
                if (box.getItemAt(i).toString().startsWith(item)) {
                  return true;
                }
              }
              return false;
            })
        .findFirst()
        .orElseThrow(() -> new AssertionError("no list offers " + item));
  }

  private static JTextField input(Container in) {
    return all(in)
        .filter(JTextField.class::isInstance)
        .map(JTextField.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static JList<?> list(Container in) {
    return all(in).filter(JList.class::isInstance).map(c -> (JList<?>) c).findFirst().orElseThrow();
  }

  private static Stream<Component> all(Container in) {
    return Stream.of(in.getComponents())
        .flatMap(
            c ->
                c instanceof Container inner
                    ? Stream.concat(Stream.of(c), all(inner))
                    : Stream.of(c));
  }
}
