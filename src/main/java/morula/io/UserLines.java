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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A file of lines in the user's folder that several programs may add to at once. Where that folder
 * cannot be used, nothing is remembered.
 *
 * @param name of the file
 */
public record UserLines(String name) {
  /** Bytes; more than ten thousand lines. A larger file is begun again. */
  private static final long LARGEST = 1 << 20;

  /** Returns the lines, the oldest first; none if the file cannot be read. */
  public List<String> read() {
    try {
      Optional<Path> file = file();
      if (file.isEmpty() || !Files.isRegularFile(file.get()) || isFull(file.get())) {
        return List.of();
      }
      return new String(Files.readAllBytes(file.get()), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Adds a line, if that is possible.
   *
   * @param line of ASCII letters
   */
  public void add(String line) {
    try {
      Optional<Path> file = file();
      if (file.isEmpty()) {
        return;
      }
      Files.createDirectories(file.get().getParent());
      boolean full = Files.exists(file.get()) && isFull(file.get());
      Files.write(
          file.get(),
          (line + "\n").getBytes(StandardCharsets.US_ASCII), // a single write stays whole
          StandardOpenOption.CREATE,
          full ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      return; // then it is not remembered
    }
  }

  private static boolean isFull(Path file) throws IOException {
    return Files.size(file) > LARGEST;
  }

  private Optional<Path> file() {
    return UserFolder.path().map(folder -> folder.resolve(name));
  }
}
