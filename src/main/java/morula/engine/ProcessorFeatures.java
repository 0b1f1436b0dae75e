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

package morula.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.progress.Count;

/** What the processor has for networks, where the system tells without a program of its own. */
public final class ProcessorFeatures {
  private static final Pattern FLAGS = Pattern.compile("(?m)^(?:flags|Features)\\s*:\\s*(.*)$");
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.*)$");

  /** Linux's word for a feature, and the one that people know; the best ones first. */
  private static final Map<String, String> NAMES = names();

  private ProcessorFeatures() {}

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("amx_int8", "AMX (8-bit integers)");
    names.put("amx_bf16", "AMX (bf16)");
    names.put("avx512_vnni", "AVX-512 VNNI");
    names.put("avx512_bf16", "AVX-512 BF16");
    names.put("avx_vnni", "AVX VNNI");
    names.put("avx512f", "AVX-512");
    names.put("avx2", "AVX2");
    names.put("bf16", "BF16");
    names.put("i8mm", "8-bit matrices");
    return names;
  }

  /** Returns one line, such as "8 cores; AVX-512 VNNI, AVX2". */
  public static String line() {
    String info = "";
    try {
      info = Files.readString(Path.of("/proc/cpuinfo"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // not Linux: nothing is said of its features
    }
    return of(info, Runtime.getRuntime().availableProcessors());
  }

  static String of(String info, int processors) {
    List<String> parts = new ArrayList<>();
    Matcher model = MODEL.matcher(info);
    if (model.find()) {
      parts.add(model.group(1).strip());
    }
    parts.add(Count.of(processors, "core"));
    Matcher flags = FLAGS.matcher(info);
    if (flags.find()) {
      Set<String> there = new HashSet<>(Arrays.asList(flags.group(1).split("\\s+")));
      List<String> found =
          NAMES.entrySet().stream()
              .filter(name -> there.contains(name.getKey()))
              .map(Map.Entry::getValue)
              .toList();
      parts.add(found.isEmpty() ? "no extension for networks" : String.join(", ", found));
    }
    return String.join("; ", parts);
  }
}
