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
import java.nio.file.attribute.PosixFilePermissions;

/** Shell scripts that answer as {@code peer.py} does, without Python. */
public final class FakePython {
  /** Answers what versions it has, and that a network is loaded. */
  public static final String READY =
      """
      if [ $# -lt 2 ]; then echo '{"python": "3.0", "torch": "1.0+cpu"}'; exit; fi
      echo '{"threads": 2}'
      """;

  /** Computes everything in 2.5 s, but has no program of 8-bit integers. */
  public static final String GOOD =
      READY
          + """
          while read verb name; do
            case "$verb $name" in
              "prepare int8") echo '{"problem": "no such operator"}' ;;
              "prepare train"*) echo '{}' ;;
              prepare*) echo '{"difference": 0.001}' ;;
              run*) echo '{"seconds": 2.5}' ;;
            esac
          done
          """;

  private FakePython() {}

  /** Writes a script of the shell. */
  public static String write(Path folder, String script) throws IOException {
    Path file = folder.resolve("python");
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }
}
