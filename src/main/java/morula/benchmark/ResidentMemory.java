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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resident memory of a process, as Linux tells it.
 *
 * @param peak of all since the process began, in bytes
 * @param anonymous now, in bytes
 * @param mapped from files, in memory as well, now, in bytes
 */
record ResidentMemory(long peak, long anonymous, long mapped) {
  static final ResidentMemory NONE = new ResidentMemory(0, 0, 0);

  private static final Path PROCESSES = Path.of("/proc");

  /** Whether the system tells it. */
  static boolean isKnown() {
    return Files.isReadable(PROCESSES.resolve("self/status"));
  }

  /**
   * Reads it.
   *
   * @return {@link #NONE} if the process has ended
   */
  static ResidentMemory of(long process) {
    try {
      return parse(Files.readString(PROCESSES.resolve(process + "/status")));
    } catch (IOException e) {
      return NONE;
    }
  }

  static ResidentMemory parse(String status) {
    return new ResidentMemory(
        bytes(status, "VmHWM"),
        bytes(status, "RssAnon"),
        bytes(status, "RssFile") + bytes(status, "RssShmem"));
  }

  private static long bytes(String status, String key) {
    Matcher line = Pattern.compile("(?m)^" + key + ":\\s*(\\d+) kB").matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
  }

  /** Returns the larger of each value. */
  ResidentMemory max(ResidentMemory other) {
    return new ResidentMemory(
        Math.max(peak, other.peak),
        Math.max(anonymous, other.anonymous),
        Math.max(mapped, other.mapped));
  }
}
