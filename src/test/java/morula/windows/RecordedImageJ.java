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
import ij.plugin.frame.Recorder;
import ij.process.ImageProcessor;
import java.awt.Frame;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import morula.commands.Main;

/**
 * An ImageJ that records what is done, for programs that replay it and do the same on the command
 * line.
 *
 * @param folder with {@code images}
 * @param recorder that is open
 */
record RecordedImageJ(Path folder, Recorder recorder) {

  /** What a program does. */
  interface Steps {
    void go(RecordedImageJ imagej) throws Exception;
  }

  /**
   * Opens ImageJ, takes the steps and ends the program: with 0, or with 1 and what was not as it
   * should be.
   *
   * @param args a folder with {@code images}
   */
  static void run(String[] args, Steps steps) {
    int status = 1;
    try {
      new ImageJ();
      steps.go(new RecordedImageJ(Path.of(args[0]), Screen.onSwing(Recorder::new)));
      System.out.println("All is replayed");
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(status);
  }

  /** A path that begins at the folder. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** Opens a file of the folder, without showing it. */
  ImagePlus open(String name) {
    return IJ.openImage(path(name).toString());
  }

  /** The pixels of a file of the folder. */
  int[] pixels(String name) {
    return pixels(open(name));
  }

  /** All that was recorded so far. */
  String recorded() {
    return recorder.getText();
  }

  /** Starts what a window does, waits for its end, and returns the line that was recorded. */
  String recorded(Frame window, String start) throws Exception {
    Screen.await("the button", () -> Screen.button(window, start).isEnabled() ? true : null);
    String before = recorded();
    Screen.click(window, start);
    Screen.await("the end", () -> Screen.button(window, start).isEnabled() ? true : null);
    String text = recorded().substring(before.length());
    return text.lines()
        .filter(line -> line.contains("run(\"Morula: "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not recorded: " + text));
  }

  /** Waits for an image that is shown. */
  static ImagePlus await(String title) throws Exception {
    return Screen.await(title, () -> WindowManager.getImage(title));
  }

  /** Waits for an image that is shown, and returns its pixels. */
  static int[] shown(String title) throws Exception {
    return pixels(await(title));
  }

  static void select(String title) {
    IJ.selectWindow(WindowManager.getImage(title).getID());
  }

  static void close(String title) {
    WindowManager.getImage(title).close();
  }

  static void closeAll() throws Exception {
    Screen.onSwing(
        () -> {
          int[] open = WindowManager.getIDList();
          for (int id : open == null ? new int[0] : open) {
            ImagePlus image = WindowManager.getImage(id);
            image.changes = false;
            image.close();
          }
          return null;
        });
  }

  /** Runs a command as the command line does. */
  static void command(String... words) {
    PrintStream out = System.out;
    Screen.check(Main.run(List.of(words), out, out) == 0, String.join(" ", words));
  }

  /** All planes, one after the other. */
  static int[] pixels(ImagePlus image) {
    int plane = image.getWidth() * image.getHeight();
    int[] values = new int[plane * image.getStackSize()];
    for (int slice = 0; slice < image.getStackSize(); slice++) {
      ImageProcessor pixels = image.getStack().getProcessor(1 + slice); // slow
      for (int i = 0; i < plane; i++) {
        values[slice * plane + i] = (int) pixels.getf(i);
      }
    }
    return values;
  }

  /** Checks that there are labels, and the same ones. */
  static void same(String what, int[] expected, int[] found) {
    Screen.check(Arrays.stream(expected).max().orElse(0) > 0, what + ": nothing is labelled");
    Screen.check(Arrays.equals(expected, found), what + " gives other pixels");
  }
}
