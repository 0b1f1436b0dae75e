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
import static morula.windows.Screen.named;
import static morula.windows.Screen.onSwing;
import static morula.windows.Screen.text;
import static morula.windows.Screen.type;

import java.awt.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JLabel;
import javax.swing.JTable;

/** The steps of the tour in the window Evaluate. */
record EvaluateSteps(Screen screen) {
  void go() throws Exception {
    MenuCall.run("evaluate");
    Frame window = frame("Evaluate");
    type(window, "labels", screen.folder().resolve("labels/nuclei_001.tif"));
    Path found = Files.createDirectory(screen.folder().resolve("found"));
    Files.copy(screen.folder().resolve("labels/nuclei_001.tif"), found.resolve("nuclei_001.tif"));
    type(window, "predictions", found);
    type(window, "output", screen.folder().resolve("scores"));
    click(window, "Evaluate");
    await("the end", () -> button(window, "Evaluate").isEnabled() ? true : null);
    Frame pages = frame("Evaluation");
    screen.picture("evaluated");
    onSwing(
        () -> {
          named(pages, "images", JTable.class).setRowSelectionInterval(0, 0);
          return null;
        });
    await(
        "the errors", () -> named(pages, "picture", JLabel.class).getIcon() == null ? null : true);
    screen.picture("errors");
    click(pages, "Close");
    check(text(window).contains("(100 in 100)"), "the verdict is missing: " + text(window));
  }
}
