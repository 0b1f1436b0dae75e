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

package morula.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the messages of systems mean that refuse to load libtorch, and the way out. */
final class LoadingFailure {
  private static final String OTHER_PROGRAM =
      "another plugin (such as deepImageJ or JDLL) has loaded a libtorch of its"
          + " own; start ImageJ again and use only one of them in a session";

  private static final Map<Pattern, String> MEANINGS = meanings();

  private LoadingFailure() {}

  private static Map<Pattern, String> meanings() {
    Map<Pattern, String> meanings = new LinkedHashMap<>();
    add(meanings, "already loaded in another class ?loader", OTHER_PROGRAM);
    add(meanings, "undefined symbol|symbol not found|procedure could not be found", OTHER_PROGRAM);
    add(
        meanings,
        "no space left|not enough space|disk is full",
        "the disk is full: make room for "
            + NativesFolder.MEGABYTES
            + " MB, or "
            + NativesFolder.OTHER);
    add(
        meanings,
        "failed to map segment|operation not permitted|blocked by|access is denied|permission"
            + " denied|library load disallowed|code signature",
        "this system does not allow programs to be run from this folder: ask who looks after the"
            + " computer to allow it, or "
            + NativesFolder.OTHER);
    add(
        meanings,
        "wrong elf class|wrong architecture|incompatible architecture|not a valid win32|bit \\.dll"
            + " on",
        "it was made for another processor: delete the folder and start again with a Java for this"
            + " computer");
    add(
        meanings,
        "glibc(xx)?_[0-9.]+. not found",
        "this Linux is too old for it: use a newer one (glibc 2.28 or newer)");
    add(
        meanings,
        "dependent libraries|specified module",
        "Windows lacks the Microsoft Visual C++ Redistributable (x64), 2015 to 2022: install it"
            + " from Microsoft and start again");
    add(
        meanings,
        "file too short|invalid elf header|truncated|no such file|cannot open shared object",
        "it was not unpacked whole: delete the folder, and it is unpacked again");
    return meanings;
  }

  private static void add(Map<Pattern, String> meanings, String message, String words) {
    meanings.put(Pattern.compile(message, Pattern.CASE_INSENSITIVE), words);
  }

  /**
   * Returns one line with the reason and the way out.
   *
   * @param folder into which libtorch is unpacked
   */
  static String line(Throwable failure, Path folder) {
    String message = deepestMessage(failure);
    String start = "libtorch could not be loaded from " + folder + ": ";
    for (Map.Entry<Pattern, String> meaning : MEANINGS.entrySet()) {
      if (meaning.getKey().matcher(message).find()) {
        return start + meaning.getValue();
      }
    }
    return start
        + (message.isBlank() ? "" : message + "; ")
        + (isAscii(folder)
            ? "delete that folder to unpack it again, or "
            : "its path has letters beyond those of English, which some systems do not load from; ")
        + NativesFolder.OTHER;
  }

  /**
   * Returns the same for a libtorch that was installed or chosen by the user.
   *
   * @param folder in which it lies
   * @param named whether the variable PYTORCH_LIBRARY_PATH names the folder
   */
  static String ofChosen(Throwable failure, Path folder, boolean named) {
    String message = deepestMessage(failure);
    return "The libtorch in "
        + folder
        + " could not be loaded"
        + (message.isBlank() ? "" : " (" + message + ")")
        + (named
            ? ": unset the variable PYTORCH_LIBRARY_PATH; engine action=use folder="
                + folder
                + " loads the same folder in a way that needs less"
            : ": start again, and the processor computes; Check again in Morula: Engine... (or"
                + " engine action=check) tests it once more");
  }

  private static boolean isAscii(Path folder) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(folder.toString());
  }

  private static String deepestMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
