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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import morula.io.UserFolder;

/**
 * The models that gave their test output on this computer: a file with one SHA-256 a line in the
 * user's folder. Where that folder cannot be used, no model is remembered.
 */
public final class CheckedModels {
  /** The system property that names another folder than {@code .morula} in the user's. */
  public static final String PROPERTY = UserFolder.PROPERTY;

  private static final String FILE = "checked-models.txt";

  /** Bytes; more than ten thousand models. A larger file is begun again. */
  private static final long LARGEST = 1 << 20;

  private CheckedModels() {}

  /** Whether a model was {@linkplain #add added}, by this program or another one. */
  public static boolean contains(String sha256) {
    try {
      Optional<Path> file = file();
      return file.isPresent()
          && Files.isRegularFile(file.get())
          && Files.size(file.get()) <= LARGEST
          && new String(Files.readAllBytes(file.get()), StandardCharsets.US_ASCII)
              .lines()
              .anyMatch(sha256::equals);
    } catch (IOException e) {
      return false; // then it is checked again
    }
  }

  /** Remembers a model; several programs may do so at once. */
  public static void add(String sha256) {
    try {
      Optional<Path> file = file();
      if (file.isEmpty()) {
        return;
      }
      Files.createDirectories(file.get().getParent());
      boolean full = Files.exists(file.get()) && Files.size(file.get()) > LARGEST;
      Files.write(
          file.get(),
          (sha256 + "\n").getBytes(StandardCharsets.US_ASCII), // a single write stays whole
          StandardOpenOption.CREATE,
          full ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      return; // then it is checked again
    }
  }

  private static Optional<Path> file() {
    return UserFolder.path().map(folder -> folder.resolve(FILE));
  }
}
