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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import morula.engine.TorchVersions;

/**
 * What made labels: enough to make them again.
 *
 * @param model as the user named it
 * @param sha256 of all files that decide what the model computes, see {@link
 *     morula.model.ModelPackage#fingerprint}
 * @param version of Morula
 * @param precision in which the network computed, such as fp32
 * @param keys other keys that do not have their default, as text
 */
public record Origin(
    String model, String sha256, String version, String precision, Map<String, String> keys) {

  /** Copies the keys in their order. */
  public Origin {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  static Origin of(SegmentationSettings settings, AppliedModel model) {
    return new Origin(
        settings.model(),
        model.fingerprint(),
        TorchVersions.morula(),
        model.precision().toString(),
        settings.given());
  }

  /** Returns the same origin with further keys, such as those that choose a part of the image. */
  public Origin with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(keys);
    all.putAll(more);
    return new Origin(model, sha256, version, precision, all);
  }

  /** Returns lines for people and programs. */
  public String text() {
    return String.join(
            "\n",
            "Made by: Morula " + version,
            "Model: " + model,
            "Model SHA-256: " + sha256,
            "Precision: " + precision,
            "Keys: " + (keys.isEmpty() ? "defaults" : keyText()))
        + "\n";
  }

  /** Returns the keys in one line; empty if all have their default. */
  public String keyText() {
    return keys.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
