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

package morula.model;

import java.util.Locale;
import java.util.Optional;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.Parameter;
import morula.progress.InvalidRequestException;

/** The size of the weights that a model can have, known from its network before they are read. */
final class WeightsSize {
  /** Bytes of a number in the largest format in which weights are stored. */
  private static final int NUMBER = 8;

  /** Bytes for the program, the names and the constants of an archive. */
  private static final long REST = 16L << 20;

  private WeightsSize() {}

  /**
   * @param bytes size of the archive
   * @param file the archive, for messages
   * @throws InvalidRequestException naming the file if it is larger than weights of the network can
   *     be, or if Java has not enough memory for the network
   */
  static void check(long bytes, TrainingRecord record, int outputChannels, String file) {
    Optional<Network> network = network(record, outputChannels);
    if (network.isEmpty()) {
      return;
    }
    long values = values(network.get());
    if (bytes > values * NUMBER + REST) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s has %d MB, but the network of this model, %s, has only %d weights; the file is damaged or does not belong to this model",
              file,
              bytes >> 20,
              record.network(),
              values));
    }
    long memory = Runtime.getRuntime().maxMemory();
    if (values * Float.BYTES > memory) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: the weights of the network, %s, need %d MB of memory, but Java has %d MB; give it more with -Xmx, such as -Xmx8g",
              file,
              record.network(),
              values * Float.BYTES >> 20,
              memory >> 20));
    }
  }

  /** Returns the network; empty if this installation lacks it, which is said when it is applied. */
  private static Optional<Network> network(TrainingRecord record, int outputChannels) {
    try {
      return Architectures.isKnown(record.network())
          ? Optional.of(
              Architectures.parse(record.network())
                  .build(record.divisor().size(), record.inputChannels(), outputChannels))
          : Optional.empty();
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }

  private static long values(Network network) {
    long values = 0;
    for (Parameter parameter : network.parameters()) {
      long count = 1;
      for (int size : parameter.shape().sizes()) {
        count *= size;
      }
      values += count;
    }
    return values;
  }
}
