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
import static morula.windows.Screen.click;
import static morula.windows.Screen.frame;
import static morula.windows.Screen.key;
import static morula.windows.Screen.labels;
import static morula.windows.Screen.mouse;
import static morula.windows.Screen.onSwing;
import static morula.windows.Screen.question;
import static morula.windows.Screen.shown;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import morula.annotation.LabelEdits;
import morula.io.LabelFiles;

/**
 * Corrects label images as a person does, with what can go wrong: windows that are closed, programs
 * that are killed. A program of its own, as it needs a display; leaves a picture of the screen for
 * each step. Ends with 1 and a line if something is not as it should be.
 */
final class CorrectTour {
  private final Path folder;
  private final Screen screen;
  private final boolean withTraining;
  private ImagePlus image;
  private ImagePlus labels;

  private CorrectTour(Path folder, boolean withTraining) throws Exception {
    this.folder = folder;
    this.withTraining = withTraining;
    screen = new Screen(folder, "correct");
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
            new double[] {0.9, 0.35, 0.8, 0.6, 0.95},
            0.5);
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
    return frame("Correct nuclei_001.tif");
  }

  private void unsureAndSave() throws Exception {
    Frame palette = palette();
    screen.picture("correct");
    check(
        WindowManager.getFrame("Recorder") instanceof Recorder recorder
            && recorder.getText().contains("// Morula: Correct..."),
        "the recorder says nothing");
    key(image, KeyEvent.VK_N, 'n', 0);
    check(labels(palette).contains("unsure: 1 of 5"), labels(palette));
    check(labels(palette).contains("(2: "), "the lowest score is chosen first: " + labels(palette));
    key(image, KeyEvent.VK_N, 'n', 0);
    check(labels(palette).contains("unsure: 2 of 5"), labels(palette));
    screen.picture("unsure");
    key(image, KeyEvent.VK_DELETE, KeyEvent.CHAR_UNDEFINED, 0);
    key(image, KeyEvent.VK_N, 'n', 0);
    check(labels(palette).contains("unsure: 2 of 4"), labels(palette));
    key(image, KeyEvent.VK_S, 's', InputEvent.CTRL_DOWN_MASK);
    Path file = folder.resolve("images/nuclei_001_labels.tif");
    await("the saved labels", () -> LabelFiles.isCorrected(file) ? true : null);
    key(image, KeyEvent.VK_Z, 'z', InputEvent.CTRL_DOWN_MASK);
    check(labels(palette).contains(", 0 chosen") || labels(palette).contains("chosen"), "undone");
    key(image, KeyEvent.VK_S, 's', InputEvent.CTRL_DOWN_MASK);
    screen.picture("saved");
  }

  private void part() throws Exception {
    Frame palette = palette();
    click(palette, "mark a part");
    mouse(image, false, new int[] {10, 10}, new int[] {100, 120});
    check(labels(palette).contains("only a part is annotated"), labels(palette));
    screen.picture("part");
    click(palette, "Add to training set: 0 images");
    check(TrainingSet.open(folder.resolve("set")).ignored().isPresent(), "the part is not kept");
    check(button(palette, "Add to training set: 1 image") != null, "the count is wrong");
    mouse(image, false, new int[] {10, 10});
    click(palette, "Add to training set: 1 image");
    check(TrainingSet.open(folder.resolve("set")).ignored().isEmpty(), "the part is kept");
    click(palette, "choose");
  }

  /** What was not saved when the program was killed is offered again. */
  private void killed() throws Exception {
    Path kept = folder.resolve("home/corrections");
    int before = objects();
    key(image, KeyEvent.VK_N, 'n', 0);
    key(image, KeyEvent.VK_DELETE, KeyEvent.CHAR_UNDEFINED, 0);
    check(objects() == before - 1, "nothing is deleted");
    Path journal;
    try (Stream<Path> files = Files.list(kept)) {
      journal = files.findFirst().orElseThrow(() -> new AssertionError("nothing is kept"));
    }
    String name = journal.getFileName().toString().replaceFirst("-\\d+-", "-999999999999-");
    Files.copy(journal, kept.resolve(name));
    SwingUtilities.invokeLater(() -> windowCloses(image));
    click(question(), "Cancel");
    Thread.sleep(500);
    check(image.getWindow() != null, "the image is closed although that was cancelled");
    SwingUtilities.invokeLater(() -> windowCloses(image));
    Window question = question();
    screen.picture("closing");
    click(question, "Don't save");
    await("the end", () -> image.getWindow() == null ? true : null);
    labels.changes = false;
    labels.close();
    open();
    Window offer = question();
    screen.picture("killed");
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
    Window question = question();
    click(question, "Cancel");
    Thread.sleep(500);
    check(IJ.getInstance() != null, "ImageJ has ended although that was cancelled");
    key(image, KeyEvent.VK_S, 's', InputEvent.CTRL_DOWN_MASK);
    click(palette(), "brush");
    key(image, KeyEvent.VK_CLOSE_BRACKET, ']', 0);
    key(image, KeyEvent.VK_E, 'e', 0);
    screen.picture("brush");
    key(image, KeyEvent.VK_E, 'e', 0);
  }

  private void training() throws Exception {
    Frame first = palette();
    click(first, "Next image");
    Frame palette =
        await(
            "the next image",
            () -> shown(t -> t.startsWith("Correct nuclei_00") && !t.contains("001")).orElse(null));
    screen.picture("next");
    click(palette, "Add to training set: 1 image");
    click(palette, "Retrain in the background");
    Thread.sleep(30_000);
    screen.picture("retraining");
    for (int i = 0; i < 300 && button(palette, "Stop the training") != null; i++) {
      Thread.sleep(1000);
    }
    screen.picture("retrained");
    System.out.println(labels(palette));
  }

  private int objects() throws Exception {
    return onSwing(
        () -> {
          CorrectedImage now = CorrectedImage.of(image);
          return new LabelEdits(now.labels()).count(0);
        });
  }
}
