package morula.network.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import morula.network.ChannelScaling;
import morula.network.Emission;
import morula.network.Layer;
import morula.network.LayerInput;
import morula.network.Parameter;
import morula.network.Reach;
import morula.network.Shape;

/**
 * A convolution with zero padding, which keeps the size if the stride is 1.
 *
 * @param channels output channels
 * @param kernel odd sizes
 * @param stride 1 or more
 * @param bias whether a constant is added to each output channel
 */
public record Convolution(int channels, List<Integer> kernel, List<Integer> stride, boolean bias)
    implements Layer {
  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";

  @Override
  public int channels(List<LayerInput> inputs) {
    LayerInput.onlyChannels(inputs);
    return channels;
  }

  @Override
  public List<Parameter> parameters(List<LayerInput> inputs) {
    int in = LayerInput.onlyChannels(inputs);
    Shape shape = Kernels.shape(channels, in, kernel);
    Parameter weight = Parameter.weight(WEIGHT, shape, in * new Shape(kernel).count());
    return bias ? List.of(weight, Parameter.bias(BIAS, weight, channels)) : List.of(weight);
  }

  @Override
  public Reach reach(int axis) {
    return Reach.window(kernel.get(axis), stride.get(axis), kernel.get(axis) / 2);
  }

  @Override
  public String emit(Emission emission) {
    String constant = bias ? emission.parameter(BIAS) : "None";
    return String.format(
        Locale.ROOT,
        "torch.conv%dd(%s, %s, %s, %s, %s, %s, 1)",
        emission.dimensions(),
        emission.input(),
        emission.parameter(WEIGHT),
        constant,
        stride,
        kernel.stream().map(k -> k / 2).toList(),
        Collections.nCopies(emission.dimensions(), 1));
  }

  @Override
  public boolean outputMayBeOverwritten() {
    return true;
  }

  /** Returns a convolution with a bias. */
  @Override
  public Optional<Scaled> scaled(ChannelScaling scaling, Map<String, float[]> parameters) {
    float[] weight = parameters.get(WEIGHT).clone();
    float[] constants = new float[channels];
    int each = weight.length / channels;
    for (int c = 0; c < channels; c++) {
      double gain = scaling.gains()[c];
      for (int i = c * each; i < (c + 1) * each; i++) {
        weight[i] = (float) (weight[i] * gain);
      }
      double constant = bias ? parameters.get(BIAS)[c] : 0;
      constants[c] = (float) ((constant - scaling.centres()[c]) * gain + scaling.offsets()[c]);
    }
    Map<String, float[]> values = new LinkedHashMap<>();
    values.put(WEIGHT, weight);
    values.put(BIAS, constants);
    return Optional.of(new Scaled(new Convolution(channels, kernel, stride, true), values));
  }
}
