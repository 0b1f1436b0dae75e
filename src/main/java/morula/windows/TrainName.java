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

package morula.windows;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The name of a model that is trained: a path, or a plain name beside the images. */
final class TrainName {
  private static final String ZIP = ".zip";

  private TrainName() {}

  /**
   * Returns the path of the model.
   *
   * @param name a path, which is returned as it is, or a name
   * @param images the folder of the images; the model is written beside it
   */
  static String path(String name, String images) {
    String plain = name.strip();
    if (plain.isEmpty() || plain.contains("/") || plain.contains(File.separator)) {
      return plain;
    }
    try {
      Path folder = Path.of(images.strip()).toAbsolutePath();
      Path parent = folder.getParent();
      if (images.isBlank() || parent == null || !Files.isDirectory(folder)) {
        return plain;
      }
      boolean zip = plain.toLowerCase(Locale.ROOT).endsWith(ZIP);
      return parent.resolve(zip ? plain : plain + ZIP).toString();
    } catch (InvalidPathException e) {
      return plain; // a glob; or the command says what is wrong
    }
  }
}
