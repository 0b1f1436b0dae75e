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
import static morula.windows.Screen.click;
import static morula.windows.Screen.frame;
import static morula.windows.Screen.text;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;
import java.awt.Frame;
import java.nio.file.Path;
import java.util.List;
import javax.swing.SwingUtilities;

/**
 * Goes through the windows as a person does: opens an image, segments it, corrects the result,
 * trains on it and evaluates. A program of its own, as it needs a display; leaves a picture of the
 * screen for each step. Ends with 1 and a line if something is not as it should be.
 */
final class Tour {
  private final Screen screen;

  private Tour(Path folder) throws Exception {
    screen = new Screen(folder, "");
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
    ImagePlus image = IJ.openImage(screen.folder().resolve("images/nuclei_001.tif").toString());
    image.show();
    new SegmentSteps(screen).go(image);
    new SegmentFolderSteps(screen).go();
    new CorrectSteps(screen).go(image);
    new TrainSteps(screen).go();
    new EvaluateSteps(screen).go();
    reports();
  }

  private void reports() throws Exception {
    for (String item : List.of("models Models", "engine Engine", "about About Morula")) {
      String[] words = item.split(" ", 2);
      MenuCall.run(words[0]);
      Frame window = frame(words[1]);
      await("the report", () -> text(window).length() > 100 ? true : null);
      screen.picture(words[0]);
      click(window, "Close");
    }
  }
}
