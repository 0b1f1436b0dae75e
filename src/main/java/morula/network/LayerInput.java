package morula.network;

import java.util.List;

/**
 * A layer that another one reads.
 *
 * @param layer what computes it
 * @param channels how many channels it has
 */
public record LayerInput(Layer layer, int channels) {

  /**
   * The channels of the one input that most layers have.
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
