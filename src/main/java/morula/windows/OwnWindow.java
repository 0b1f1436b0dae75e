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

import ij.WindowManager;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import morula.engine.EngineSetup;
import morula.keys.CommandRunner;

/** The menu items that open a window of their own, which is no form of keys. */
enum OwnWindow {
  /** Corrects the active image; what a person does there is not recorded. */
  CORRECT(
      "correct",
      runner -> {
        Recording.forgetMenuItem();
        Recording.comment("Morula: Correct... is work of a person and not repeated by a macro");
        CorrectWindow.open(WindowManager.getCurrentImage());
      }),
  /** The installed models. */
  MODELS("models", ModelsWindow::open),
  /** What computes, which may change while the window is open. */
  ENGINE("engine", runner -> EngineWindow.open(EngineSetup.current())),
  /** Version and citation. */
  ABOUT("about", runner -> ReportWindow.open(runner, "about", "About Morula"));

  private final String item;
  private final Consumer<CommandRunner> opening;

  OwnWindow(String item, Consumer<CommandRunner> opening) {
    this.item = item;
    this.opening = opening;
  }

  /** Returns the window of a menu item; empty if it has none of its own. */
  static Optional<OwnWindow> of(String item) {
    return Stream.of(values()).filter(window -> window.item.equals(item)).findFirst();
  }

  /** Returns the name of the menu item. */
  String item() {
    return item;
  }

  /** Shows the window. */
  void open(CommandRunner runner) {
    opening.accept(runner);
  }
}
