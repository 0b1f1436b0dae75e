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
import ij.ImageStack;
import ij.Menus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import java.awt.Frame;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import morula.commands.Main;

/**
 * Does what makes labels in windows, replays what the recorder wrote, and does the same on the
 * command line: whole folders, one plane, a selection, and the truth of a sample. A program of its
 * own, as it needs a display.
 */
final class ReplayFiles {
  private final Path folder;
  private final Recorder recorder;

  private ReplayFiles(Path folder) throws Exception {
    this.folder = folder;
    new ImageJ();
    recorder = Screen.onSwing(Recorder::new);
  }

  /**
   * @param args a folder with {@code images}
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      ReplayFiles replay = new ReplayFiles(Path.of(args[0]));
      replay.segmentFolder();
      replay.onePlane();
      replay.selection();
      replay.truthOfASample();
      System.out.println("All is replayed");
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  private void segmentFolder() throws Exception {
    Path images = folder.resolve("images");
    Path results = folder.resolve("results");
    IJ.doCommand("Morula: Segment Folder...");
    Frame window = Screen.frame("Segment Folder");
    Screen.type(window, "input", images);
    Screen.type(window, "output", results);
    Screen.type(window, "minimum_size", "60");
    String line = recorded(window, "Segment");
    Path chosen = Files.move(results, folder.resolve("chosen"));
    IJ.runMacro(line);
    command("segment", "input=" + images, "output=" + folder.resolve("typed"), "minimum_size=60");
    for (String name : List.of("nuclei_001_labels.tif", "nuclei_002_labels.tif")) {
      int[] expected = pixels(IJ.openImage(chosen.resolve(name).toString()));
      same("Segment Folder", expected, pixels(IJ.openImage(results.resolve(name).toString())));
      same("segment", expected, pixels(IJ.openImage(folder.resolve("typed/" + name).toString())));
    }
    Screen.click(window, "Close");
  }

  /** The second of two frames, without small objects. */
  private void onePlane() throws Exception {
    ImageStack frames = new ImageStack();
    for (String name : List.of("nuclei_001", "nuclei_002")) {
      frames.addSlice(
          IJ.openImage(folder.resolve("images/" + name + ".tif").toString()).getProcessor());
    }
    ImagePlus image = new ImagePlus("frames.tif", frames);
    image.setDimensions(1, 1, 2);
    image.setOpenAsHyperStack(true);
    Path file = folder.resolve("frames.tif");
    new FileSaver(image).saveAsTiff(file.toString());
    image.show();
    image.setT(2);
    IJ.doCommand("Morula: Segment...");
    Frame window = Screen.frame("Segment");
    Screen.click(window, "the current plane only");
    Screen.type(window, "minimum_size", "60");
    String line = recorded(window, "Segment");
    int[] chosen = labels("frames_t2_labels");
    Screen.check(line.contains("frame=2"), "the frame is not recorded: " + line);
    WindowManager.getImage("frames_t2_labels").close();
    IJ.selectWindow(image.getID());
    IJ.runMacro(line);
    same("one plane", chosen, labels("frames_t2_labels"));
    command(
        "segment",
        "input=" + file,
        "output=" + folder.resolve("plane"),
        "frame=2",
        "minimum_size=60");
    Path written;
    try (var files = Files.list(folder.resolve("plane"))) {
      written = files.filter(f -> f.toString().endsWith("_labels.tif")).findFirst().orElseThrow();
    }
    same("one plane", chosen, pixels(IJ.openImage(written.toString())));
    Screen.click(window, "Defaults");
    Screen.click(window, "Close");
    closeAll();
  }

  /** A selection is drawn on an open image; there is none on the command line. */
  private void selection() throws Exception {
    ImagePlus image = IJ.openImage(folder.resolve("images/nuclei_001.tif").toString());
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
    String line = recorded(window, "Segment");
    Screen.check(manager.getIndex("of the user") == 0, "the user's ROI is gone");
    Screen.check(manager.getCount() == 1 + image.getOverlay().size(), "ROIs are missing");
    Screen.check(line.contains("selection"), "the selection is not recorded: " + line);
    int[] chosen = labels("nuclei_001_labels");
    WindowManager.getImage("nuclei_001_labels").close();
    IJ.selectWindow(image.getID());
    image.setRoi(0, 0, image.getWidth() / 2, image.getHeight());
    IJ.runMacro(line);
    same("the selection", chosen, labels("nuclei_001_labels"));
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
    Screen.await("the sample", () -> WindowManager.getImage("sample_001.tif"));
    IJ.run("Morula: ROIs to Labels", "");
    int[] outlined = labels("sample_001_labels");
    command("sample", "output=" + folder.resolve("sample"));
    same(
        "the truth of a sample",
        outlined,
        pixels(IJ.openImage(folder.resolve("sample/sample_001_labels.tif").toString())));
    closeAll();
  }

  /** Starts what a window does, waits for its end, and returns the line that was recorded. */
  private String recorded(Frame window, String start) throws Exception {
    Screen.await("the button", () -> Screen.button(window, start).isEnabled() ? true : null);
    String before = recorder.getText();
    Screen.click(window, start);
    Screen.await("the end", () -> Screen.button(window, start).isEnabled() ? true : null);
    String line = recorder.getText().substring(before.length());
    Screen.check(line.contains("run(\"Morula: "), "not recorded: " + line);
    return line.lines().filter(l -> l.contains("run(\"Morula: ")).findFirst().orElseThrow();
  }

  private static void closeAll() throws Exception {
    Screen.onSwing(
        () -> {
          for (int id : WindowManager.getIDList()) {
            ImagePlus image = WindowManager.getImage(id);
            image.changes = false;
            image.close();
          }
          return null;
        });
  }

  private static void command(String... words) {
    PrintStream out = System.out;
    Screen.check(Main.run(List.of(words), out, out) == 0, String.join(" ", words));
  }

  /** Waits for an image, and returns its pixels. */
  private static int[] labels(String title) throws Exception {
    return pixels(Screen.await(title, () -> WindowManager.getImage(title)));
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
