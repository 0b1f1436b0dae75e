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

import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder into which libtorch is unpacked at its first use, as a system loads libraries from
 * files only.
 *
 * @param path the folder, which need not exist yet
 */
public record NativesFolder(Path path) {
  /** Size of libtorch unpacked, in MB, rounded up to what its four systems need. */
  static final long MEGABYTES = 432;

  private static final long MEGABYTE = 1 << 20;

  /** How another folder is chosen. */
  static final String OTHER =
      "set the environment variable DJL_CACHE_DIR to a folder in which files can be written, and"
          + " start again";

  /**
   * Returns the folder that DJL uses: that of the variables ENGINE_CACHE_DIR or DJL_CACHE_DIR, else
   * one in the home folder or, if nothing can be written there, in the one for temporary files.
   *
   * @throws EngineStartException if its name cannot be used
   */
  public static NativesFolder current() {
    try {
      return new NativesFolder(Utils.getEngineCacheDir("pytorch").toAbsolutePath());
    } catch (InvalidPathException e) {
      throw new EngineStartException(
          "The folder for libtorch, \""
              + e.getInput()
              + "\", has letters that this system's settings do not know: use a locale with UTF-8,"
              + " or "
              + OTHER,
          e);
    }
  }

  /** Returns whether libtorch lies in it, unpacked. */
  public boolean isUnpacked() {
    try (Stream<Path> versions = Files.list(path)) {
      return versions.anyMatch(
          version -> Files.isRegularFile(version.resolve(System.mapLibraryName("torch"))));
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns a message for the first use, which takes long; empty if libtorch is unpacked. */
  public Optional<String> announcement() {
    return isUnpacked()
        ? Optional.empty()
        : Optional.of(
            "The engine is unpacked once, which takes about 20 s: libtorch, "
                + MEGABYTES
                + " MB, into "
                + path);
  }

  /** Returns in one line why libtorch cannot be unpacked here and what to do; empty if it can. */
  public Optional<String> problem() {
    if (isUnpacked()) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(path);
      Files.delete(Files.createTempFile(path, "morula", ".tmp"));
      return roomProblem(Files.getFileStore(path).getUsableSpace() / MEGABYTE);
    } catch (IOException e) {
      return Optional.of(
          "Nothing can be written in "
              + path
              + ", into which libtorch is unpacked: allow it, or "
              + OTHER);
    }
  }

  /**
   * Returns the same for the room on the disk.
   *
   * @param free megabytes that are free
   */
  Optional<String> roomProblem(long free) {
    return free >= MEGABYTES
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "There is too little room for libtorch in %s: it needs %d MB and %d MB are free;"
                    + " make room, or %s",
                path,
                MEGABYTES,
                free,
                OTHER));
  }
}
