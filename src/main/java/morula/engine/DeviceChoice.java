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

import java.util.Optional;
import java.util.stream.Collectors;
import morula.engine.DeviceRequest.Kind;
import morula.gpu.GraphicsCard;
import morula.progress.InvalidRequestException;

/**
 * The device for a request.
 *
 * @param device on which to compute
 * @param message what the user should know; empty if there is nothing to say
 */
record DeviceChoice(Device device, Optional<String> message) {
  private static final String INSTEAD = " The processor computes instead.";

  /**
   * Decides.
   *
   * @throws InvalidRequestException if there are graphics cards, but not the one that is asked for
   */
  static DeviceChoice of(DeviceRequest request, EngineSelection selection) {
    return switch (request.kind()) {
      case CPU -> new DeviceChoice(Device.CPU, Optional.empty());
      case GPU -> gpu(request.index(), selection);
      case MPS ->
          selection.mps()
              ? new DeviceChoice(Device.MPS, Optional.of("Computing on the graphics of this Mac"))
              : new DeviceChoice(
                  Device.CPU, Optional.of("device=mps: " + selection.why() + INSTEAD));
      case AUTO -> auto(selection);
    };
  }

  private static DeviceChoice auto(EngineSelection selection) {
    if (!selection.cards().isEmpty()) {
      return of(selection.cards().get(0));
    }
    if (selection.mps()) {
      return of(new DeviceRequest(Kind.MPS, 0), selection);
    }
    return new DeviceChoice(
        Device.CPU,
        selection.worthSaying()
            ? Optional.of("The processor computes: " + selection.why())
            : Optional.empty());
  }

  private static DeviceChoice gpu(int index, EngineSelection selection) {
    if (selection.cards().isEmpty()) {
      return new DeviceChoice(Device.CPU, Optional.of("device=gpu: " + selection.why() + INSTEAD));
    }
    return selection.cards().stream()
        .filter(card -> card.index() == index)
        .findFirst()
        .map(DeviceChoice::of)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "device=gpu:"
                        + index
                        + ": there is no such graphics card that can compute; use "
                        + selection.cards().stream()
                            .map(card -> "gpu:" + card.index())
                            .collect(Collectors.joining(" or "))));
  }

  private static DeviceChoice of(GraphicsCard card) {
    return new DeviceChoice(Device.gpu(card.index()), Optional.of("Computing on " + card));
  }
}
