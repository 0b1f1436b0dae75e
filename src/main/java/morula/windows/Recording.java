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

import ij.plugin.frame.Recorder;
import java.util.Map;

/** Writes what a window does into ImageJ's recorder. */
final class Recording {
  private Recording() {}

  /** Forgets that a menu item was chosen: its window records what it does later. */
  static void forgetMenuItem() {
    if (Recorder.record) {
      Recorder.setCommand(null);
    }
  }

  /**
   * Records the call of a command.
   *
   * @param title name of the menu item
   * @param given values by key, without those that are the defaults
   */
  static void record(String title, Map<String, String> given) {
    if (!Recorder.record) {
      return;
    }
    Recorder.setCommand(title);
    // the line is a string of a program: its backslashes and quotes must be escaped
    given.forEach((key, value) -> Recorder.recordOption(key, Recorder.fixString(value)));
    Recorder.saveCommand();
  }

  /** Writes a remark, for what a macro cannot repeat. */
  static void comment(String text) {
    if (Recorder.record) {
      Recorder.recordString("// " + text + "\n");
    }
  }

  /** Records that an image is chosen. */
  static void recordChoice(String imageTitle) {
    if (Recorder.record) {
      Recorder.record("selectImage", imageTitle);
    }
  }
}
