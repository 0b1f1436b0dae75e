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
package morula.segmentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a model as they are on the disk at a moment: their sizes and times. Another state
 * means that the model has to be read again.
 *
 * @param path of the folder or zip, whatever name it was found by
 * @param files a line each
 */
record ModelState(Path path, List<String> files) {

  /**
   * Looks at a model.
   *
   * @param model a folder or a zip that exists
   */
  static ModelState of(Path model) throws IOException {
    List<String> files = new ArrayList<>();
    if (Files.isDirectory(model)) {
      try (Stream<Path> children = Files.list(model)) {
        for (Path child : children.sorted().toList()) {
          files.add(line(child));
        }
      }
    } else {
      files.add(line(model));
    }
    return new ModelState(model.toRealPath(), List.copyOf(files));
  }

  private static String line(Path file) throws IOException {
    Path real = Files.exists(file) ? file.toRealPath() : file.toRealPath(LinkOption.NOFOLLOW_LINKS);
    return file.getFileName()
        + " "
        + Files.size(real)
        + " "
        + Files.getLastModifiedTime(real).toInstant();
  }
}
