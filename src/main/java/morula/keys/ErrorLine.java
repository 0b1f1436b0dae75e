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

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import morula.progress.InvalidRequestException;

/** The one line that a user reads about an exception. */
public final class ErrorLine {
  private ErrorLine() {}

  /** Returns one line that says what went wrong, without a stack trace. */
  public static String of(Throwable failure) {
    return describe(unwrap(failure)).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Returns the exception with the reason, without the wrappers of executors and of SciJava. */
  public static Throwable unwrap(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null && isWrapper(reason)) {
      reason = reason.getCause();
    }
    return reason;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof UncheckedIOException
        || failure instanceof ExecutionException
        || failure instanceof CompletionException
        || failure instanceof ExceptionInInitializerError
        || failure.getClass() == RuntimeException.class
            && failure.getCause().toString().equals(failure.getMessage());
  }

  private static String describe(Throwable failure) {
    if (failure instanceof InvalidRequestException) {
      return failure.getMessage();
    }
    if (failure instanceof CancellationException) {
      return "Cancelled";
    }
    if (failure instanceof OutOfMemoryError) {
      return "Java ran out of memory ("
          + failure.getMessage()
          + "); give it more memory: in ImageJ with Edit > Options > Memory & Threads, on the command"
          + " line with MORULA_JAVA_OPTS=-Xmx8g";
    }
    if (failure instanceof NoSuchFileException) {
      return failure.getMessage() + ": no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return failure.getMessage() + ": permission denied";
    }
    if (failure instanceof FileSystemException || failure.getMessage() == null) {
      return failure.toString();
    }
    String type = failure.getClass().getSimpleName();
    boolean plain = type.equals("IOException") || type.equals("RuntimeException");
    return plain ? failure.getMessage() : failure.getMessage() + " (" + type + ")";
  }
}
