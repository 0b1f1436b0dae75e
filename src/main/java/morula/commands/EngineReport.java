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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.engine.Device;
import morula.engine.EngineCheck;
import morula.engine.EngineSetup;
import morula.engine.EngineTiming;
import morula.engine.NativesFolder;
import morula.engine.ProcessorFeatures;
import morula.engine.TorchVersions;
import morula.instances.HeadProvider;
import morula.instances.Heads;
import morula.io.TemporaryFiles;
import morula.network.Architectures;
import morula.progress.Progress;

/** What Morula computes with, why, and what does not work, as text. */
final class EngineReport {
  private static final double GIGABYTE = 1 << 30;

  /** Gigabytes; with less, images of a few thousand pixels a side do not fit. */
  private static final double LITTLE_MEMORY = 2;

  /** Gigabytes of temporary files that an image of a few ten thousand pixels a side needs. */
  private static final double LITTLE_ROOM = 2;

  private Optional<IOException> problem = Optional.empty();

  /**
   * Returns the report.
   *
   * @throws IOException if nothing can be computed here; the progress has got what is known
   */
  String make(EngineSetup setup, Progress progress) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "system      %s %s, %d processors",
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors()));
    lines.add("processor   " + ProcessorFeatures.line());
    double memory = Runtime.getRuntime().maxMemory() / GIGABYTE;
    lines.add(
        String.format(
            Locale.ROOT,
            "memory      %.1f GB for Java%s",
            memory,
            memory < LITTLE_MEMORY
                ? ", which is too little for large images; set more with -Xmx, such as -Xmx8g"
                : ""));
    lines.add(temporaryFiles());
    Device device;
    try {
      EngineCheck.warnings().forEach(warning -> lines.add("warning     " + warning));
      device = Device.parse("auto", progress.withMessages(line -> {}));
      lines.addAll(setup.status(progress).lines());
      addEngine(device, lines);
    } catch (RuntimeException | LinkageError e) {
      progress.message(text(lines).strip());
      throw e;
    }
    addParts(lines);
    String findings = text(lines);
    if (problem.isPresent()) {
      progress.message(findings.strip());
      throw problem.get();
    }
    return findings;
  }

  private static void addEngine(Device device, List<String> lines) {
    for (Map.Entry<String, String> version : TorchVersions.all().entrySet()) {
      lines.add(String.format(Locale.ROOT, "%-11s %s", version.getKey(), version.getValue()));
    }
    lines.add("natives     libtorch is unpacked in " + NativesFolder.current().path());
    lines.add(
        String.format(
            Locale.ROOT,
            "timing      %.0f billion operations a second in fp32, on the %s",
            EngineTiming.billionsPerSecond(device),
            device));
    lines.add(
        "precision   train measures whether fp32 or bf16 is faster for its network, and reports"
            + " it");
  }

  private static void addParts(List<String> lines) {
    for (HeadProvider head : Heads.all()) {
      lines.add(String.format(Locale.ROOT, "heads       %s: %s", head.name(), head.help()));
    }
    Heads.warnings().forEach(warning -> lines.add("heads       " + warning));
    Architectures.warnings().forEach(warning -> lines.add("network     " + warning));
  }

  /** Returns a line about the folder for temporary files, and keeps what is wrong with it. */
  private String temporaryFiles() {
    try {
      double room = TemporaryFiles.check() / GIGABYTE;
      return String.format(
          Locale.ROOT,
          "temporary   %s, %.1f GB free%s",
          TemporaryFiles.root(),
          room,
          room < LITTLE_ROOM
              ? ", which is too little for large images; name another folder with TMPDIR"
              : "");
    } catch (IOException e) {
      problem = Optional.of(e);
      return String.format(Locale.ROOT, "temporary   %s cannot be used", TemporaryFiles.root());
    }
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
