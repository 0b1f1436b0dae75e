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

import java.util.Map;
import java.util.stream.Collectors;
import morula.keys.MacroOptions;

/** Writes what a window does as a line of a macro, of Groovy, or of the command line. */
final class CommandText {
  private CommandText() {}

  /**
   * Returns a line of ImageJ's macro language.
   *
   * @param title name of the menu item
   * @param given values by key, without those that are the defaults
   */
  static String macro(String title, Map<String, String> given) {
    return given.isEmpty()
        ? "run(" + quoted(title) + ");"
        : "run(" + quoted(title) + ", " + quoted(MacroOptions.format(given)) + ");";
  }

  /** Returns a line of Groovy, as ImageJ's script editor runs it. */
  static String groovy(String title, Map<String, String> given) {
    String options = given.isEmpty() ? "" : MacroOptions.format(given);
    return "ij.IJ.run(" + single(title) + ", " + single(options) + ")";
  }

  /** Returns a line for a terminal (sh, bash, zsh). */
  static String commandLine(String command, Map<String, String> given) {
    return given.entrySet().stream()
        .map(entry -> " " + shell(entry.getKey() + "=" + entry.getValue()))
        .collect(Collectors.joining("", "scripts/morula " + command, ""));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String single(String text) {
    return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
  }

  private static String shell(String word) {
    return word.matches("[\\w./=:,+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
