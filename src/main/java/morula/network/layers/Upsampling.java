package morula.network.layers;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;

/**
 * An upsampling that turns every pixel into a block, by repetition or interpolation.
 *
 * @param factor size of the blocks
 * @param mode of interpolation
 */
public record Upsampling(List<Integer> factor, UpsamplingMode mode) implements Layer {

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
    int by = factor.get(axis);
    if (mode == UpsamplingMode.NEAREST) {
      return Reach.blocks(by);
    }
    return new Reach(
        1,
        by,
        span ->
            new Reach.Span(
                (long) Math.floor((span.first() + 0.5) / by - 0.5),
                (long) Math.floor((span.last() + 0.5) / by - 0.5) + 1));
  }

  @Override
  public String emit(Emission emission) {
    String factors = factor.stream().map(f -> f + ".").collect(Collectors.joining(", ", "[", "]"));
    if (mode == UpsamplingMode.NEAREST) {
      return String.format(
          Locale.ROOT,
          "torch.upsample_nearest%dd(%s, None, %s)",
          emission.dimensions(),
          emission.input(),
          factors);
    }
    return String.format(
        Locale.ROOT,
        "torch.upsample_%s(%s, None, False, %s)",
        emission.dimensions() == 2 ? "bilinear2d" : "trilinear3d",
        emission.input(),
        factors);
  }
}
