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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;
import morula.network.Shape;

/**
 * An example of a layer: a convolution of each channel for itself, whose taps can lie apart (Yu and
 * Koltun 2016, arXiv:1511.07122), with zero padding, so that the size stays, and without a bias.
 *
 * <p>A layer is a record that answers four questions; the compiler asks for all of them. It must
 * treat 2D and 3D alike: lists have one entry a spatial axis, [Z,] Y, X.
 *
 * @param channels of the input and of the output
 * @param kernel odd numbers of taps
 * @param dilation distance of neighbouring taps, 1 or more
 */
public record DepthwiseConvolution(int channels, List<Integer> kernel, List<Integer> dilation)
    implements Layer {

  /** How many channels come out, and whether the layer can read what it is given. */
  @Override
  public int channels(List<LayerInput> inputs) {
    if (LayerInput.onlyChannels(inputs) != channels) {
      // the message continues the name of the node: "block0_spread has not as many …"
      throw new IllegalArgumentException("has not as many channels as its input");
    }
    return channels;
  }

  /**
   * What is learned. A {@link Parameter#weight} starts at random; the last number says how many
   * inputs enter an output value, on which the size of those random numbers depends.
   */
  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    List<Integer> shape = new ArrayList<>(List.of(channels, 1));
    shape.addAll(kernel);
    return List.of(Parameter.weight("weight", new Shape(shape), new Shape(kernel).count()));
  }

  /**
   * Which pixels an output pixel depends on. Morula adds this up over all layers, and cuts a large
   * image into tiles that overlap by as much: too small gives seams between tiles, too large costs
   * time.
   */
  @Override
  public Reach reach(int axis) {
    int fromFirstTapToLast = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
    return Reach.window(fromFirstTapToLast, 1, padding(axis));
  }

  private int padding(int axis) {
    return dilation.get(axis) * (kernel.get(axis) / 2);
  }

  /**
   * A call of PyTorch: torch.conv2d(input, weight, bias, stride, padding, dilation, groups). {@code
   * emission.parameter} gives the weights in the precision in which the program computes.
   */
  @Override
  public String emit(Emission emission) {
    return String.format(
        Locale.ROOT,
        "torch.conv%dd(%s, %s, None, %s, %s, %s, %d)",
        emission.dimensions(),
        emission.input(),
        emission.parameter("weight"),
        Collections.nCopies(emission.dimensions(), 1),
        IntStream.range(0, emission.dimensions()).mapToObj(this::padding).toList(),
        dilation,
        channels);
  }
}
