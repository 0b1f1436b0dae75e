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
import static morula.windows.Screen.shown;
import static morula.windows.Screen.text;
import static morula.windows.Screen.type;

import java.awt.Frame;
import java.nio.file.Files;
import morula.model.ModelFolders;

/** The steps of the tour in the window Train. */
record TrainSteps(Screen screen) {
  void go() throws Exception {
    MenuCall.run("train");
    Frame window = frame("Train");
    checkFits(window);
    type(window, "images", screen.folder().resolve("images"));
    type(window, "labels", screen.folder().resolve("labels"));
    type(window, "model", "mine");
    type(window, "epochs", "2");
    type(window, "steps_per_epoch", "3");
    type(window, "patch_size", "64");
    type(window, "batch_size", "2");
    type(window, "network", "unet(depth=2,width=8)");
    await("the examples", () -> button(window, "Look at them…").isEnabled() ? true : null);
    screen.picture("train");
    click(window, "Look at them…");
    Frame page = frame("Examples");
    screen.picture("examples");
    page.setVisible(false);
    click(window, "Train");
    Frame learning = await("the window Learning", () -> shown("Learning"));
    await("the end", () -> button(window, "Train").isEnabled() ? true : null);
    screen.picture("trained");
    check(Files.exists(screen.folder().resolve("mine.zip")), "no model is written");
    check(!button(learning, "Pause until later").isEnabled(), "it can be paused after its end");
    check(text(learning).contains("kept apart"), "nothing is said of what was gained");
    System.setProperty(ModelFolders.PROPERTY, screen.folder().resolve("models").toString());
    click(learning, "Use it now");
    check(Files.exists(screen.folder().resolve("models/mine.zip")), "the model is not installed");
    screen.picture("used");
    click(window, "Close");
    learning.setVisible(false);
  }
}
