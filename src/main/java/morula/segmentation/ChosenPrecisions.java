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

package morula.segmentation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import morula.engine.TorchVersions;
import morula.io.Sha256;
import morula.io.UserLines;
import morula.torchscript.Precision;

/**
 * The precisions that were chosen on this computer: a file in the user's folder with a key and a
 * precision in each line.
 */
final class ChosenPrecisions {
  private static final UserLines LINES = new UserLines("precisions.txt");

  private ChosenPrecisions() {}

  /** Returns the key of a model on a device of this computer. */
  static String key(String fingerprint, String device, String processor) {
    return Sha256.of(
        String.join("\n", fingerprint, device, processor, TorchVersions.all().toString())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the precision that was chosen last; empty if none was. */
  static Optional<Precision> find(String key) {
    return LINES.read().stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .flatMap(word -> Precision.named(word).stream())
        .reduce((earlier, later) -> later);
  }

  /** Remembers a choice; otherwise it is measured again. */
  static void add(String key, Precision precision) {
    LINES.add(key + " " + precision);
  }
}
