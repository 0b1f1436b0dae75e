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

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.ZipException;

/**
 * The reason of a failure in plain words, for the lines that users read: without names of classes,
 * without temporary paths, in one line.
 */
public final class Reason {
  private static final Pattern FILE_AND_REASON =
      Pattern.compile("(.*\\S) \\((.*)\\)", Pattern.DOTALL);

  private Reason() {}

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

  /**
   * Returns the reason of a failure.
   *
   * @return one line, never blank
   */
  public static String of(Throwable failure) {
    Throwable reason = unwrap(failure);
    return known(reason)
        .or(() -> message(reason))
        .flatMap(PlainText::of)
        .orElse("no reason is known");
  }

  /** Returns the message; that of a fault only if it was not made for programmers. */
  private static Optional<String> message(Throwable reason) {
    String message = reason.getMessage();
    return reason instanceof NullPointerException || reason instanceof ClassCastException
        ? Optional.empty()
        : Optional.ofNullable(message);
  }

  /**
   * Returns why the content of a file cannot be read. Readers meet damaged files with exceptions of
   * every kind; whatever is no matter of the system or of the format says only that.
   *
   * @return one line, never blank
   */
  public static String ofContent(Throwable failure) {
    Throwable reason = unwrap(failure);
    return reason instanceof RuntimeException && !isOfMorula(reason)
        ? "its content contradicts itself"
        : of(failure);
  }

  /**
   * Returns whether a failure is one that was thought of: of the user's request, of files, memory
   * or the engine. Any other is a fault of Morula.
   */
  public static boolean isForeseen(Throwable failure) {
    Throwable reason = unwrap(failure);
    return known(reason).isPresent()
        || reason instanceof IOException
        || reason.getClass() == RuntimeException.class && reason.getMessage() != null;
  }

  private static boolean isOfMorula(Throwable failure) {
    return failure.getClass().getName().startsWith("morula.")
        || failure instanceof CancellationException;
  }

  /** Returns the words for the kinds of failure that are known. */
  private static Optional<String> known(Throwable failure) {
    if (isOfMorula(failure)) {
      return failure instanceof CancellationException
          ? Optional.of("Cancelled")
          : Optional.ofNullable(failure.getMessage());
    }
    if (failure instanceof VirtualMachineError || failure instanceof LinkageError) {
      return Optional.of(ofMachine(failure));
    }
    if (failure instanceof FileSystemException file) {
      return Optional.of(ofFileSystem(file));
    }
    if (failure instanceof FileNotFoundException && failure.getMessage() != null) {
      Matcher parts = FILE_AND_REASON.matcher(failure.getMessage());
      return Optional.of(
          parts.matches()
              ? parts.group(1) + ": " + SystemReason.of(parts.group(2)).orElse(parts.group(2))
              : failure.getMessage() + ": no such file; check the path");
    }
    return failure instanceof InvalidPathException path
        ? Optional.of("\"" + path.getInput() + "\" is not a valid path")
        : ofData(failure);
  }

  private static Optional<String> ofData(Throwable failure) {
    if (failure instanceof EOFException) {
      return Optional.of("it ends too early");
    }
    if (failure instanceof CharacterCodingException) {
      return Optional.of("it is not text in UTF-8");
    }
    if (failure instanceof ZipException || failure instanceof DataFormatException) {
      return Optional.of(
          "its compressed data are damaged"
              + PlainText.of(failure.getMessage()).map(m -> " (" + m + ")").orElse(""));
    }
    if (failure.getClass().getName().startsWith("ai.djl.")) {
      return Optional.of(
          "libtorch failed"
              + firstLine(failure.getMessage()).map(line -> " (" + line + ")").orElse(""));
    }
    return failure instanceof IOException
        ? SystemReason.of(failure.getMessage())
        : Optional.empty();
  }

  private static Optional<String> firstLine(String message) {
    return PlainText.of(message == null ? null : message.lines().findFirst().orElse(null));
  }

  private static String ofFileSystem(FileSystemException failure) {
    String file = file(failure.getFile());
    String why = "the disk refuses it";
    if (failure instanceof NoSuchFileException) {
      why = "no such file or folder; check the path";
    } else if (failure instanceof AccessDeniedException) {
      why = "permission denied; check who may read and write it";
    } else if (failure instanceof FileAlreadyExistsException) {
      why = "it exists already; use another name";
    } else if (failure instanceof NotDirectoryException) {
      why = "it is not a folder; check the path";
    } else if (failure instanceof DirectoryNotEmptyException) {
      why = "the folder is not empty; use another one";
    } else if (failure instanceof FileSystemLoopException) {
      why = "its links lead in a circle; check the path";
    } else if (failure.getReason() != null) {
      why = SystemReason.of(failure.getReason()).orElse(failure.getReason());
    }
    return file + ": " + why;
  }

  private static String file(String path) {
    if (path == null) {
      return "a file";
    }
    return PlainText.isTemporary(path)
        ? System.getProperty("java.io.tmpdir") + ", the folder for temporary files"
        : path;
  }

  private static String ofMachine(Throwable failure) {
    String message = PlainText.of(failure.getMessage()).map(m -> " (" + m + ")").orElse("");
    if (failure instanceof OutOfMemoryError) {
      return "Java ran out of memory" + message;
    }
    if (failure instanceof StackOverflowError) {
      return "it is nested too deeply for Java";
    }
    return failure instanceof LinkageError
        ? "a library is missing or cannot be used" + message
        : "Java failed" + message;
  }
}
