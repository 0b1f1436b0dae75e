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

package morula.gpu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the messages of CUDA mean, and the way out. */
final class ProbeWords {
  private static final Map<Pattern, String> MEANINGS = meanings();

  private ProbeWords() {}

  private static Map<Pattern, String> meanings() {
    Map<Pattern, String> meanings = new LinkedHashMap<>();
    add(
        meanings,
        "driver version is insufficient|unsupported display driver|driver.*too old|not supported in"
            + " the installed cuda driver",
        "its driver is too old: update it from https://www.nvidia.com/drivers, then check again");
    add(
        meanings,
        "no kernel image|not compatible with the current pytorch|invalid device function",
        "this build has no code for this graphics card; device=cpu, or another card, is the way");
    add(
        meanings,
        "out of memory|cudaErrorMemoryAllocation",
        "its memory is in use by other programs: close them, then check again");
    add(
        meanings,
        "no cuda-capable device|invalid device ordinal|no cuda gpus",
        "CUDA finds no such card: is it hidden by the variable CUDA_VISIBLE_DEVICES?");
    add(
        meanings,
        "all cuda-capable devices are busy|device.*unavailable|exclusive",
        "another program has it for itself: close that program, then check again");
    add(
        meanings,
        "initialization error|unknown error|ecc|illegal|launch failure|system not yet initialized",
        "the driver reports a fault: start the computer again, then check again");
    add(
        meanings,
        "dependent libraries|specified module",
        "a library that it needs is missing: install the Microsoft Visual C++ Redistributable"
            + " (x64), 2015 to 2022, or install the GPU build again");
    add(
        meanings,
        "cannot open shared object|image not found",
        "a library that it needs is missing: install the GPU build again, or choose a complete"
            + " folder");
    add(
        meanings,
        "mps backend|mps is not",
        "this macOS does not let programs compute on the graphics card; macOS 12.3 or newer does");
    return meanings;
  }

  private static void add(Map<Pattern, String> meanings, String message, String words) {
    meanings.put(Pattern.compile(message, Pattern.CASE_INSENSITIVE), words);
  }

  /** Returns the meaning of a message; the message itself if it is none that is known. */
  static String of(String message) {
    return MEANINGS.entrySet().stream()
        .filter(meaning -> meaning.getKey().matcher(message).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(message.lines().findFirst().orElse("no reason is known"));
  }
}
