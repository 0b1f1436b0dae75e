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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import morula.network.architectures.NetworkBuilder;
import morula.network.layers.Concatenation;
import morula.network.layers.Convolution;
import morula.network.layers.MaxPooling;
import morula.network.layers.TransposedConvolution;
import morula.network.layers.Upsampling;
import morula.network.layers.UpsamplingMode;
import org.junit.jupiter.api.Test;

class ReceptiveFieldTest {

  @Test
  void convolutionsAddTheirReach() {
    NetworkBuilder builder = new NetworkBuilder(2, 1);
    int x = builder.convolution("a", 0, 1, 3, true);
    x = builder.convolution("b", x, 1, 5, true);
    builder.convolution("c", x, 1, 1, true);
    assertEquals(new ReceptiveField(List.of(1, 1), List.of(3, 3)), of(builder));
  }

  @Test
  void poolingAndUpsamplingReachOverTheirBlocks() {
    NetworkBuilder builder = new NetworkBuilder(2, 1);
    int x = builder.maxPooling("down", 0, 4);
    builder.add("up", new Upsampling(builder.everywhere(4), UpsamplingMode.NEAREST), x);
    // the first pixel of a block sees its last, 3 further on
    assertEquals(new ReceptiveField(List.of(4, 4), List.of(3, 3)), of(builder));
  }

  @Test
  void axesDiffer() {
    NetworkBuilder builder = new NetworkBuilder(3, 1);
    int x = builder.add("flat", new Convolution(1, List.of(1, 3, 3), List.of(1, 1, 1), true), 0);
    x = builder.add("down", new MaxPooling(List.of(1, 2, 2)), x);
    x = builder.add("deep", new Convolution(1, List.of(3, 1, 1), List.of(1, 1, 1), true), x);
    builder.add("up", new TransposedConvolution(1, List.of(1, 2, 2)), x);
    assertEquals(new ReceptiveField(List.of(1, 2, 2), List.of(1, 2, 2)), of(builder));
  }

  @Test
  void joiningDifferentSizesIsRefused() {
    NetworkBuilder builder = new NetworkBuilder(2, 1);
    int x = builder.maxPooling("down", 0, 2);
    builder.add("join", new Concatenation(), 0, x);
    assertThrows(IllegalArgumentException.class, () -> of(builder));
  }

  private static ReceptiveField of(NetworkBuilder builder) {
    return ReceptiveField.of(builder.build());
  }
}
