package morula.network;

import java.util.List;

/**
 * A layer that another one reads.
 *
 * @param layer the layer that is read
 * @param channels number of its channels
 */
public record LayerInput(Layer layer, int channels) {

  /**
   * Returns the number of channels of a layer's only input.
   *
   * @throws IllegalArgumentException if there is not exactly one
   */
  public static int onlyChannels(List<LayerInput> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("needs one input");
    }
    return inputs.get(0).channels();
  }
}
