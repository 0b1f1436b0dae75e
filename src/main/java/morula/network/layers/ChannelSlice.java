package morula.network.layers;

import java.util.List;
import java.util.Locale;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/**
 * A range of the channels of its input.
 *
 * @param from the first, counted from 0
 * @param to the one after the last
 */
public record ChannelSlice(int from, int to) implements Layer {

  @Override
  public int channels(List<LayerInput> inputs) {
    if (from < 0 || from >= to || to > LayerInput.onlyChannels(inputs)) {
      throw new IllegalArgumentException("takes channels that its input lacks");
    }
    return to - from;
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
    return String.format(Locale.ROOT, "torch.slice(%s, 1, %d, %d)", emission.input(), from, to);
  }
}
