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
import static morula.windows.Screen.checkFits;
import static morula.windows.Screen.click;
import static morula.windows.Screen.frame;
import static morula.windows.Screen.type;

import ij.WindowManager;
import ij.plugin.frame.Recorder;
import ij.text.TextWindow;
import java.awt.Frame;

/** The steps of the tour in the window Segment Folder. */
record SegmentFolderSteps(Screen screen) {
  void go() throws Exception {
    MenuCall.run("segment_folder");
    Frame window = frame("Segment Folder");
    check(!button(window, "Segment").isEnabled(), "it starts without a folder");
    type(window, "input", screen.folder().resolve("images"));
    type(window, "output", screen.folder().resolve("results"));
    click(window, "Segment");
    await("the summary", () -> WindowManager.getFrame("summary.csv"));
    await("the end", () -> button(window, "Segment").isEnabled() ? true : null);
    screen.picture("folder");
    checkFits(window);
    check(
        WindowManager.getFrame("Recorder") instanceof Recorder recorder
            && recorder.getText().contains("run(\"Morula: Segment Folder...\", \"input="),
        "the run is not recorded");
    click(window, "Close");
    ((TextWindow) WindowManager.getFrame("summary.csv")).close(false);
  }
}
