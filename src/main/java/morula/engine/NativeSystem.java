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

import java.util.Locale;
import java.util.Optional;

/**
 * The system that Java runs on, for which there is a libtorch or not.
 *
 * @param name of the system, as Java has it, such as "Mac OS X"
 * @param architecture of the processor, as Java has it, such as "aarch64"
 */
record NativeSystem(String name, String architecture) {

  static NativeSystem current() {
    return new NativeSystem(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** Returns libtorch's word for the system, such as "linux-x86_64"; empty if there is none. */
  Optional<String> classifier() {
    String system = family();
    boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
    boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
    boolean known =
        system.equals("linux") && (intel || arm)
            || system.equals("osx") && arm
            || system.equals("win") && intel;
    return known ? Optional.of(system + (arm ? "-aarch64" : "-x86_64")) : Optional.empty();
  }

  /** Returns in one line why there is no libtorch for this system and what to do. */
  Optional<String> problem() {
    if (classifier().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "There is no libtorch for this Java (" + name + ", " + architecture + "): " + wayOut());
  }

  private String wayOut() {
    if (architecture.matches("x86|i[3-6]86|arm|aarch32")) {
      return "it is a Java for 32 bits; use one for 64 bits, as Fiji Latest brings";
    }
    return switch (family()) {
      case "osx" ->
          "it is the one for Intel; on a Mac with Apple silicon (M1 and newer) use the Fiji and the"
              + " Java for it, and on an older Mac Morula cannot compute";
      case "win" -> "on Windows for ARM, use the Fiji and the Java for x64, which run there, too";
      default ->
          "Morula computes on Linux (x86_64 and aarch64), Windows (x86_64) and macOS (Apple"
              + " silicon)";
    };
  }

  private String family() {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("linux")) {
      return "linux";
    }
    return lower.startsWith("mac") ? "osx" : lower.startsWith("win") ? "win" : lower;
  }
}
