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

package morula.benchmark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import morula.gpu.JavaProgram;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;

/** Measures how much memory the whole job takes for images of several sizes. */
final class MemoryTask {
  private static final long LOOK_MILLIS = 20;

  private MemoryTask() {}

  /**
   * Checks that the system tells the memory of a program.
   *
   * @throws InvalidRequestException if not
   */
  static void check() {
    if (!ResidentMemory.isKnown()) {
      throw new InvalidRequestException(
          "parts=memory: only Linux tells the peak of a program's memory; leave it out here");
    }
  }

  /**
   * Segments a generated image of each size, each in a Java of its own.
   *
   * @throws IOException if one cannot be written or segmented
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static List<MemoryRow> measure(SpeedSettings settings, Progress progress) throws IOException {
    List<MemoryRow> rows = new ArrayList<>();
    for (int size : settings.memorySizes()) {
      progress.checkCancelled();
      progress.update(
          rows.size(),
          settings.memorySizes().size(),
          String.format(Locale.ROOT, "Memory for %d x %d pixels", size, size));
      // the image, the labels in 4 bytes, the ROIs
      try (TemporaryFolder folder = TemporaryFolder.create(6L * size * size)) {
        Path image = GeneratedImage.write(folder.path(), size);
        rows.add(measure(size, image, folder.path(), settings.model(), progress));
      }
    }
    return rows;
  }

  private static MemoryRow measure(
      int size, Path image, Path folder, String model, Progress progress) throws IOException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    List<String> command =
        JavaProgram.command(
            MemoryTask.class.getClassLoader(),
            options(),
            MemoryChild.class.getName(),
            image.toString(),
            folder.resolve("results").toString(),
            model);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      ResidentMemory peak = ResidentMemory.NONE;
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = peak.max(ResidentMemory.of(process.pid()));
        progress.checkCancelled();
      }
      if (process.exitValue() != 0) {
        throw failure(size, process.exitValue(), Files.readString(err, StandardCharsets.UTF_8));
      }
      JsonObject answer =
          JsonParser.parseString(Files.readString(out, StandardCharsets.UTF_8)).getAsJsonObject();
      return new MemoryRow(
          size,
          peak.peak(),
          peak.anonymous(),
          peak.mapped(),
          answer.get("seconds").getAsDouble(),
          answer.get("objects").getAsLong());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (JsonParseException | IllegalStateException e) {
      throw failure(size, 0, Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  private static IOException failure(int size, int status, String said) {
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    return new IOException(
        String.format(
            Locale.ROOT,
            "segmenting %d x %d pixels in a program of its own ended with exit status %d%s",
            size,
            size,
            status,
            lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).strip()));
  }

  /** The options for memory and the properties of this Java. */
  private static List<String> options() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            option ->
                option.startsWith("-D")
                    || option.startsWith("-Xm")
                    || option.startsWith("-Xs")
                    || option.startsWith("-XX:"))
        .toList();
  }
}
