package morula.network.layers;

import java.util.List;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/**
 * The input of a network, its first node.
 *
 * @param channels 1 or more
 */
public record Input(int channels) implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    if (!inputs.isEmpty()) {
      throw new IllegalArgumentException("is the input of the network and reads nothing");
    }
    return channels;
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    return List.of();
  }

  @Override
  public Reach reach(int axis) {
    return Reach.PIXEL;
  }

  @Override
  public String emit(Emission emission) {
    return emission.input();
  }
}
