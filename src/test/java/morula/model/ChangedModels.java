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
package morula.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import morula.io.Sha256;

/** Models whose records say something else, as if they had been written so. */
public final class ChangedModels {
  private ChangedModels() {}

  /**
   * Copies a model and changes its record; the description then has the SHA-256 of the new one.
   *
   * @param model a .zip file
   * @param before text that its {@code morula.json} must contain
   * @param after what stands there instead
   * @return a new file, deleted when Java ends
   */
  public static Path of(Path model, String before, String after) throws IOException {
    Path changed = Files.createTempFile("changed", ".zip");
    changed.toFile().deleteOnExit();
    Files.write(changed, Files.readAllBytes(model));
    try (FileSystem zip = FileSystems.newFileSystem(changed)) {
      Path record = zip.getPath("morula.json");
      byte[] old = Files.readAllBytes(record);
      String text = Files.readString(record);
      assertTrue(text.contains(before), text);
      Files.writeString(record, text.replace(before, after));
      Path description = zip.getPath("rdf.yaml");
      Files.writeString(
          description,
          Files.readString(description)
              .replace(Sha256.of(old), Sha256.of(Files.readAllBytes(record))));
    }
    return changed;
  }
}
