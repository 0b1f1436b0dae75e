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

package morula.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import morula.io.Csv;
import morula.io.WholeFile;

/**
 * The warnings of a run, kept in the file {@code warnings.csv} for people who look at the results
 * later. The file is written on close, also if the run failed or was stopped.
 */
public final class Warnings implements Closeable {
  private static final String FILE = "warnings.csv";
  private static final String HEADER = Csv.line(List.of("image", "warning"));

  private final Path file;
  private final Set<String> images = new HashSet<>();
  private final List<String> rows = new ArrayList<>();

  /**
   * Creates an empty collection.
   *
   * @param folder the folder of the file
   */
  public Warnings(Path folder) {
    file = folder.resolve(FILE);
  }

  /** Adds an image that was segmented, with its warnings, if there are any. */
  public void add(String image, List<String> warnings) {
    images.add(image);
    warnings.forEach(warning -> rows.add(Csv.line(List.of(image, warning))));
  }

  /**
   * Writes the file. Its warnings about other images are kept; if there are no warnings at all, the
   * file is deleted.
   *
   * @throws IOException if it cannot be read or written; the message names it
   */
  @Override
  public void close() throws IOException {
    List<String> all = new ArrayList<>(Files.exists(file) ? others() : List.of());
    all.addAll(rows);
    if (all.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    String text = HEADER + String.join("", all);
    WholeFile.write(file, partial -> Files.writeString(partial, text));
  }

  private List<String> others() throws IOException {
    List<List<String>> rows;
    try {
      rows = Csv.rows(Files.readString(file));
    } catch (IOException e) {
      throw new IOException(file + " is damaged: delete it", e);
    }
    return rows.stream()
        .skip(1)
        .filter(row -> !images.contains(row.get(0)))
        .map(Csv::line)
        .toList();
  }
}
