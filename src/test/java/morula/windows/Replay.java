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
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import java.awt.Frame;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.SwingUtilities;
import morula.commands.Main;
import morula.fiji.LabelImages;
import morula.fiji.RoiArchive;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;

/**
 * Chooses each menu item that makes labels, objects or images, replays what ImageJ recorded, and
 * runs the same on the command line: all give the same. A program of its own, as it needs a
 * display.
 */
final class Replay {
  private final Path folder;
  private final Recorder recorder;

  private Replay(Path folder) throws Exception {
    this.folder = folder;
    new ImageJ();
    recorder = Screen.onSwing(Recorder::new);
  }

  /**
   * @param args a folder with {@code images} and {@code rois}
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      new Replay(Path.of(args[0])).go();
      System.out.println("All is replayed");
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private void go() throws Exception {
    openSample();
    roisToLabels();
    labelsToRois();
    measureLabels();
    segment();
  }

  private void openSample() throws Exception {
    IJ.doCommand("Morula: Open Sample...");
    Frame window = Screen.await("the window Open Sample", () -> Screen.shown("Open Sample"));
    Screen.click(window, "Open");
    int[] chosen = pixels(awaitImage("sample_001.tif"));
    Screen.await("the end", () -> Screen.button(window, "Open").isEnabled() ? true : null);
    Screen.click(window, "Close");
    // what is recorded next is that the image was selected
    String line =
        recorder
            .getText()
            .lines()
            .filter(l -> l.startsWith("run(\"Morula: Open Sample...\""))
            .findFirst()
            .orElseThrow();
    WindowManager.getImage("sample_001.tif").close();
    IJ.runMacro(line);
    same("Open Sample", chosen, pixels(awaitImage("sample_001.tif")));
    command("sample", "output=" + folder.resolve("sample"));
    same("sample", chosen, pixels(file("sample/sample_001.tif")));
  }

  private void roisToLabels() throws Exception {
    openWithRois();
    choose("Morula: ROIs to Labels");
    int[] chosen = pixels(awaitImage("nuclei_001_labels"));
    WindowManager.getImage("nuclei_001_labels").close();
    select("nuclei_001.tif");
    same("ROIs to Labels", chosen, replay("nuclei_001_labels"));
    command(
        "rois_to_labels",
        "rois=" + folder.resolve("rois/nuclei_001_rois.zip"),
        "input=" + folder.resolve("images/nuclei_001.tif"),
        "output=" + folder.resolve("rois.tif"));
    same("rois_to_labels", chosen, pixels(file("rois.tif")));
  }

  private void labelsToRois() throws Exception {
    ImagePlus image = openWithRois();
    image.setOverlay(null);
    ImagePlus labels = LabelImages.of(stack());
    labels.show();
    choose("Morula: Labels to ROIs");
    Screen.await(
        "the ROIs",
        () ->
            RoiManager.getInstance2() != null && RoiManager.getInstance2().getCount() == 4
                ? true
                : null);
    Screen.check(recorder.getText().contains("run(\"Morula: Labels to ROIs\""), "not recorded");
    select(labels.getTitle());
    IJ.run("Morula: ROIs to Labels", "from=manager");
    int[] back = pixels(awaitImage("x_labels_labels"));
    same("through the ROI Manager", pixels(labels), back);
    RoiManager.getInstance2().reset();
    closeAll();
  }

  /** Two frames; an object in both. */
  private static Labels stack() {
    int[] values = new int[2 * 64];
    values[9] = 1;
    values[20] = 2;
    values[64 + 10] = 1;
    values[64 + 40] = 5;
    return new Labels("x", ArrayImgs.ints(values, 8, 8, 1, 2), Calibration.NONE);
  }

  private void measureLabels() throws Exception {
    ImagePlus image = openWithRois();
    int objects = image.getOverlay().size();
    IJ.run("Morula: ROIs to Labels", "");
    awaitImage("nuclei_001_labels");
    choose("Morula: Measure Labels");
    Screen.await("the table", () -> WindowManager.getWindow("nuclei_001_objects"));
    ResultsTable table = ResultsTable.getResultsTable("nuclei_001_objects");
    Screen.check(table.size() == objects, table.size() + " rows of " + objects);
    command(
        "measure_labels",
        "labels=" + folder.resolve("rois"),
        "images=" + folder.resolve("images"),
        "output=" + folder.resolve("tables"));
    List<String> lines = Files.readAllLines(folder.resolve("tables/nuclei_001_objects.csv"));
    Screen.check(lines.size() == objects + 1, lines.size() + " lines");
    closeAll();
  }

  private void segment() throws Exception {
    IJ.openImage(folder.resolve("images/nuclei_001.tif").toString()).show();
    SwingUtilities.invokeAndWait(() -> recorder.run(""));
    IJ.doCommand("Morula: Segment...");
    Frame window = Screen.await("the window Segment", () -> Screen.shown("Segment"));
    Screen.await("the list", () -> Screen.button(window, "Segment").isEnabled() ? true : null);
    String before = recorder.getText();
    Screen.click(window, "Segment");
    int[] chosen = pixels(awaitImage("nuclei_001_labels"));
    Screen.await("the end", () -> Screen.button(window, "Segment").isEnabled() ? true : null);
    String line = recorder.getText().substring(before.length());
    Screen.check(line.contains("run(\"Morula: Segment...\""), "not recorded: " + line);
    WindowManager.getImage("nuclei_001_labels").close();
    select("nuclei_001.tif");
    IJ.runMacro(line);
    same("Segment", chosen, pixels(awaitImage("nuclei_001_labels")));
    command(
        "segment",
        "input=" + folder.resolve("images/nuclei_001.tif"),
        "output=" + folder.resolve("segmented"));
    same("segment", chosen, pixels(file("segmented/nuclei_001_labels.tif")));
  }

  private ImagePlus openWithRois() throws Exception {
    closeAll();
    ImagePlus image = IJ.openImage(folder.resolve("images/nuclei_001.tif").toString());
    Overlay overlay = new Overlay();
    for (Roi roi : RoiArchive.read(folder.resolve("rois/nuclei_001_rois.zip"))) {
      overlay.add(roi);
    }
    image.setOverlay(overlay);
    image.show();
    return image;
  }

  private static void closeAll() throws Exception {
    Screen.onSwing(
        () -> {
          for (int id :
              WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList()) {
            ImagePlus image = WindowManager.getImage(id);
            image.changes = false;
            image.close();
          }
          return null;
        });
  }

  private static void select(String title) {
    IJ.selectWindow(WindowManager.getImage(title).getID());
  }

  /** Chooses a menu item as a person does: not in a macro. */
  private void choose(String item) throws Exception {
    IJ.doCommand(item);
    Screen.await("the record of " + item, () -> recorder.getText().contains(item) ? true : null);
  }

  /** Runs the last line of the recorder, and returns the image that it makes. */
  private int[] replay(String title) throws Exception {
    String[] lines = recorder.getText().strip().split("\n");
    String line = lines[lines.length - 1];
    if (WindowManager.getImage(title) != null) {
      WindowManager.getImage(title).close();
    }
    IJ.runMacro(line);
    return pixels(awaitImage(title));
  }

  private static ImagePlus awaitImage(String title) throws Exception {
    return Screen.await(title, () -> WindowManager.getImage(title));
  }

  private void command(String... words) {
    PrintStream out = System.out;
    Screen.check(Main.run(List.of(words), out, out) == 0, String.join(" ", words));
  }

  private ImagePlus file(String path) {
    return IJ.openImage(folder.resolve(path).toString());
  }

  private static int[] pixels(ImagePlus image) {
    int plane = image.getWidth() * image.getHeight();
    int[] values = new int[plane * image.getStackSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) image.getStack().getProcessor(1 + i / plane).getf(i % plane);
    }
    return values;
  }

  private static void same(String what, int[] expected, int[] found) {
    Screen.check(Arrays.stream(expected).max().orElse(0) > 0, what + ": nothing is labelled");
    Screen.check(Arrays.equals(expected, found), what + " gives other pixels");
  }
}
