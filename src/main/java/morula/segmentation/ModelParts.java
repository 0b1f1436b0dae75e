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

import java.util.Locale;
import java.util.function.Supplier;
import morula.instances.Head;
import morula.instances.Heads;
import morula.model.TrainingRecord;
import morula.network.Architecture;
import morula.network.Architectures;
import morula.progress.InvalidRequestException;

/**
 * The parts of a model that its record names and that other jars may add.
 *
 * @param architecture of the network
 * @param head the meaning of the network's output channels
 */
record ModelParts(Architecture architecture, Head head) {
  /**
   * Finds the parts that a record names.
   *
   * @param model value of the key {@code model}, for messages
   * @throws InvalidRequestException naming the key {@code model} if this installation lacks the
   *     network or the head, or does not know one of their options
   */
  static ModelParts of(String model, TrainingRecord record) {
    String network = record.network();
    String head = record.head();
    if (!read(model, () -> Architectures.isKnown(network))) {
      throw missing(model, "network", network);
    }
    if (!read(model, () -> Heads.isKnown(head))) {
      throw missing(model, "head", head);
    }
    return new ModelParts(
        read(model, () -> Architectures.parse(network)),
        read(model, () -> Heads.parse(head, record.classes())));
  }

  /**
   * Whether this installation has the network and the head that a record names.
   *
   * @param model as in {@link #of}
   * @throws InvalidRequestException naming the key {@code model} if the record names none
   */
  static boolean areInstalled(String model, TrainingRecord record) {
    return read(
        model, () -> Architectures.isKnown(record.network()) && Heads.isKnown(record.head()));
  }

  private static InvalidRequestException missing(String model, String part, String name) {
    return new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "model=%s: its %s %s is not known here; install the jar that adds it",
            model,
            part,
            name));
  }

  /** Reads a part; a jar of another version may not know its options. */
  private static <T> T read(String model, Supplier<T> part) {
    try {
      return part.get();
    } catch (InvalidRequestException e) {
      throw new InvalidRequestException("model=" + model + ": " + e.getMessage(), e);
    }
  }
}
