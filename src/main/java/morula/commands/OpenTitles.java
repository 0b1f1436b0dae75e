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

import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import morula.fiji.ImagePlusView;
import morula.fiji.LabelImages;
import morula.fiji.OpenLabels;
import morula.io.LabelFiles;
import morula.io.TemporaryFiles;

/** Open images that a key names by their title. A file or folder of that name has priority. */
final class OpenTitles {
  private OpenTitles() {}

  /** Returns the open image that a value names. */
  static Optional<ImagePlus> find(String value) {
    return value.isBlank() || new File(value.strip()).exists()
        ? Optional.empty()
        : OpenLabels.titled(value.strip());
  }

  /**
   * Writes an open label image into a temporary file, for what works on files.
   *
   * @return a folder of its own with the file, which has the name of the image
   * @throws morula.progress.InvalidRequestException if it is no label image
   * @throws IOException if it cannot be written
   */
  static Path write(ImagePlus image) throws IOException {
    Path file = TemporaryFiles.create("", 0);
    TemporaryFiles.delete(file);
    Path folder = Files.createDirectory(file);
    String name = ImagePlusView.name(image).replaceAll("[/\\\\:*?\"<>|]", "_");
    Path target = folder.resolve(name + ".tif");
    LabelFiles.write(LabelImages.read(image), target);
    return target;
  }
}
