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

package morula.examples.architecture;

import java.util.List;
import java.util.Locale;
import morula.network.Architecture;
import morula.network.ArchitectureProvider;
import morula.network.Network;
import morula.network.Publication;
import morula.network.architectures.NetworkBuilder;
import morula.options.NamedOptions;

/**
 * An example of an architecture: it stays at full resolution and sees far because the taps of its
 * convolutions lie apart, twice as far in each block (Yu and Koltun 2016, arXiv:1511.07122).
 *
 * @param width channels, 1 or more
 * @param blocks number of blocks, 1 or more; each doubles how far an output pixel sees
 */
public record ContextNet(int width, int blocks) implements Architecture {

  /** The defaults stand here and nowhere else. */
  public static final ContextNet DEFAULT = new ContextNet(16, 4);

  /** Is stored in models, and read again when they are applied: all options, and in no locale. */
  @Override
  public String text() {
    return String.format(Locale.ROOT, "context_net(width=%d,blocks=%d)", width, blocks);
  }

  /** Stands in every model that is trained, to be cited. */
  @Override
  public List<Publication> publications() {
    return List.of(
        new Publication(
            "Yu and Koltun, Multi-Scale Context Aggregation by Dilated Convolutions",
            "10.48550/arXiv.1511.07122"));
  }

  /**
   * Puts the layers together. Node 0 is the input; every call adds a node and returns its index.
   * The names are those of the weights in the model's file, so they should not change later.
   */
  @Override
  public Network build(int dimensions, int inputChannels, int outputChannels) {
    NetworkBuilder builder = new NetworkBuilder(dimensions, inputChannels);
    // convolution, batch normalisation and rectified linear unit
    int x = builder.unit("first", 0, width, 3);
    for (int block = 0; block < blocks; block++) {
      String name = "block" + block;
      int distance = 1 << block;
      DepthwiseConvolution spread =
          new DepthwiseConvolution(width, builder.everywhere(3), builder.everywhere(distance));
      int far = builder.add(name + "_spread", spread, x);
      int mixed = builder.unit(name + "_mix", far, width, 1);
      x = builder.addition(name + "_sum", mixed, x);
    }
    // the last node is the output: bare logits, since the heads bring their own activation
    builder.convolution("output", x, outputChannels, 1, true);
    return builder.build();
  }

  /** What the file in META-INF/services names: public, with a constructor without arguments. */
  public static final class Provider implements ArchitectureProvider {

    @Override
    public String name() {
      return "context_net";
    }

    @Override
    public String description() {
      return "dilated convolutions at full resolution";
    }

    /** Each option with its default and its range; what is left over is refused by Morula. */
    @Override
    public Architecture read(NamedOptions options) {
      return new ContextNet(
          options.number("width", DEFAULT.width, 1, 256),
          options.number("blocks", DEFAULT.blocks, 1, 8));
    }
  }
}
