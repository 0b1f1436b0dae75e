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

import static morula.windows.ObjectPlaces.at;
import static morula.windows.ObjectPlaces.count;
import static morula.windows.ObjectPlaces.free;
import static morula.windows.ObjectPlaces.ofThree;
import static morula.windows.Screen.check;
import static morula.windows.Screen.click;
import static morula.windows.Screen.frame;
import static morula.windows.Screen.mouse;

import ij.ImagePlus;
import ij.WindowManager;
import java.awt.Frame;
import java.nio.file.Files;
import java.util.Optional;

/** The steps of the tour in the window Correct. */
record CorrectSteps(Screen screen) {
  void go(ImagePlus image) throws Exception {
    ImagePlus labels = WindowManager.getImage("nuclei_001_labels");
    int before = count(labels);
    WindowManager.setCurrentWindow(image.getWindow());
    MenuCall.run("correct");
    Frame palette = frame("Correct nuclei_001.tif");
    screen.picture("correct");
    int[][] places = ofThree(labels);
    mouse(image, false, places[0]);
    mouse(image, true, places[1]);
    click(palette, "Merge (M)");
    check(count(labels) == before - 1, "merged: " + count(labels) + " of " + before);
    mouse(image, false, places[2]);
    click(palette, "Delete (Del)");
    check(count(labels) == before - 2, "deleted: " + count(labels) + " of " + before);
    click(palette, "draw a new one");
    int[] free = free(labels, 12);
    mouse(image, false, free, at(free, 11, 0), at(free, 11, 11), at(free, 0, 11), at(free, 0, 5));
    check(count(labels) == before - 1, "added: " + count(labels) + " of " + before);
    screen.picture("corrected");
    click(palette, "Undo");
    click(palette, "Undo");
    click(palette, "Undo");
    check(count(labels) == before, "undone: " + count(labels) + " of " + before);
    click(palette, "Redo");
    CorrectionFiles.write(
        image,
        CorrectedImage.of(image).labels(),
        Optional.empty(),
        Files.createDirectory(screen.folder().resolve("saved")));
    check(Files.exists(screen.folder().resolve("saved/nuclei_001_labels.tif")), "nothing is saved");
  }
}
