package morula.network.layers;

import java.util.List;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/** A rectified linear unit: negative values become 0. */
public record Relu() implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    return LayerInput.onlyChannels(inputs);
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    return List.of();
  }

  @Override
  public Reach reach(int axis) {
    return Reach.PIXEL;
  }

  /** Writes the layer, in place if that is allowed, which saves a pass over the memory. */
  @Override
  public String emit(Emission emission) {
    String name = emission.inputMayBeOverwritten() ? "torch.relu_" : "torch.relu";
    return name + "(" + emission.input() + ")";
  }
}
