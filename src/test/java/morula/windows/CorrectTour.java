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
import ij.Prefs;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.plugin.frame.Recorder;
import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import morula.annotation.LabelEdits;
import morula.io.LabelFiles;

/**
 * Corrects label images as a person does, with what can go wrong: windows that are closed, programs
 * that are killed. A program of its own, as it needs a display; leaves a picture of the screen for
 * each step. Ends with 1 and a line if something is not as it should be.
 */
final class CorrectTour {
  private static final int SECONDS = 120;

  private final Path folder;
  private final Robot robot;
  private final boolean withTraining;
  private ImagePlus image;
  private ImagePlus labels;
  private int pictures;

  private CorrectTour(Path folder, boolean withTraining) throws Exception {
    this.folder = folder;
    this.withTraining = withTraining;
    robot = new Robot();
  }

  /**
   * @param args a folder with {@code images} and {@code labels}, in which the pictures are left
   *     too; and {@code training} to train and to go to the next image, which takes minutes
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      new CorrectTour(Path.of(args[0]), args.length > 1).go();
      System.out.println("The tour is complete");
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private void go() throws Exception {
    System.setProperty("morula.home", folder.resolve("home").toString());
    new ImageJ();
    SwingUtilities.invokeAndWait(() -> new Recorder());
    Prefs.set("morula.correct.training", Files.createDirectory(folder.resolve("set")).toString());
    prepare();
    unsureAndSave();
    part();
    killed();
    closing();
    if (withTraining) {
      training();
    }
  }

  /** Labels with scores, as a segmentation leaves them beside the image. */
  private void prepare() throws Exception {
    Path images = folder.resolve("images");
    image = IJ.openImage(images.resolve("nuclei_001.tif").toString());
    CorrectionScores scores =
        new CorrectionScores(
            new LabelEdits(LabelFiles.read(folder.resolve("labels/nuclei_001.tif"))),
            new double[] {0.9, 0.35, 0.8, 0.6, 0.95});
    CorrectionFiles.write(
        image, LabelFiles.read(folder.resolve("labels/nuclei_001.tif")), scores.all(), images);
    Files.delete(images.resolve("nuclei_001_labels.tif"));
    LabelFiles.write(
        LabelFiles.read(folder.resolve("labels/nuclei_001.tif")),
        images.resolve("nuclei_001_labels.tif"));
    open();
  }

  private void open() throws Exception {
    Path images = folder.resolve("images");
    image = IJ.openImage(images.resolve("nuclei_001.tif").toString());
    image.show();
    labels = IJ.openImage(images.resolve("nuclei_001_labels.tif").toString());
    labels.show();
    onSwing(
        () -> {
          Rectangle at = image.getWindow().getBounds();
          labels.getWindow().setLocation(at.x, at.y + at.height + 10);
          return null;
        });
    WindowManager.setCurrentWindow(image.getWindow());
    MenuCall.run("correct");
  }

  private Frame palette() throws Exception {
    return await(
        "the palette",
        () ->
            Stream.of(Frame.getFrames())
                .filter(f -> f.isVisible() && f.getTitle().equals("Correct nuclei_001.tif"))
                .findFirst()
                .orElse(null));
  }

  private void unsureAndSave() throws Exception {
    Frame palette = palette();
    picture("correct");
    check(
        WindowManager.getFrame("Recorder") instanceof Recorder recorder
            && recorder.getText().contains("// Morula: Correct..."),
        "the recorder says nothing");
    key(KeyEvent.VK_N, 'n', 0);
    check(text(palette).contains("unsure: 1 of 5"), text(palette));
    check(text(palette).contains("(2: "), "the lowest score is chosen first: " + text(palette));
    key(KeyEvent.VK_N, 'n', 0);
    check(text(palette).contains("unsure: 2 of 5"), text(palette));
    picture("unsure");
    key(KeyEvent.VK_DELETE, KeyEvent.CHAR_UNDEFINED, 0);
    key(KeyEvent.VK_N, 'n', 0);
    check(text(palette).contains("unsure: 2 of 4"), text(palette));
    key(KeyEvent.VK_S, 's', InputEvent.CTRL_DOWN_MASK);
    Path file = folder.resolve("images/nuclei_001_labels.tif");
    check(LabelFiles.isCorrected(file), "nothing is saved beside the image");
    key(KeyEvent.VK_Z, 'z', InputEvent.CTRL_DOWN_MASK);
    check(text(palette).contains(", 0 chosen") || text(palette).contains("chosen"), "undone");
    key(KeyEvent.VK_S, 's', InputEvent.CTRL_DOWN_MASK);
    picture("saved");
  }

  private void part() throws Exception {
    Frame palette = palette();
    click(palette, "mark a part");
    mouse(new int[] {10, 10}, new int[] {100, 120});
    check(text(palette).contains("only a part is annotated"), text(palette));
    picture("part");
    click(palette, "Add to training set: 0 images");
    check(TrainingSet.open(folder.resolve("set")).ignored().isPresent(), "the part is not kept");
    check(button(palette, "Add to training set: 1 image") != null, "the count is wrong");
    mouse(new int[] {10, 10});
    click(palette, "Add to training set: 1 image");
    check(TrainingSet.open(folder.resolve("set")).ignored().isEmpty(), "the part is kept");
    click(palette, "choose");
  }

  /** What was not saved when the program was killed is offered again. */
  private void killed() throws Exception {
    Path kept = folder.resolve("home/corrections");
    int before = objects();
    key(KeyEvent.VK_N, 'n', 0);
    key(KeyEvent.VK_DELETE, KeyEvent.CHAR_UNDEFINED, 0);
    check(objects() == before - 1, "nothing is deleted");
    Path journal;
    try (Stream<Path> files = Files.list(kept)) {
      journal = files.findFirst().orElseThrow(() -> new AssertionError("nothing is kept"));
    }
    String name = journal.getFileName().toString().replaceFirst("-\\d+-", "-999999999999-");
    Files.copy(journal, kept.resolve(name));
    SwingUtilities.invokeLater(() -> windowCloses(image));
    dialog("Cancel");
    Thread.sleep(500);
    check(image.getWindow() != null, "the image is closed although that was cancelled");
    SwingUtilities.invokeLater(() -> windowCloses(image));
    Window question = dialog(null);
    picture("closing");
    click(question, "Don't save");
    await("the end", () -> image.getWindow() == null ? true : null);
    labels.changes = false;
    labels.close();
    open();
    Window offer = dialog(null);
    picture("killed");
    click(offer, "Take them up again");
    Thread.sleep(500);
    check(objects() == before - 1, "the corrections are lost");
    try (Stream<Path> files = Files.list(kept)) {
      List<Path> left = files.toList();
      check(left.size() == 1 && !left.get(0).endsWith(name), "kept: " + left);
    }
  }

  private static void windowCloses(ImagePlus image) {
    Window window = image.getWindow();
    window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING));
  }

  private void closing() throws Exception {
    new Thread(() -> IJ.doCommand("Quit")).start();
    Window question = dialog(null);
    click(question, "Cancel");
    Thread.sleep(500);
    check(IJ.getInstance() != null, "ImageJ has ended although that was cancelled");
    key(KeyEvent.VK_S, 's', InputEvent.CTRL_DOWN_MASK);
    click(palette(), "brush");
    key(KeyEvent.VK_CLOSE_BRACKET, ']', 0);
    key(KeyEvent.VK_E, 'e', 0);
    picture("brush");
    key(KeyEvent.VK_E, 'e', 0);
  }

  private void training() throws Exception {
    Frame first = palette();
    onSwing(
        () -> {
          button(first, "Next image").doClick();
          return null;
        });
    Frame palette =
        await(
            "the next image",
            () ->
                Stream.of(Frame.getFrames())
                    .filter(f -> f.isVisible() && f.getTitle().startsWith("Correct nuclei_00"))
                    .filter(f -> !f.getTitle().contains("001"))
                    .findFirst()
                    .orElse(null));
    picture("next");
    click(palette, "Add to training set: 1 image");
    click(palette, "Retrain in the background");
    Thread.sleep(30_000);
    picture("retraining");
    for (int i = 0; i < 300 && button(palette, "Stop the training") != null; i++) {
      Thread.sleep(1000);
    }
    picture("retrained");
    System.out.println(text(palette));
  }

  private int objects() throws Exception {
    return onSwing(
        () -> {
          CorrectedImage now = CorrectedImage.of(image);
          return new LabelEdits(now.labels()).count(0);
        });
  }

  // what a person does

  private void key(int code, char character, int modifiers) throws Exception {
    ImageCanvas canvas = image.getCanvas();
    onSwing(
        () -> {
          KeyEvent event =
              new KeyEvent(
                  canvas,
                  KeyEvent.KEY_PRESSED,
                  System.currentTimeMillis(),
                  modifiers,
                  code,
                  character);
          for (var listener : canvas.getKeyListeners()) {
            listener.keyPressed(event);
          }
          return null;
        });
    onSwing(() -> null);
  }

  private void mouse(int[]... points) throws Exception {
    ImageCanvas canvas = image.getCanvas();
    onSwing(
        () -> {
          int down = InputEvent.BUTTON1_DOWN_MASK;
          event(canvas, MouseEvent.MOUSE_PRESSED, down, points[0]);
          for (int[] point : points) {
            event(canvas, MouseEvent.MOUSE_DRAGGED, down, point);
          }
          event(canvas, MouseEvent.MOUSE_RELEASED, 0, points[points.length - 1]);
          return null;
        });
    onSwing(() -> null);
  }

  private static void event(ImageCanvas canvas, int id, int modifiers, int[] point) {
    int x = canvas.screenX(point[0]);
    int y = canvas.screenY(point[1]);
    long now = System.currentTimeMillis();
    canvas.dispatchEvent(
        new MouseEvent(canvas, id, now, modifiers, x, y, 1, false, MouseEvent.BUTTON1));
  }

  private static void click(Container window, String text) throws Exception {
    AbstractButton button = onSwing(() -> button(window, text));
    check(button != null, "there is no " + text);
    onSwing(
        () -> {
          button.doClick();
          return null;
        });
    onSwing(() -> null);
  }

  /** Waits for a question, and gives the answer if there is one. */
  private static Window dialog(String answer) throws Exception {
    Window dialog =
        await(
            "the question",
            () ->
                Stream.of(Window.getWindows())
                    .filter(w -> w.isVisible() && w instanceof JDialog)
                    .findFirst()
                    .orElse(null));
    if (answer != null) {
      click(dialog, answer);
    }
    return dialog;
  }

  // what a person sees

  private void picture(String name) throws Exception {
    robot.waitForIdle();
    Thread.sleep(500);
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(
        robot.createScreenCapture(screen),
        "png",
        folder.resolve(++pictures + "_correct_" + name + ".png").toFile());
  }

  private static AbstractButton button(Container in, String text) {
    for (Component child : in.getComponents()) {
      if (child instanceof AbstractButton button && text.equals(button.getText())) {
        return button;
      }
      AbstractButton found = child instanceof Container container ? button(container, text) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String text(Container in) {
    StringBuilder text = new StringBuilder();
    for (Component child : in.getComponents()) {
      if (child instanceof JLabel label) {
        text.append(label.getText()).append('\n');
      } else if (child instanceof Container container) {
        text.append(text(container));
      }
    }
    return text.toString();
  }

  private static <T> T onSwing(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    SwingUtilities.invokeAndWait(task);
    return task.get();
  }

  private static <T> T await(String what, Callable<T> condition) throws Exception {
    for (int i = 0; i < SECONDS * 10; i++) {
      Optional<T> found = Optional.ofNullable(onSwing(condition));
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(100);
    }
    throw new AssertionError(what + " did not come");
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new AssertionError(otherwise);
    }
  }
}
