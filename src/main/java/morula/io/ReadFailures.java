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

package morula.io;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import loci.formats.FormatException;
import loci.formats.UnknownFormatException;
import morula.io.formats.ContradictoryFile;
import morula.io.formats.EndlessReading;
import morula.io.formats.GuardedReading;
import morula.io.formats.ImageBytes;
import morula.io.formats.TiffCompressions;
import morula.io.formats.UnsafeContent;
import morula.progress.InvalidRequestException;

/** Makes one line that names the file of every failure of Bio-Formats. */
final class ReadFailures {
  /** Phrases by which Bio-Formats' readers report a missing file. */
  private static final Pattern MISSING =
      Pattern.compile(
          "(?i)missing .*file|file.* (missing|not found|does not exist)|no such file"
              + "|(could not|cannot|can't|unable to) (find|locate)");

  /** Phrases by which they report that the content does not match the extension. */
  private static final Pattern NO_FORMAT = Pattern.compile("(?i)^(invalid|not) |not a valid");

  private static final Pattern CLASS = Pattern.compile("[a-z]\\w*(\\.[a-z]\\w*)+\\.[A-Z]\\w+");

  private static final int LONGEST_REASON = 200;

  private ReadFailures() {}

  /**
   * Returns the exception for a file that cannot be opened.
   *
   * @param text whether the file begins like a text
   * @throws InvalidRequestException if it is not an image, or other files are missing
   * @throws OutOfMemoryError naming the file, if too little memory is the reason
   */
  static IOException whileOpening(
      Path path, GuardedReading reading, boolean text, Throwable failure) {
    checkMemory(path, reading, failure);
    if (failure instanceof InvalidRequestException invalid) {
      throw invalid;
    }
    if (failure instanceof UnsafeContent
        || failure instanceof EndlessReading
        || failure instanceof InterruptedIOException) {
      return damaged(path, reading, failure);
    }
    if (failure instanceof UnknownFormatException) {
      throw noImage(path, failure);
    }
    if (failure instanceof ContradictoryFile || TiffCompressions.unsupported(failure).isPresent()) {
      return damaged(path, reading, failure);
    }
    String reason = String.valueOf(failure.getMessage());
    if (failure instanceof FileNotFoundException
        || failure instanceof NoSuchFileException
        || MISSING.matcher(reason).find() && !(failure instanceof EOFException)) {
      throw missingCompanion(path, reason);
    }
    if (NO_FORMAT.matcher(reason).find() || text) {
      throw noImage(path, failure);
    }
    return damaged(path, reading, failure);
  }

  static InvalidRequestException noImage(Path path, Throwable cause) {
    return new InvalidRequestException(
        path
            + " is not an image that Bio-Formats can read, or it is badly damaged; save it as TIFF or"
            + " leave it out",
        cause);
  }

  private static InvalidRequestException missingCompanion(Path path, String what) {
    return new InvalidRequestException(
        path
            + " belongs to a set of several files, of which one is missing ("
            + oneLine(what)
            + "); copy the whole set into one folder");
  }

  /**
   * Checks that a failure is not one of memory. An array beyond the limit of the virtual machine is
   * another matter: no setting helps there, and a file that asks for one is damaged; so is a file
   * that is far too small for what it asks.
   *
   * @throws OutOfMemoryError naming the file, if too little memory is the reason of the failure
   */
  private static void checkMemory(Path path, GuardedReading reading, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isTooLittleMemory(cause)
          && !ImageBytes.isDamageBehindFullMemory(path, reading.hasCompanions())) {
        OutOfMemoryError named =
            new OutOfMemoryError(cause.getMessage() + " while reading " + path);
        named.initCause(failure);
        throw named;
      }
    }
  }

  private static boolean isTooLittleMemory(Throwable cause) {
    return cause instanceof OutOfMemoryError
        && !String.valueOf(cause.getMessage()).contains("VM limit");
  }

  /**
   * Returns the exception for a file that is an image, but cannot be read to its end.
   *
   * @throws OutOfMemoryError naming the file, if too little memory is the reason
   */
  static IOException damaged(Path path, GuardedReading reading, Throwable cause) {
    checkMemory(path, reading, cause);
    if (cause instanceof UnsafeContent) {
      return new IOException(
          path + " is not read: " + oneLine(cause.getMessage()) + "; save it again as plain TIFF",
          cause);
    }
    if (cause instanceof InterruptedIOException) {
      return new IOException(path + " was not read to its end: reading was stopped", cause);
    }
    if (cause instanceof ContradictoryFile) {
      return new IOException(path + " " + oneLine(cause.getMessage()), cause);
    }
    Optional<String> compression = TiffCompressions.unsupported(cause);
    if (compression.isPresent()) {
      return new IOException(
          String.format(
              Locale.ROOT,
              "%s has a compression that cannot be read here (%s); save it without compression, or with LZW or ZIP compression",
              path,
              compression.get()),
          cause);
    }
    return new IOException(
        path + " is damaged or incomplete (" + reason(cause) + "); copy or save it again", cause);
  }

  /** Messages of the machine, such as the name of a class, say nothing about a file. */
  private static String reason(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "it asks for more memory than an image of its size needs";
    }
    boolean told = cause instanceof IOException || cause instanceof FormatException;
    String message = cause.getMessage();
    if (!told || message == null || message.isBlank() || CLASS.matcher(message).find()) {
      return cause instanceof EOFException ? "its end is missing" : "its data cannot be decoded";
    }
    return oneLine(message);
  }

  /** The text may come from the file, and may be meant to harm a terminal. */
  private static String oneLine(String text) {
    String line = text.strip().lines().findFirst().orElse("no reason given");
    String plain = line.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > LONGEST_REASON ? plain.substring(0, LONGEST_REASON) + "…" : plain;
  }
}
