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

import static morula.windows.RecordedImageJ.await;
import static morula.windows.RecordedImageJ.close;
import static morula.windows.RecordedImageJ.closeAll;
import static morula.windows.RecordedImageJ.command;
import static morula.windows.RecordedImageJ.pixels;
import static morula.windows.RecordedImageJ.same;
import static morula.windows.RecordedImageJ.select;
import static morula.windows.RecordedImageJ.shown;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import java.awt.Frame;
import java.nio.file.Files;
import java.util.List;
import javax.swing.SwingUtilities;
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
  private final RecordedImageJ imagej;

  private Replay(RecordedImageJ imagej) {
    this.imagej = imagej;
  }

  /**
   * @param args a folder with {@code images} and {@code rois}
   */
  public static void main(String[] args) {
    RecordedImageJ.run(args, imagej -> new Replay(imagej).go());
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
    Frame window = Screen.frame("Open Sample");
    Screen.click(window, "Open");
    int[] chosen = shown("sample_001.tif");
    Screen.await("the end", () -> Screen.button(window, "Open").isEnabled() ? true : null);
    Screen.click(window, "Close");
    // what is recorded next is that the image was selected
    String line =
        imagej
            .recorded()
            .lines()
            .filter(l -> l.startsWith("run(\"Morula: Open Sample...\""))
            .findFirst()
            .orElseThrow();
    close("sample_001.tif");
    IJ.runMacro(line);
    same("Open Sample", chosen, shown("sample_001.tif"));
    command("sample", "output=" + imagej.path("sample"));
    same("sample", chosen, imagej.pixels("sample/sample_001.tif"));
  }

  private void roisToLabels() throws Exception {
    openWithRois();
    choose("Morula: ROIs to Labels");
    int[] chosen = shown("nuclei_001_labels");
    close("nuclei_001_labels");
    select("nuclei_001.tif");
    same("ROIs to Labels", chosen, replay("nuclei_001_labels"));
    command(
        "rois_to_labels",
        "rois=" + imagej.path("rois/nuclei_001_rois.zip"),
        "input=" + imagej.path("images/nuclei_001.tif"),
        "output=" + imagej.path("rois.tif"));
    same("rois_to_labels", chosen, imagej.pixels("rois.tif"));
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
    Screen.check(imagej.recorded().contains("run(\"Morula: Labels to ROIs\""), "not recorded");
    select(labels.getTitle());
    IJ.run("Morula: ROIs to Labels", "from=manager");
    int[] back = shown("x_labels_labels");
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
    await("nuclei_001_labels");
    choose("Morula: Measure Labels");
    Screen.await("the table", () -> WindowManager.getWindow("nuclei_001_objects"));
    ResultsTable table = ResultsTable.getResultsTable("nuclei_001_objects");
    Screen.check(table.size() == objects, table.size() + " rows of " + objects);
    command(
        "measure_labels",
        "labels=" + imagej.path("rois"),
        "images=" + imagej.path("images"),
        "output=" + imagej.path("tables"));
    List<String> lines = Files.readAllLines(imagej.path("tables/nuclei_001_objects.csv"));
    Screen.check(lines.size() == objects + 1, lines.size() + " lines");
    closeAll();
  }

  private void segment() throws Exception {
    imagej.open("images/nuclei_001.tif").show();
    SwingUtilities.invokeAndWait(() -> imagej.recorder().run(""));
    IJ.doCommand("Morula: Segment...");
    Frame window = Screen.frame("Segment");
    String line = imagej.recorded(window, "Segment");
    Screen.check(line.contains("run(\"Morula: Segment...\""), "not recorded: " + line);
    int[] chosen = shown("nuclei_001_labels");
    close("nuclei_001_labels");
    select("nuclei_001.tif");
    IJ.runMacro(line);
    same("Segment", chosen, shown("nuclei_001_labels"));
    command(
        "segment",
        "input=" + imagej.path("images/nuclei_001.tif"),
        "output=" + imagej.path("segmented"));
    same("segment", chosen, imagej.pixels("segmented/nuclei_001_labels.tif"));
  }

  private ImagePlus openWithRois() throws Exception {
    closeAll();
    ImagePlus image = imagej.open("images/nuclei_001.tif");
    Overlay overlay = new Overlay();
    for (Roi roi : RoiArchive.read(imagej.path("rois/nuclei_001_rois.zip"))) {
      overlay.add(roi);
    }
    image.setOverlay(overlay);
    image.show();
    return image;
  }

  /** Chooses a menu item as a person does: not in a macro. */
  private void choose(String item) throws Exception {
    IJ.doCommand(item);
    Screen.await("the record of " + item, () -> imagej.recorded().contains(item) ? true : null);
  }

  /** Runs the last line of the recorder, and returns the image that it makes. */
  private int[] replay(String title) throws Exception {
    String[] lines = imagej.recorded().strip().split("\n");
    String line = lines[lines.length - 1];
    if (WindowManager.getImage(title) != null) {
      close(title);
    }
    IJ.runMacro(line);
    return shown(title);
  }
}
