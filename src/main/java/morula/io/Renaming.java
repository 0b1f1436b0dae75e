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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renames files and folders that belong together: all of them, or none. */
public final class Renaming {
  private Renaming() {}

  /**
   * Renames files and folders within their folders.
   *
   * @param names present path → new path; nothing may be at a new path
   * @throws IOException if one cannot be renamed; the message names it and says why. All have their
   *     old names then
   */
  public static void all(Map<Path, Path> names) throws IOException {
    List<Map.Entry<Path, Path>> done = new ArrayList<>();
    for (Map.Entry<Path, Path> name : names.entrySet()) {
      try {
        Files.move(name.getKey(), name.getValue());
      } catch (IOException e) {
        String why = reason(name.getKey(), name.getValue(), e) + undone(done);
        throw new IOException(name.getKey() + " could not be renamed: " + why, e);
      }
      done.add(0, name);
    }
  }

  private static String reason(Path from, Path to, IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "there is a " + to.getFileName() + " already";
    }
    if (e instanceof NoSuchFileException && !Files.exists(from)) {
      return "it is not there any more";
    }
    return Disk.reason(from.toAbsolutePath().getParent(), e);
  }

  /** Gives the old names back; returns what could not be, as a part of a sentence. */
  private static String undone(List<Map.Entry<Path, Path>> done) {
    StringBuilder left = new StringBuilder();
    for (Map.Entry<Path, Path> name : done) {
      try {
        Files.move(name.getValue(), name.getKey());
      } catch (IOException e) {
        left.append("; ").append(name.getValue()).append(" keeps its new name");
      }
    }
    return left.toString();
  }
}
