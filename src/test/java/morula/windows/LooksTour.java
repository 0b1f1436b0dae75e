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
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.plaf.metal.MetalLookAndFeel;

/**
 * Opens every window on a dark background, with letters a quarter larger than usual, and checks
 * that all of it is seen and can be read. A program of its own, as it needs a display; leaves a
 * picture of each window. Ends with 1 and a line for each thing that is not as it should be.
 */
final class LooksTour {
  private final Path folder;
  private final Robot robot;
  private final List<String> problems = new ArrayList<>();

  private LooksTour(Path folder) throws Exception {
    this.folder = folder;
    robot = new Robot();
  }

  /**
   * @param args a folder with {@code images} and {@code labels}, in which the pictures are left
   *     too; and the class of another look and feel, if it shall not be the dark one
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      new ImageJ(); // it sets a look of its own
      setLook(args.length > 1 ? args[1] : "");
      LooksTour tour = new LooksTour(Path.of(args[0]));
      tour.go();
      tour.problems.stream().distinct().forEach(System.out::println);
      status = tour.problems.isEmpty() ? 0 : 1;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private static void setLook(String name) throws Exception {
    Screen.onSwing(
        () -> {
          if (name.isEmpty()) {
            MetalLookAndFeel.setCurrentTheme(new DarkTheme(1.25));
            UIManager.setLookAndFeel(new MetalLookAndFeel());
          } else {
            UIManager.setLookAndFeel(name);
          }
          return null;
        });
  }

  private void go() throws Exception {
    ImagePlus image = IJ.openImage(folder.resolve("images/nuclei_001.tif").toString());
    image.show();
    segment(image);
    form("segment_folder", "Segment Folder");
    correct(image);
    train();
    evaluate();
    form("check_data", "Check Data");
    for (String item : List.of("models Models", "engine Engine", "about About Morula")) {
      report(item.split(" ", 2)[0], item.split(" ", 2)[1]);
    }
  }

  private void segment(ImagePlus image) throws Exception {
    image.setRoi(5, 5, 60, 60);
    form("segment", "Segment");
    image.deleteRoi();
    MenuCall.run("segment");
    Frame window = Screen.frame("Segment");
    Screen.type(window, "diameter", "large");
    see(window, "segment_problem");
    Screen.type(window, "diameter", "");
    cancel(window);
    Screen.click(window, "Segment");
    Screen.await("the labels", () -> WindowManager.getImage("nuclei_001_labels"));
    Screen.await("the end", () -> Screen.button(window, "Segment").isEnabled() ? true : null);
    see(window, "segmented");
    see(Screen.frame("Result of nuclei_001.tif"), "result");
    Screen.click(window, "Close");
    colour(image);
  }

  /** What is said of an image in colour stands in the window, and not only in the Log. */
  private void colour(ImagePlus image) throws Exception {
    ImagePlus stained = new ImagePlus("stained.tif", image.getProcessor().convertToRGB());
    stained.show();
    MenuCall.run("segment");
    Frame window = Screen.frame("Segment");
    Screen.click(window, "Segment");
    Frame result = Screen.frame("Result of stained.tif");
    Screen.await("the end", () -> Screen.button(window, "Segment").isEnabled() ? true : null);
    String said = Screen.text(window).replace('\n', ' ');
    Screen.check(said.contains("for stained tissue use"), said);
    see(window, "segmented_colour");
    Screen.click(result, "Undo");
    Screen.click(window, "Close");
    stained.changes = false;
    stained.close();
  }

  /** Something is said at once; nothing needs to be closed after a job was cancelled. */
  private static void cancel(Frame window) throws Exception {
    Screen.click(window, "Segment");
    Screen.check(Screen.labels(window).contains("Starting…"), Screen.labels(window));
    Screen.click(window, "Cancel");
    Screen.await("the end", () -> Screen.button(window, "Segment").isEnabled() ? true : null);
    Screen.check(
        Stream.of(Window.getWindows()).noneMatch(w -> w instanceof Dialog && w.isVisible()),
        "a box has come up");
    Screen.check(WindowManager.getImage("nuclei_001_labels") == null, "it went on");
  }

  /** A model is replaced only if the user says so. */
  private void trainAgain(Frame window) throws Exception {
    Path model = folder.resolve("mine.zip");
    byte[] before = Files.readAllBytes(model);
    AbstractButton train = Screen.button(window, "Train");
    SwingUtilities.invokeLater(train::doClick); // the question blocks it
    Window question = Screen.question();
    Screen.click(question, "Cancel");
    Screen.check(train.isEnabled(), "it trains although that was cancelled");
    Screen.check(Arrays.equals(before, Files.readAllBytes(model)), "the model is replaced");
  }

  /** A window as it opens, and with "More"; without it, nothing needs to be scrolled. */
  private void form(String item, String title) throws Exception {
    MenuCall.run(item);
    Frame window = Screen.frame(title);
    see(window, item);
    problems.addAll(Screen.onSwing(() -> Readable.scrolling(window)));
    AbstractButton more = Screen.buttonThatBegins(window, "▸ More");
    Screen.click(more);
    see(window, item + "_more");
    Screen.click(more);
    Screen.click(window, "Close");
  }

  private void correct(ImagePlus image) throws Exception {
    WindowManager.setCurrentWindow(image.getWindow());
    MenuCall.run("correct");
    Frame palette = Screen.frame("Correct nuclei_001.tif");
    see(palette, "correct");
    hide(palette);
  }

  private void train() throws Exception {
    form("train", "Train");
    MenuCall.run("train");
    Frame window = Screen.frame("Train");
    Screen.type(window, "images", folder.resolve("images"));
    Screen.type(window, "labels", folder.resolve("labels"));
    Screen.type(window, "model", "mine");
    Screen.type(window, "epochs", "2");
    Screen.type(window, "steps_per_epoch", "3");
    Screen.type(window, "patch_size", "64");
    Screen.type(window, "batch_size", "2");
    Screen.type(window, "network", "unet(depth=2,width=8)");
    Screen.await(
        "the examples", () -> Screen.button(window, "Look at them…").isEnabled() ? true : null);
    see(window, "train_filled");
    Screen.click(window, "Look at them…");
    Frame examples = Screen.frame("Examples");
    see(examples, "examples");
    problems.addAll(Screen.onSwing(() -> Readable.scrolling(examples)));
    hide(examples);
    Screen.click(window, "Train");
    Frame learning = Screen.frame("Learning");
    see(learning, "learning");
    Screen.await("the end", () -> Screen.button(window, "Train").isEnabled() ? true : null);
    see(learning, "learned");
    see(window, "trained");
    hide(learning);
    trainAgain(window);
    Screen.click(window, "Close");
  }

  private void evaluate() throws Exception {
    form("evaluate", "Evaluate");
    MenuCall.run("evaluate");
    Frame window = Screen.frame("Evaluate");
    Path found = Files.createDirectories(folder.resolve("found"));
    Path labels = folder.resolve("labels");
    for (String name : labels.toFile().list()) {
      Files.copy(labels.resolve("nuclei_002.tif"), found.resolve(name)); // wrong but for one
    }
    Screen.type(window, "labels", labels);
    Screen.type(window, "predictions", found);
    Screen.type(window, "output", folder.resolve("scores"));
    Screen.click(window, "Evaluate");
    Frame pages = Screen.frame("Evaluation");
    Screen.await("the end", () -> Screen.button(window, "Evaluate").isEnabled() ? true : null);
    see(window, "evaluate_end");
    JTabbedPane tabs = Screen.named(pages, "pages", JTabbedPane.class);
    for (int i = 0; i < tabs.getTabCount(); i++) {
      int page = i;
      Screen.onSwing(
          () -> {
            tabs.setSelectedIndex(page);
            return null;
          });
      Thread.sleep(1000);
      see(pages, "evaluation_" + (page + 1));
    }
    Screen.click(pages, "Close");
    Screen.click(window, "Close");
  }

  private void report(String item, String title) throws Exception {
    MenuCall.run(item);
    Frame window = Screen.frame(title);
    Screen.await("the report", () -> Screen.text(window).length() > 100 ? true : null);
    see(window, item);
    Screen.click(window, "Close");
  }

  private static void hide(Frame window) throws Exception {
    Screen.onSwing(
        () -> {
          window.setVisible(false);
          return null;
        });
  }

  /** Judges a window, and leaves a picture of it. */
  private void see(Frame window, String name) throws Exception {
    Screen.onSwing(
        () -> {
          window.toFront();
          return null;
        });
    Screen.settle();
    Thread.sleep(400);
    problems.addAll(Screen.onSwing(() -> Readable.problems(window)));
    Rectangle place = Screen.onSwing(window::getBounds);
    Path file = folder.resolve("0_look_" + name + ".png");
    ImageIO.write(robot.createScreenCapture(place), "png", file.toFile());
  }
}
