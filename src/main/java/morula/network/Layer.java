package morula.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of a network: all that the rest of Morula knows about it stands here. A layer is a
 * record, since layers with equal values are interchangeable; lists of numbers have one entry a
 * spatial axis in PyTorch's order: [Z,] Y, X. Anyone can write another one: it comes into a network
 * with the {@link Architecture} that uses it.
 *
 * <p>An output pixel may depend on the pixels around it, never on the whole image: large images are
 * predicted in tiles, and a tile must give what the image gives.
 */
public interface Layer {

  /**
   * The number of channels that come out.
   *
   * @param inputs what the layer reads, in order; empty for the input of a network
   * @throws IllegalArgumentException if the layer cannot read these; the message continues a
   *     sentence that begins with the node's name, such as "needs one input"
   */
  int channels(List<LayerInput> inputs);

  /**
   * The tensors that belong to the layer, with their shapes and how they start; none if empty.
   *
   * @param inputs what the layer reads
   * @return named within the layer, such as "weight"
   */
  List<Parameter> parameters(List<LayerInput> inputs);

  /**
   * How far the layer sees and how it changes the size of an image.
   *
   * @param axis spatial axis in PyTorch's order, from 0
   */
  Reach reach(int axis);

  /**
   * The layer as TorchScript.
   *
   * @param emission where it is written, and the variables that it reads
   * @return the expression of its output: N, channel, [Z,] Y, X; in the network's numeric precision
   */
  String emit(Emission emission);

  /**
   * Whether the next layer may write over this one's output, which saves memory: neither this layer
   * nor its gradient needs the output later.
   */
  default boolean outputMayBeOverwritten() {
    return false;
  }

  /**
   * Whether the layer reads what another left beside its output, such as where the maxima were.
   *
   * @param input position among this layer's inputs, from 0
   */
  default boolean readsSideOutputs(int input) {
    return false;
  }

  /**
   * The linear function of each channel that the layer is in prediction, if it is no more than
   * that. Such a layer is merged into the one before it where that one can be {@link #scaled}.
   *
   * @param parameters values by their names within the layer
   */
  default Optional<ChannelScaling> scaling(Map<String, float[]> parameters) {
    return Optional.empty();
  }

  /**
   * This layer and a linear function of each of its channels as one layer, if there is one.
   *
   * @param scaling applied to this layer's output
   * @param parameters values by their names within the layer; not to be changed
   */
  default Optional<Scaled> scaled(ChannelScaling scaling, Map<String, float[]> parameters) {
    return Optional.empty();
  }

  /**
   * A layer into which a scaling was merged.
   *
   * @param layer reads what the layer before read
   * @param parameters its values by their names within the layer, all of {@link Layer#parameters}
   */
  record Scaled(Layer layer, Map<String, float[]> parameters) {}
}
