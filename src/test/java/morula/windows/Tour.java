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
import ij.gui.ImageCanvas;
import ij.plugin.frame.Recorder;
import ij.text.TextWindow;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import morula.model.ModelFolders;

/**
 * Goes through the windows as a person does: opens an image, segments it, corrects the result,
 * trains on it and evaluates. A program of its own, as it needs a display; leaves a picture of the
 * screen for each step. Ends with 1 and a line if something is not as it should be.
 */
final class Tour {
  private static final int SECONDS = 240;

  private final Path folder;
  private final Robot robot;
  private int pictures;

  private Tour(Path folder) throws Exception {
    this.folder = folder;
    robot = new Robot();
  }

  /**
   * @param args a folder with {@code images} and {@code labels}, in which the pictures are left too
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      new Tour(Path.of(args[0])).go();
      System.out.println("The tour is complete");
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private void go() throws Exception {
    new ImageJ();
    SwingUtilities.invokeAndWait(() -> new Recorder());
    ImagePlus image = IJ.openImage(folder.resolve("images/nuclei_001.tif").toString());
    image.show();
    segment(image);
    segmentFolder();
    correct(image);
    train();
    evaluate();
    reports();
  }

  private void reports() throws Exception {
    for (String item : List.of("models Models", "engine Engine", "about About Morula")) {
      String[] words = item.split(" ", 2);
      MenuCall.run(words[0]);
      Frame window = frame(words[1]);
      await("the report", () -> text(window).length() > 100 ? true : null);
      picture(words[0]);
      click(window, "Close");
    }
  }

  private void segment(ImagePlus image) throws Exception {
    MenuCall.run("segment");
    Frame window = frame("Segment");
    picture("segment");
    Dimension size = window.getSize();
    check(size.width <= 1093 && size.height <= 614, "the window is too large: " + size);
    help(image, window);
    click(window, "Segment");
    ImagePlus labels = await("the labels", () -> WindowManager.getImage("nuclei_001_labels"));
    await("the end", () -> button(window, "Segment").isEnabled() ? true : null);
    picture("segmented");
    Rectangle source = image.getWindow().getBounds();
    await(
        "the labels beside the image",
        () -> labels.getWindow().getBounds().intersects(source) ? null : true);
    Frame table = (Frame) WindowManager.getWindow("nuclei_001_objects");
    check(!table.getBounds().intersects(source), "the table covers the image");
    check(image.getOverlay().size() == highest(labels), "outlines and labels differ");
    results(image, labels, (TextWindow) table);
    check(
        WindowManager.getFrame("Recorder") instanceof Recorder recorder
            && recorder.getText().contains("run(\"Morula: Segment...\""),
        "the run is not recorded");
    click(window, "Close");
  }

  /** The diameter as a circle, its estimate, and the preview. */
  private void help(ImagePlus image, Frame window) throws Exception {
    click(window, "show it");
    check(image.getOverlay().size() == 1, "there is no circle");
    Rectangle circle = image.getOverlay().get(0).getBounds();
    int y = circle.y + circle.height / 2;
    int right = circle.x + circle.width;
    mouse(image, false, new int[] {right, y}, new int[] {right + 10, y});
    String dragged = find(window, "diameter").orElseThrow().getText();
    check(Math.abs(Double.parseDouble(dragged) - circle.width - 20) < 3, "dragged: " + dragged);
    check(image.getRoi() == null, "the tool of ImageJ drew something");
    type(window, "diameter", "");
    click(window, "Estimate");
    String estimate =
        await(
            "the estimate",
            () -> {
              String text = find(window, "diameter").orElseThrow().getText();
              return text.isEmpty() ? null : text;
            });
    check(Math.abs(Double.parseDouble(estimate) - 25) < 5, "estimated: " + estimate);
    click(window, "Preview");
    await("the preview", () -> image.getOverlay().size() > 10 ? true : null);
    picture("preview");
    type(window, "diameter", "");
    onSwing(
        () -> {
          AbstractButton preview = previewOf(window);
          preview.doClick();
          return null;
        });
    click(window, "show it");
    check(image.getOverlay() == null, "something is left of the preview");
  }

  private static AbstractButton previewOf(Container in) {
    for (Component child : in.getComponents()) {
      if (child instanceof AbstractButton button
          && button.getText() != null
          && button.getText().startsWith("Preview")) {
        return button;
      }
      AbstractButton found = child instanceof Container container ? previewOf(container) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The window of the result, and the table that is linked with the image. */
  private void results(ImagePlus image, ImagePlus labels, TextWindow table) throws Exception {
    Frame result = frame("Result of nuclei_001.tif");
    check(
        !result.getBounds().intersects(image.getWindow().getBounds()), "the result is in the way");
    check(label(result).startsWith(highest(labels) + " object"), label(result));
    check(
        table.getTextPanel().getColumnHeadings().contains("area (µm²)"),
        table.getTextPanel().getColumnHeadings());
    int[] place = places(labels)[1];
    canvasClick(image, place);
    check(table.getTextPanel().getSelectionStart() == 1, "the row of the object is not chosen");
    check(image.getRoi() != null && image.getRoi().contains(place[0], place[1]), "no object");
    check(labels.getRoi() != null, "the object is not shown in the label image");
    picture("chosen");
    image.deleteRoi();
    // again in a selection, and back
    image.setRoi(0, 0, image.getWidth() / 2, image.getHeight() / 2);
    int before = image.getOverlay().size();
    Frame window = frame("Segment");
    click(window, "only in the selection");
    click(window, "Segment");
    await("fewer objects", () -> image.getOverlay().size() < before ? true : null);
    await("the end", () -> button(window, "Segment").isEnabled() ? true : null);
    picture("selection");
    click(frame("Result of nuclei_001.tif"), "Undo");
    check(image.getOverlay().size() == before, "undo leaves other outlines");
    check(WindowManager.getImage("nuclei_001_labels") == labels, "undo takes the wrong labels");
    image.deleteRoi();
  }

  private static void canvasClick(ImagePlus image, int[] point) throws Exception {
    ImageCanvas canvas = image.getCanvas();
    onSwing(
        () -> {
          for (int id :
              new int[] {
                MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED
              }) {
            event(canvas, id, 0, point);
          }
          return null;
        });
  }

  private static String label(Container in) {
    StringBuilder text = new StringBuilder();
    for (Component child : in.getComponents()) {
      if (child instanceof JLabel label) {
        text.append(label.getText());
      } else if (child instanceof Container container) {
        text.append(label(container));
      }
    }
    return text.toString();
  }

  private void correct(ImagePlus image) throws Exception {
    ImagePlus labels = WindowManager.getImage("nuclei_001_labels");
    int before = objects(labels);
    WindowManager.setCurrentWindow(image.getWindow());
    MenuCall.run("correct");
    Frame palette = frame("Correct nuclei_001.tif");
    picture("correct");
    int[][] places = places(labels);
    mouse(image, false, places[0]);
    mouse(image, true, places[1]);
    click(palette, "Merge (M)");
    check(objects(labels) == before - 1, "merged: " + objects(labels) + " of " + before);
    mouse(image, false, places[2]);
    click(palette, "Delete (Del)");
    check(objects(labels) == before - 2, "deleted: " + objects(labels) + " of " + before);
    click(palette, "draw a new one");
    int[] free = free(labels, 12);
    mouse(image, false, free, at(free, 11, 0), at(free, 11, 11), at(free, 0, 11), at(free, 0, 5));
    check(objects(labels) == before - 1, "added: " + objects(labels) + " of " + before);
    picture("corrected");
    click(palette, "Undo");
    click(palette, "Undo");
    click(palette, "Undo");
    check(objects(labels) == before, "undone: " + objects(labels) + " of " + before);
    click(palette, "Redo");
    CorrectionFiles.write(
        image,
        CorrectedImage.of(image).labels(),
        Optional.empty(),
        Files.createDirectory(folder.resolve("saved")));
    check(Files.exists(folder.resolve("saved/nuclei_001_labels.tif")), "nothing is saved");
  }

  private void segmentFolder() throws Exception {
    MenuCall.run("segment_folder");
    Frame window = frame("Segment Folder");
    check(!button(window, "Segment").isEnabled(), "it starts without a folder");
    type(window, "input", folder.resolve("images"));
    type(window, "output", folder.resolve("results"));
    click(window, "Segment");
    await("the summary", () -> WindowManager.getFrame("summary.csv"));
    await("the end", () -> button(window, "Segment").isEnabled() ? true : null);
    picture("folder");
    Dimension size = window.getSize();
    check(size.width <= 1093 && size.height <= 614, "the window is too large: " + size);
    check(
        WindowManager.getFrame("Recorder") instanceof Recorder recorder
            && recorder.getText().contains("run(\"Morula: Segment Folder...\", \"input="),
        "the run is not recorded");
    click(window, "Close");
    ((TextWindow) WindowManager.getFrame("summary.csv")).close(false);
  }

  private void train() throws Exception {
    MenuCall.run("train");
    Frame window = frame("Train");
    Dimension size = window.getSize();
    check(size.width <= 1093 && size.height <= 614, "the window is too large: " + size);
    type(window, "images", folder.resolve("images"));
    type(window, "labels", folder.resolve("labels"));
    type(window, "model", "mine");
    type(window, "epochs", "2");
    type(window, "steps_per_epoch", "3");
    type(window, "patch_size", "64");
    type(window, "batch_size", "2");
    type(window, "network", "unet(depth=2,width=8)");
    await("the examples", () -> button(window, "Look at them…").isEnabled() ? true : null);
    picture("train");
    click(window, "Look at them…");
    Frame page = frame("Examples");
    picture("examples");
    page.setVisible(false);
    click(window, "Train");
    Frame learning = await("the window Learning", () -> shown("Learning"));
    await("the end", () -> button(window, "Train").isEnabled() ? true : null);
    picture("trained");
    check(Files.exists(folder.resolve("mine.zip")), "no model is written");
    check(!button(learning, "Pause until later").isEnabled(), "it can be paused after its end");
    check(text(learning).contains("kept apart"), "nothing is said of what was gained");
    System.setProperty(ModelFolders.PROPERTY, folder.resolve("models").toString());
    click(learning, "Use it now");
    check(Files.exists(folder.resolve("models/mine.zip")), "the model is not installed");
    picture("used");
    click(window, "Close");
    learning.setVisible(false);
  }

  private void evaluate() throws Exception {
    MenuCall.run("evaluate");
    Frame window = frame("Evaluate");
    type(window, "labels", folder.resolve("labels/nuclei_001.tif"));
    Path found = Files.createDirectory(folder.resolve("found"));
    Files.copy(folder.resolve("labels/nuclei_001.tif"), found.resolve("nuclei_001.tif"));
    type(window, "predictions", found);
    type(window, "output", folder.resolve("scores"));
    click(window, "Evaluate");
    await("the end", () -> button(window, "Evaluate").isEnabled() ? true : null);
    Frame pages = frame("Evaluation");
    picture("evaluated");
    onSwing(
        () -> {
          named(pages, "images", JTable.class).setRowSelectionInterval(0, 0);
          return null;
        });
    await(
        "the errors", () -> named(pages, "picture", JLabel.class).getIcon() == null ? null : true);
    picture("errors");
    click(pages, "Close");
    check(text(window).contains("(100 in 100)"), "the verdict is missing: " + text(window));
  }

  // what a person does

  private void mouse(ImagePlus image, boolean shift, int[]... points) throws Exception {
    ImageCanvas canvas = image.getCanvas();
    int down = InputEvent.BUTTON1_DOWN_MASK | (shift ? InputEvent.SHIFT_DOWN_MASK : 0);
    onSwing(
        () -> {
          event(canvas, MouseEvent.MOUSE_PRESSED, down, points[0]);
          for (int[] point : points) {
            event(canvas, MouseEvent.MOUSE_DRAGGED, down, point);
          }
          int up = shift ? InputEvent.SHIFT_DOWN_MASK : 0;
          event(canvas, MouseEvent.MOUSE_RELEASED, up, points[points.length - 1]);
          return null;
        });
  }

  private static void event(ImageCanvas canvas, int id, int modifiers, int[] point) {
    canvas.dispatchEvent(
        new MouseEvent(
            canvas,
            id,
            System.currentTimeMillis(),
            modifiers,
            canvas.screenX(point[0]),
            canvas.screenY(point[1]),
            1,
            false,
            MouseEvent.BUTTON1));
  }

  static void click(Container window, String text) throws Exception {
    onSwing(
        () -> {
          button(window, text).doClick();
          return null;
        });
    onSwing(() -> null);
  }

  private static void type(Container window, String key, Object text) throws Exception {
    onSwing(
        () -> {
          find(window, key).orElseThrow(() -> new AssertionError(key)).setText(text.toString());
          return null;
        });
  }

  // what a person sees

  private void picture(String name) throws IOException, InterruptedException {
    robot.waitForIdle();
    Thread.sleep(300);
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(
        robot.createScreenCapture(screen),
        "png",
        folder.resolve(++pictures + "_" + name + ".png").toFile());
  }

  private Frame frame(String title) throws Exception {
    Frame frame = await("the window " + title, () -> shown(title));
    onSwing(() -> null);
    return frame;
  }

  static Frame shown(String title) {
    for (Frame frame : Frame.getFrames()) {
      if (frame.isVisible() && frame.getTitle().equals(title)) {
        return frame;
      }
    }
    return null;
  }

  static AbstractButton button(Container in, String text) {
    for (Component child : in.getComponents()) {
      if (child instanceof AbstractButton button && text.equals(button.getText())) {
        return button;
      }
      AbstractButton found =
          child instanceof Container container && !(child instanceof JButton)
              ? button(container, text)
              : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static Optional<JTextComponent> find(Container in, String name) {
    for (Component child : in.getComponents()) {
      if (child instanceof JTextComponent field && name.equals(field.getName())) {
        return Optional.of(field);
      }
      if (child instanceof Container container) {
        Optional<JTextComponent> found = find(container, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static <C extends Component> C named(Container in, String name, Class<C> kind) {
    for (Component child : in.getComponents()) {
      if (kind.isInstance(child) && name.equals(child.getName())) {
        return kind.cast(child);
      }
      C found = child instanceof Container container ? named(container, name, kind) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String text(Container in) {
    StringBuilder text = new StringBuilder();
    for (Component child : in.getComponents()) {
      if (child instanceof JTextComponent field) {
        text.append(field.getText()).append('\n');
      } else if (child instanceof Container container) {
        text.append(text(container));
      }
    }
    return text.toString();
  }

  private static int highest(ImagePlus labels) {
    return (int) labels.getStatistics().max;
  }

  private static int objects(ImagePlus labels) {
    int[] counts = labels.getProcessor().getIntArray()[0];
    boolean[] seen = new boolean[highest(labels) + 1 + counts.length];
    int count = 0;
    for (int i = 0; i < labels.getProcessor().getPixelCount(); i++) {
      int label = labels.getProcessor().get(i);
      if (label > 0 && !seen[label]) {
        seen[label] = true;
        count++;
      }
    }
    return count;
  }

  /** A pixel of each of the first three objects. */
  private static int[][] places(ImagePlus labels) {
    int[][] places = new int[3][];
    int width = labels.getWidth();
    for (int i = labels.getProcessor().getPixelCount() - 1; i >= 0; i--) {
      int label = labels.getProcessor().get(i);
      if (label >= 1 && label <= 3) {
        places[label - 1] = new int[] {i % width, i / width};
      }
    }
    return places;
  }

  /** The corner of a square without objects. */
  private static int[] free(ImagePlus labels, int side) {
    for (int y = 0; y + side < labels.getHeight(); y++) {
      for (int x = 0; x + side < labels.getWidth(); x++) {
        labels.setRoi(x, y, side, side);
        double most = labels.getStatistics().max;
        labels.deleteRoi();
        if (most == 0) {
          return new int[] {x, y};
        }
      }
    }
    throw new AssertionError("there is no room for a new object");
  }

  private static int[] at(int[] corner, int x, int y) {
    return new int[] {corner[0] + x, corner[1] + y};
  }

  static <T> T onSwing(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    SwingUtilities.invokeAndWait(task);
    return task.get();
  }

  static <T> T await(String what, Callable<T> condition) throws Exception {
    AtomicReference<T> found = new AtomicReference<>();
    for (int i = 0; i < SECONDS * 10; i++) {
      found.set(onSwing(condition));
      if (found.get() != null) {
        return found.get();
      }
      Thread.sleep(100);
    }
    throw new AssertionError(what + " did not come");
  }

  static void check(boolean right, String otherwise) {
    if (!right) {
      throw new AssertionError(otherwise);
    }
  }
}
