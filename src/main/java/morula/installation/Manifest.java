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

package morula.installation;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The list of the files of a folder that was unpacked, which tells whether all are there. */
final class Manifest {
  static final String FILE = "files.json";

  @SerializedName("archive_sha256")
  private final String archive;

  /** Sizes in bytes by name. */
  private final Map<String, Long> files;

  Manifest(String archive, Map<String, Long> files) {
    this.archive = archive;
    this.files = new TreeMap<>(files);
  }

  /** Writes the list into the folder. */
  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), new Gson().toJson(this));
  }

  /** Returns what is wrong with a folder, as a part of a sentence; empty if nothing is. */
  static Optional<String> problem(Path folder) {
    Manifest listed;
    try {
      listed = new Gson().fromJson(Files.readString(folder.resolve(FILE)), Manifest.class);
    } catch (IOException | JsonParseException e) {
      return Optional.of("its list of files, " + FILE + ", is missing or damaged");
    }
    if (listed == null || listed.files == null || listed.files.isEmpty()) {
      return Optional.of("its list of files, " + FILE + ", is damaged");
    }
    for (Map.Entry<String, Long> file : listed.files.entrySet()) {
      try {
        if (Files.size(folder.resolve(file.getKey())) != file.getValue()) {
          return Optional.of(file.getKey() + " has another size than when it was installed");
        }
      } catch (IOException e) {
        return Optional.of(file.getKey() + " is missing");
      }
    }
    return Optional.empty();
  }
}
