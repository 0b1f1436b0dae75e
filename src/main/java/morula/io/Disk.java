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

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why a file could not be written, for people. */
public final class Disk {
  /** Below it, a disk counts as full: less than any block of a common file system. */
  private static final long NOTHING = 512;

  /**
   * What Linux, macOS and Windows say in English; in other languages, the free space tells. A quota
   * fills a disk for one user only.
   */
  private static final Pattern FULL =
      Pattern.compile("(?i)no space left|not enough space|quota (?:was )?exceeded");

  private Disk() {}

  /**
   * Returns why writing failed: that the disk is full, with its name, or what the system says.
   *
   * @param folder an existing folder on the disk
   * @param failure what writing threw
   */
  public static String reason(Path folder, IOException failure) {
    return isFull(folder, failure)
        ? String.format(
            Locale.ROOT,
            "the disk %s is full; free space on it, or choose another folder",
            name(folder))
        : plain(failure);
  }

  private static boolean isFull(Path folder, Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getMessage() != null && FULL.matcher(t.getMessage()).find()) {
        return true;
      }
    }
    try {
      return Files.getFileStore(folder).getUsableSpace() < NOTHING;
    } catch (IOException e) {
      return false; // the disk is gone
    }
  }

  /** Returns where a disk is mounted and its kind, or the folder if that is not known. */
  private static String name(Path folder) {
    try {
      return Files.getFileStore(folder).toString().strip();
    } catch (IOException e) {
      return "of " + folder;
    }
  }

  private static String plain(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "another program deleted it while it was written";
    }
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return failure.getMessage() == null ? "the disk reports an error" : failure.getMessage();
  }
}
