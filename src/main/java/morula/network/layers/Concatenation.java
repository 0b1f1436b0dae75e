package morula.network.layers;

import java.util.List;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/** Concatenates the channels of one or more inputs. */
public record Concatenation() implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("needs an input");
    }
    return inputs.stream().mapToInt(LayerInput::channels).sum();
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
    return "torch.cat([" + String.join(", ", emission.inputs()) + "], 1)";
  }
}
