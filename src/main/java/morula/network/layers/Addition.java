package morula.network.layers;

import java.util.List;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/** The sum of two or more inputs. */
public record Addition() implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    if (inputs.size() < 2
        || inputs.stream().mapToInt(LayerInput::channels).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "needs two inputs or more with the same number of channels");
    }
    return inputs.get(0).channels();
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
    return emission.inputs().stream()
        .reduce((a, b) -> "torch.add(" + a + ", " + b + ")")
        .orElseThrow();
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return true;
  }
}
