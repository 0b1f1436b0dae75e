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

package morula.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import morula.network.layers.Concatenation;
import morula.network.layers.Convolution;
import morula.network.layers.Input;
import morula.network.layers.MaxPooling;
import morula.network.layers.Upsampling;
import morula.network.layers.UpsamplingMode;
import org.junit.jupiter.api.Test;

class ActivationMemoryTest {

  /** By hand: while the last convolution computes, it and the joined channels are alive. */
  @Test
  void outputsAreKeptUntilTheirLastReader() {
    List<Integer> two = List.of(2, 2);
    Network network =
        new Network(
            2,
            List.of(
                new Node("input", new Input(1), List.of()),
                new Node(
                    "conv", new Convolution(8, List.of(3, 3), List.of(1, 1), true), List.of(0)),
                new Node("pool", new MaxPooling(two), List.of(1)),
                new Node("up", new Upsampling(two, UpsamplingMode.NEAREST), List.of(2)),
                new Node("cat", new Concatenation(), List.of(1, 3)),
                new Node(
                    "out", new Convolution(2, List.of(1, 1), List.of(1, 1), true), List.of(4))));
    // conv 8, up 8 and cat 16
    assertEquals(32, ActivationMemory.valuesPerPixel(network));
  }

  @Test
  void aWiderNetworkNeedsMore() {
    double narrow = values("unet(depth=3,width=8)");
    double wide = values("unet(depth=3,width=16)");
    assertTrue(wide > 1.8 * narrow && wide < 2.2 * narrow, narrow + " " + wide);
  }

  private static double values(String network) {
    return ActivationMemory.valuesPerPixel(Architectures.parse(network).build(2, 1, 3));
  }
}
