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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import morula.engine.EngineStatus;
import morula.engine.EngineTiming;
import morula.engine.ProcessorFeatures;
import morula.engine.TorchVersions;
import morula.gpu.Verdict;
import morula.installation.Installation;
import morula.installation.Size;
import morula.installation.State;

/**
 * What the window of the engine shows. Needs no display.
 *
 * @param rows texts by their label, in order
 * @param install text of the button that installs; empty if there is nothing to install
 * @param removable whether there is something to remove
 */
record EngineView(Map<String, String> rows, Optional<String> install, boolean removable) {
  /** Asks for agreement first. */
  static final String INSTALL = "Install for the GPU…";

  static final String GO_ON = "Go on with the download";
  static final String AGAIN = "Install again…";

  EngineView {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /**
   * Describes a status.
   *
   * @param measured seconds of one image on the processor, measured here; 0 if not measured
   */
  static EngineView of(EngineStatus status, double measured) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Now", status.computes() + (status.restart() ? "\n" + EngineStatus.RESTART : ""));
    if (!status.attention().isEmpty()) {
      rows.put("Attention", String.join("\n", status.attention()));
    }
    rows.put("Processor", ProcessorFeatures.line());
    if (!status.computes().contains(status.driver())) {
      rows.put("Graphics", status.driver());
    }
    State.Kind kind = status.build().map(State::kind).orElse(State.Kind.ABSENT);
    boolean offered = status.build().isPresent() && status.suited();
    if (offered || kind != State.Kind.ABSENT) {
      rows.put("GPU build", status.build().orElseThrow().line());
    }
    status.folder().filter(folder -> status.own()).ifPresent(it -> rows.put("Folder", it));
    status
        .verdict()
        .filter(verdict -> !status.computes().contains(verdict.line()))
        .ifPresent(verdict -> rows.put("Test", verdict.line() + "."));
    timing(status, measured).ifPresent(line -> rows.put("One image", line));
    rows.put("Memory", memory(status));
    Optional<String> install =
        switch (kind) {
          case ABSENT -> Optional.of(INSTALL).filter(text -> offered);
          case PARTIAL -> Optional.of(GO_ON).filter(text -> offered);
          case BROKEN -> Optional.of(AGAIN).filter(text -> offered);
          case READY -> Optional.empty();
        };
    return new EngineView(rows, install, kind != State.Kind.ABSENT || status.own());
  }

  private static Optional<String> timing(EngineStatus status, double measured) {
    Optional<Verdict> gpu =
        status.verdict().filter(Verdict::passed).filter(v -> !v.device().equals("cpu"));
    double processor = gpu.map(Verdict::processorSeconds).orElse(measured);
    if (processor <= 0) {
      return Optional.empty();
    }
    String there =
        gpu.map(v -> String.format(Locale.ROOT, "%.3f s on %s, ", v.seconds(), v.device()))
            .orElse("");
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s%.3f s on the processor (four convolutions of 16 channels, %d × %d pixels)",
            there,
            processor,
            EngineTiming.IMAGE_SIDE,
            EngineTiming.IMAGE_SIDE));
  }

  private static String memory(EngineStatus status) {
    return Size.of(Runtime.getRuntime().maxMemory())
        + " for Java"
        + (status.memory().isEmpty() ? "" : "; " + status.memory());
  }

  /** Returns what the user must agree to before anything is fetched. */
  static String consent(Installation installation) {
    return "The GPU build of libtorch ("
        + installation.payload().size()
        + ") is downloaded from "
        + installation.payload().address().getHost()
        + " into the folder "
        + installation.folder()
        + ", where it takes about twice as much. Do you agree to its licences? "
        + installation.payload().licences().stream().collect(Collectors.joining("; "))
        + ". The download can be paused and goes on later.";
  }

  /** Returns all of it, for a report of a fault. */
  String report() {
    String java =
        System.getProperty("java.vendor")
            + " "
            + Runtime.version()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch");
    List<String> lines =
        rows.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue()).toList();
    return "Morula "
        + TorchVersions.morula()
        + "; "
        + java
        + "\n"
        + String.join("\n", lines)
        + "\n";
  }
}
