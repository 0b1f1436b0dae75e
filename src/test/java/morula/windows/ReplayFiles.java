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
import static morula.windows.RecordedImageJ.shown;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.Menus;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.plugin.frame.RoiManager;
import java.awt.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Does what makes labels in windows, replays what the recorder wrote, and does the same on the
 * command line: whole folders, one plane, a selection, and the truth of a sample. A program of its
 * own, as it needs a display.
 */
final class ReplayFiles {
  private final RecordedImageJ imagej;

  private ReplayFiles(RecordedImageJ imagej) {
    this.imagej = imagej;
  }

  /**
   * @param args a folder with {@code images}
   */
  public static void main(String[] args) {
    RecordedImageJ.run(args, imagej -> new ReplayFiles(imagej).go());
  }

  private void go() throws Exception {
    segmentFolder();
    onePlane();
    selection();
    truthOfASample();
  }

  private void segmentFolder() throws Exception {
    Path images = imagej.path("images");
    Path results = imagej.path("results");
    IJ.doCommand("Morula: Segment Folder...");
    Frame window = Screen.frame("Segment Folder");
    Screen.type(window, "input", images);
    Screen.type(window, "output", results);
    Screen.type(window, "minimum_size", "60");
    String line = imagej.recorded(window, "Segment");
    Files.move(results, imagej.path("chosen"));
    IJ.runMacro(line);
    command("segment", "input=" + images, "output=" + imagej.path("typed"), "minimum_size=60");
    for (String name : List.of("nuclei_001_labels.tif", "nuclei_002_labels.tif")) {
      int[] expected = imagej.pixels("chosen/" + name);
      same("Segment Folder", expected, imagej.pixels("results/" + name));
      same("segment", expected, imagej.pixels("typed/" + name));
    }
    Screen.click(window, "Close");
  }

  /** The second of two frames, without small objects. */
  private void onePlane() throws Exception {
    ImageStack frames = new ImageStack();
    for (String name : List.of("nuclei_001", "nuclei_002")) {
      frames.addSlice(imagej.open("images/" + name + ".tif").getProcessor());
    }
    ImagePlus image = new ImagePlus("frames.tif", frames);
    image.setDimensions(1, 1, 2);
    image.setOpenAsHyperStack(true);
    Path file = imagej.path("frames.tif");
    new FileSaver(image).saveAsTiff(file.toString());
    image.show();
    image.setT(2);
    IJ.doCommand("Morula: Segment...");
    Frame window = Screen.frame("Segment");
    Screen.click(window, "the current plane only");
    Screen.type(window, "minimum_size", "60");
    String line = imagej.recorded(window, "Segment");
    int[] chosen = shown("frames_t2_labels");
    Screen.check(line.contains("frame=2"), "the frame is not recorded: " + line);
    close("frames_t2_labels");
    IJ.selectWindow(image.getID());
    IJ.runMacro(line);
    same("one plane", chosen, shown("frames_t2_labels"));
    command(
        "segment", "input=" + file, "output=" + imagej.path("plane"), "frame=2", "minimum_size=60");
    Path written;
    try (var files = Files.list(imagej.path("plane"))) {
      written = files.filter(f -> f.toString().endsWith("_labels.tif")).findFirst().orElseThrow();
    }
    same("one plane", chosen, pixels(IJ.openImage(written.toString())));
    Screen.click(window, "Defaults");
    Screen.click(window, "Close");
    closeAll();
  }

  /** A selection is drawn on an open image; there is none on the command line. */
  private void selection() throws Exception {
    ImagePlus image = imagej.open("images/nuclei_001.tif");
    image.show();
    image.setRoi(0, 0, image.getWidth() / 2, image.getHeight());
    IJ.doCommand("Morula: Segment...");
    Frame window = Screen.frame("Segment");
    Screen.click(window, "only in the selection");
    RoiManager manager = Screen.onSwing(RoiManager::new);
    Roi own = new Roi(0, 0, 9, 9);
    own.setName("of the user");
    manager.addRoi(own);
    Screen.click(window, "ROI Manager");
    String line = imagej.recorded(window, "Segment");
    Screen.check(manager.getIndex("of the user") == 0, "the user's ROI is gone");
    Screen.check(manager.getCount() == 1 + image.getOverlay().size(), "ROIs are missing");
    Screen.check(line.contains("selection"), "the selection is not recorded: " + line);
    int[] chosen = shown("nuclei_001_labels");
    close("nuclei_001_labels");
    IJ.selectWindow(image.getID());
    image.setRoi(0, 0, image.getWidth() / 2, image.getHeight());
    IJ.runMacro(line);
    same("the selection", chosen, shown("nuclei_001_labels"));
    Screen.check(manager.getIndex("of the user") == 0, "the user's ROI is gone");
    manager.close();
    Screen.click(window, "Defaults");
    Screen.click(window, "Close");
    closeAll();
  }

  /** The true objects of a sample, from its outlines, are the labels that are written. */
  private void truthOfASample() throws Exception {
    String item = "";
    for (Object name : Menus.getCommands().keySet()) {
      item = name.toString().startsWith("Morula: Open Sample") ? name.toString() : item;
    }
    IJ.run(item, "truth=true");
    await("sample_001.tif");
    IJ.run("Morula: ROIs to Labels", "");
    int[] outlined = shown("sample_001_labels");
    command("sample", "output=" + imagej.path("sample"));
    same("the truth of a sample", outlined, imagej.pixels("sample/sample_001_labels.tif"));
    closeAll();
  }
}
