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

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of a network, with everything that the rest of Morula needs to know about it. A
 * layer is a record, since layers with equal values are interchangeable; lists of numbers have one
 * entry for each spatial axis in PyTorch's order: [Z,] Y, X. Other jars can add layers: a layer
 * enters a network through the {@link Architecture} that uses it.
 *
 * <p>An output pixel may depend on the pixels around it, never on the whole image: large images are
 * predicted in tiles, and the prediction of a tile must equal that of the image.
 */
public interface Layer {

  /**
   * Returns the number of output channels.
   *
   * @param inputs layers that this layer reads, in order; empty for the input of a network
   * @throws IllegalArgumentException if the layer cannot read these; the message continues a
   *     sentence that begins with the node's name, such as "needs one input"
   */
  int channels(List<LayerInput> inputs);

  /**
   * Returns the tensors that belong to the layer, with their shapes and initial values; may be
   * empty.
   *
   * @param inputs layers that this layer reads
   * @return named within the layer, such as "weight"
   */
  List<Parameter> parameters(List<LayerInput> inputs);

  /**
   * Returns how the layer changes the size of an image and which pixels it reads.
   *
   * @param axis spatial axis in PyTorch's order, from 0
   */
  Reach reach(int axis);

  /**
   * Writes the layer as TorchScript.
   *
   * @param emission the place in the program, and the variables that the layer reads
   * @return the expression of its output: N, channel, [Z,] Y, X; in the network's numeric precision
   */
  String emit(Emission emission);

  /**
   * Writes the layer for 8-bit integers; empty if it has no such form, so that it computes in 32
   * bit.
   *
   * @param emission the place in the program, and the variables that the layer reads
   * @return the expression of its output
   */
  default Optional<String> emitInt8(Int8Emission emission) {
    return Optional.empty();
  }

  /**
   * Whether each value of the output lies within the range of the only input, so that both have the
   * same scale of 8-bit integers.
   */
  default boolean keepsRange() {
    return false;
  }

  /**
   * Whether negative values become 0; the layer before can do that as well on 8-bit integers and
   * where it is {@link Emission#fuses fused}.
   */
  default boolean isRelu() {
    return false;
  }

  /** Whether the output is the sum of the inputs. */
  default boolean isSum() {
    return false;
  }

  /** Whether the output has the channels of all inputs, one after the other, unchanged. */
  default boolean joinsChannels() {
    return false;
  }

  /**
   * Whether the layer can read its only input as {@link Emission#parts}, so that they need not be
   * copied into one.
   */
  default boolean readsParts() {
    return false;
  }

  /**
   * Whether the next layer may overwrite the output of this one, which saves memory: neither this
   * layer nor its gradient needs the output later.
   */
  default boolean outputMayBeOverwritten() {
    return false;
  }

  /**
   * Whether the layer reads side outputs of another one, such as the positions of the maxima.
   *
   * @param input position among this layer's inputs, from 0
   */
  default boolean readsSideOutputs(int input) {
    return false;
  }

  /**
   * Returns the linear function of each channel that this layer is equal to in prediction; empty if
   * it is not such a function. The layer is then merged into the previous one if that can be {@link
   * #scaled}.
   *
   * @param parameters values by their names within the layer
   */
  default Optional<ChannelScaling> scaling(Map<String, float[]> parameters) {
    return Optional.empty();
  }

  /**
   * Merges a linear function of each output channel into this layer; empty if that is not possible.
   *
   * @param scaling applied to this layer's output
   * @param parameters values by their names within the layer; not to be changed
   */
  default Optional<Merged> scaled(ChannelScaling scaling, Map<String, float[]> parameters) {
    return Optional.empty();
  }

  /**
   * Returns the size of the blocks into which this layer turns every pixel by repetition; empty if
   * it does something else. It is then merged into the next layer where that can be {@link #split}.
   */
  default Optional<List<Integer>> repetition() {
    return Optional.empty();
  }

  /**
   * Splits this layer into one for each part of its only input; empty if that is not possible.
   *
   * @param parts whose channels, one after the other, are the input
   * @param parameters values by their names within the layer; not to be changed
   */
  default Optional<Split> split(List<InputPart> parts, Map<String, float[]> parameters) {
    return Optional.empty();
  }

  /**
   * Layers whose outputs add up to that of another one.
   *
   * @param terms one for each part, which reads the part as it was before it was repeated
   * @param sum a layer that adds two outputs up
   */
  record Split(List<Merged> terms, Layer sum) {
    /** Copies the list. */
    public Split {
      terms = List.copyOf(terms);
    }
  }

  /**
   * A layer into which another one was merged.
   *
   * @param layer the merged layer
   * @param parameters its values by their names within the layer, all of {@link Layer#parameters}
   */
  record Merged(Layer layer, Map<String, float[]> parameters) {}
}
