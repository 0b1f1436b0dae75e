package morula.image;

import java.util.List;

/**
 * Normalisation whose statistics are known: the same for every tile of the image it was fitted to.
 * Immutable; safe to use from several threads. A value that is not finite becomes 0.
 */
public final class FittedNormalization {
  /** For each channel the functions to apply one after the other. */
  private final List<List<IntensityFunction>> channels;

  FittedNormalization(List<List<IntensityFunction>> channels) {
    this.channels = channels.stream().map(List::copyOf).toList();
  }

  /** Number of channels of the sample that this was fitted to. */
  public int channels() {
    return channels.size();
  }

  /**
   * The normalised value.
   *
   * @param channel 0 to {@link #channels()} − 1
   * @param value as it stands in the image
   */
  public float apply(int channel, double value) {
    if (!Double.isFinite(value)) {
      return 0;
    }
    double result = value;
    for (IntensityFunction function : channels.get(channel)) {
      result = function.apply(result);
    }
    return (float) result;
  }

  /**
   * Normalises values where they stand.
   *
   * @param channel 0 to {@link #channels()} − 1
   * @param values as they stand in the image
   * @param from index of the first value
   * @param count number of values
   */
  public void apply(int channel, float[] values, int from, int count) {
    List<IntensityFunction> functions = channels.get(channel);
    if (functions.size() == 1 && functions.get(0) instanceof IntensityFunction.Affine affine) {
      // apart, because nearly every model is normalised so, and the compiler vectorises it
      double gain = affine.gain();
      double offset = affine.offset();
      for (int i = from; i < from + count; i++) {
        float value = values[i];
        values[i] = Float.isFinite(value) ? (float) (gain * value + offset) : 0;
      }
      return;
    }
    for (int i = from; i < from + count; i++) {
      values[i] = apply(channel, values[i]);
    }
  }
}
