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

package morula.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import morula.io.WholeFile;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;

/** Checks keys that a command cannot do without. */
final class Requests {
  private Requests() {}

  /**
   * Returns {@code value} as a path to write to.
   *
   * @throws InvalidRequestException if it is blank, cannot be a path, or leads through a file
   */
  static Path path(String key, String value, String whatToDo) {
    Path path = ValueText.path(key, ValueText.given(key, value, whatToDo));
    Path above = path.toAbsolutePath().normalize().getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    if (above != null && !Files.isDirectory(above)) {
      throw new InvalidRequestException(
          key + "=" + value + ": " + above + " is a file and not a folder; choose another path");
    }
    return path;
  }

  /**
   * Returns {@code value} as the path of a folder to write to, which need not exist.
   *
   * @throws InvalidRequestException if it is blank, cannot be a path, or is that of a file
   */
  static Path folder(String key, String value) {
    Path folder = path(key, value, "name the folder to write to");
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidRequestException(key + "=" + value + " is a file: name a folder");
    }
    return folder;
  }

  /**
   * Returns {@code value} as a folder to write to, and creates it, so that a folder that cannot be
   * written to is refused before the work and not after it.
   *
   * @throws InvalidRequestException as {@link #folder}, or if nothing can be written there
   */
  static Path writableFolder(String key, String value) {
    Path folder = folder(key, value);
    try {
      WholeFile.probe(folder);
    } catch (IOException e) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT, "%s=%s: %s; choose another folder", key, value, e.getMessage()),
          e);
    }
    return folder;
  }
}
