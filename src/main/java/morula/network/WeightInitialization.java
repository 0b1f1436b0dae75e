package morula.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import morula.progress.InvalidRequestException;

/** The initial weights of convolutions; normalisations start as the identity. */
public enum WeightInitialization {
  /** Normal with variance 2 / fan-in, biases 0 (He et al. 2015, doi:10.1109/ICCV.2015.123). */
  HE_NORMAL {
    @Override
    void fill(Parameter parameter, float[] values, SplittableRandom random) {
      if (parameter.role() == Parameter.Role.WEIGHT) {
        double deviation = Math.sqrt(2.0 / parameter.fanIn());
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (deviation * random.nextGaussian());
        }
      }
    }
  },
  /**
   * The default of PyTorch's layers: weights and biases uniform between ± 1 / √fan-in, which is a
   * sixth of the variance of {@link #HE_NORMAL}.
   */
  PYTORCH {
    @Override
    void fill(Parameter parameter, float[] values, SplittableRandom random) {
      int fan =
          parameter.role() == Parameter.Role.WEIGHT
              ? fanOfPyTorch(parameter.shape())
              : parameter.fanIn();
      double bound = 1 / Math.sqrt(fan);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
  };

  /** Fills the weights or the bias of a convolution, which are 0 before. */
  abstract void fill(Parameter parameter, float[] values, SplittableRandom random);

  /**
   * Returns the fan-in as PyTorch counts it: along the second axis, even if that is the output axis
   * of a transposed convolution.
   */
  static int fanOfPyTorch(Shape weight) {
    return weight.sizes().stream().skip(1).reduce(1, Math::multiplyExact);
  }

  /**
   * @throws InvalidRequestException naming the key {@code initialization} if it is unknown
   */
  public static WeightInitialization parse(String name) {
    List<String> names =
        Arrays.stream(values()).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    if (!names.contains(name)) {
      throw new InvalidRequestException(
          "initialization=" + name + ": unknown; choose one of " + String.join(", ", names));
    }
    return values()[names.indexOf(name)];
  }
}
