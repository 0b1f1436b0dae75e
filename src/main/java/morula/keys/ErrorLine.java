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

package morula.keys;

import morula.progress.Reason;
import morula.progress.Subject;

/**
 * The one line that a user reads about a failure: the file or key, what is wrong, what to do. It
 * never names a class or a temporary file.
 */
public final class ErrorLine {
  private ErrorLine() {}

  /** Returns one line that says what went wrong, without a stack trace. */
  public static String of(Throwable failure) {
    String line = reason(failure);
    return Subject.of(failure)
        .filter(subject -> !names(line, subject))
        .map(subject -> subject + ": " + line)
        .orElseGet(() -> sentence(line));
  }

  /** Returns the same for a message that names the file before it. */
  public static String reason(Throwable failure) {
    String reason = Reason.of(failure) + advice(Reason.unwrap(failure));
    return Reason.isForeseen(failure)
        ? reason
        : "this is a fault of Morula (" + reason + "); please report it with what --verbose prints";
  }

  /** Returns the exception with the reason, see {@link Reason#unwrap}. */
  public static Throwable unwrap(Throwable failure) {
    return Reason.unwrap(failure);
  }

  private static String advice(Throwable reason) {
    if (reason instanceof OutOfMemoryError) {
      return "; give it more memory: in ImageJ with Edit > Options > Memory & Threads, on the command"
          + " line with MORULA_JAVA_OPTS=-Xmx8g";
    }
    return reason instanceof LinkageError
        ? "; install Morula again, and see what the command doctor says"
        : "";
  }

  /** Returns whether a line names a file, by its path or by its name without extension. */
  private static boolean names(String line, String subject) {
    if (line.contains(subject)) {
      return true;
    }
    String name = subject.replaceFirst(".*[/\\\\]", "");
    String stem = name.replaceFirst("(?<=.)\\.[^.]*$", "");
    return stem.length() > 2 && line.contains(stem);
  }

  /** Begins with a capital letter where the line does not begin with the name of a file or key. */
  private static String sentence(String line) {
    boolean plain = line.startsWith("this is") || line.startsWith("it ");
    return plain ? Character.toUpperCase(line.charAt(0)) + line.substring(1) : line;
  }
}
