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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import morula.engine.TorchVersions;
import morula.io.Sha256;
import morula.io.UserLines;
import morula.torchscript.ActivationRanges;
import morula.torchscript.ActivationRanges.Range;

/**
 * The ranges of activations that were observed on this computer: a file in the user's folder with a
 * key and the ranges of all nodes in each line. A line that makes no sense is as good as none.
 */
final class ObservedRanges {
  private static final UserLines LINES = new UserLines("activation-ranges.txt");

  private ObservedRanges() {}

  /** A network whose nodes have other names, and example images of another version, are unlike. */
  private static String key(String fingerprint, List<String> nodes) {
    String nodeNames = String.join(" ", nodes);
    return Sha256.of(
        String.join("\n", fingerprint, TorchVersions.morula(), nodeNames)
            .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the ranges that were observed last; empty if none were.
   *
   * @param fingerprint of the model
   * @param nodes of its network
   */
  static Optional<ActivationRanges> find(String fingerprint, List<String> nodes) {
    String key = key(fingerprint, nodes);
    return LINES.read().stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .flatMap(word -> ranges(nodes, word).stream())
        .reduce((earlier, later) -> later);
  }

  /** Remembers ranges; otherwise they are observed again. */
  static void add(String fingerprint, List<String> nodes, ActivationRanges ranges) {
    ByteBuffer values = ByteBuffer.allocate(nodes.size() * 2 * Float.BYTES);
    for (String node : nodes) {
      Range range = ranges.get(node);
      values.putFloat((float) range.low()).putFloat((float) range.high());
    }
    LINES.add(key(fingerprint, nodes) + " " + HexFormat.of().formatHex(values.array()));
  }

  private static Optional<ActivationRanges> ranges(List<String> nodes, String word) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(word);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != nodes.size() * 2 * Float.BYTES) {
      return Optional.empty();
    }
    float[] values = new float[nodes.size() * 2];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return Optional.of(ActivationRanges.of(nodes, List.of(values)))
        .filter(ActivationRanges::areValid);
  }
}
