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
package morula.progress;

import java.io.File;
import java.util.Optional;
import java.util.regex.Pattern;

/** Removes from messages of libraries what users cannot understand. */
final class PlainText {
  /** Names of temporary files and folders of Morula, which nobody but Morula knows. */
  private static final Pattern TEMPORARY =
      Pattern.compile(
          Pattern.quote(new File(System.getProperty("java.io.tmpdir")).getPath())
              + "[/\\\\]+\\.?morula[^/\\\\\\s:]*(?:[/\\\\]+)?");

  /** The beginning of the name of an unfinished file or folder. */
  private static final Pattern UNFINISHED = Pattern.compile("\\.(partial|previous)-[0-9a-f]{8}-");

  /** A class of a library or of Morula with its package, perhaps with a method. */
  private static final String IN_PACKAGE =
      "(?:java|javax|jdk|sun|com|org|net|ai|loci|ome|ij|morula)(?:\\.[a-z][a-z0-9_]*)+"
          + "\\.[A-Z][\\w$]*(?:\\.\\w+\\([^)]*\\))?";

  /** Such a class, or the simple name of an exception, which is no part of a path. */
  private static final Pattern CLASS =
      Pattern.compile(
          "(?<![\\w./\\\\-])(?:"
              + IN_PACKAGE
              + "|[A-Z][A-Za-z]*(?:Exception|Error))(?![\\w/\\\\-]|\\.\\w)(?:: *)?");

  /** What is left where only brackets and punctuation are. */
  private static final Pattern NOTHING = Pattern.compile("[\\s\\p{Punct}]*");

  private PlainText() {}

  /**
   * Returns the text in one line, without class names and temporary names; empty if none is left.
   */
  static Optional<String> of(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String plain = withoutTemporary(text.strip().replaceAll("\\s*\\R\\s*", " "));
    plain = CLASS.matcher(plain).replaceAll("").strip();
    return NOTHING.matcher(plain).matches() ? Optional.empty() : Optional.of(plain);
  }

  /** Returns whether a path is that of a temporary file of Morula. */
  static boolean isTemporary(String path) {
    return TEMPORARY.matcher(path).lookingAt();
  }

  /** Returns the text with the final names of unfinished files, and without temporary folders. */
  static String withoutTemporary(String text) {
    return UNFINISHED.matcher(TEMPORARY.matcher(text).replaceAll("")).replaceAll("");
  }
}
