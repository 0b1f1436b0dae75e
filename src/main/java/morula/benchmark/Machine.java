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

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.engine.ProcessorFeatures;
import morula.engine.TorchThreads;
import morula.engine.TorchVersions;

/**
 * The computer and the programs with which something was measured.
 *
 * @param processor its name, cores and what it has for networks
 * @param system its name, architecture and version
 * @param memory bytes; 0 if the system does not tell
 * @param threads of libtorch
 * @param versions of Morula, Java, DJL and libtorch
 * @param python its version and that of PyTorch; empty if it was not asked for
 * @param variables of the environment that limit or change what libtorch does
 * @param loadBefore processes that wanted to compute in the minute before; negative if unknown
 * @param loadAfter the same in the last minute of the measurement, the benchmark itself included
 */
public record Machine(
    String processor,
    String system,
    long memory,
    int threads,
    Map<String, String> versions,
    Optional<String> python,
    Map<String, String> variables,
    double loadBefore,
    double loadAfter) {
  private static final List<String> VARIABLES =
      List.of(
          "ONEDNN_MAX_CPU_ISA",
          "DNNL_MAX_CPU_ISA",
          "ATEN_CPU_CAPABILITY",
          "OMP_NUM_THREADS",
          "MKL_NUM_THREADS",
          "OMP_WAIT_POLICY",
          "LD_PRELOAD");

  /** Copies the maps. */
  public Machine {
    versions = Map.copyOf(versions);
    variables = Map.copyOf(variables);
  }

  /**
   * Describes this computer after a measurement.
   *
   * @param python versions of Python and PyTorch
   * @param loadBefore see {@link #load}
   */
  static Machine now(Optional<String> python, double loadBefore) {
    Map<String, String> set = new LinkedHashMap<>();
    for (String name : VARIABLES) {
      String value = System.getenv(name);
      if (value != null && !value.isEmpty()) {
        set.put(name, value);
      }
    }
    return new Machine(
        ProcessorFeatures.line(),
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("os.version")),
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0,
        TorchThreads.count(),
        TorchVersions.all(),
        python,
        set,
        loadBefore,
        load());
  }

  /** The number of processes that wanted to compute in the last minute; negative if unknown. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** Whether other programs computed as well before the measurement. */
  boolean isBusy() {
    return loadBefore > 0.5;
  }

  /** Returns lines for people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Processor: " + processor);
    lines.add(
        String.format(
            Locale.ROOT,
            "System: %s, %.1f GB of memory; libtorch computes with %d threads",
            system,
            memory / 1e9,
            threads));
    lines.add(
        String.format(
            Locale.ROOT,
            "Morula %s, libtorch %s through DJL %s, Java %s%s",
            versions.get("morula"),
            versions.get("libtorch"),
            versions.get("djl"),
            versions.get("java"),
            python.map(text -> "; " + text).orElse("")));
    lines.add(
        variables.isEmpty()
            ? "No variable of the environment limits what the processor may do"
            : "Variables of the environment: "
                + String.join(
                    " ",
                    variables.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList()));
    if (loadBefore >= 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Load average of the minute before: %.2f%s; of the last minute: %.2f",
              loadBefore,
              isBusy() ? ", so other programs computed too and the times are less certain" : "",
              loadAfter));
    }
    return lines;
  }
}
