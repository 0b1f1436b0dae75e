package morula.image;

/** The function that a fitted step applies to each value. */
sealed interface IntensityFunction {

  double apply(double value);

  /** The linear function {@code gain · x + offset}. */
  record Affine(double gain, double offset) implements IntensityFunction {
    @Override
    public double apply(double value) {
      return gain * value + offset;
    }
  }

  /** The restriction of a value to {@code min} … {@code max}. */
  record Clamp(double min, double max) implements IntensityFunction {
    @Override
    public double apply(double value) {
      return Math.max(min, Math.min(max, value));
    }
  }

  /** The step function: 1 above the threshold, else 0. */
  record Step(double threshold) implements IntensityFunction {
    @Override
    public double apply(double value) {
      return value > threshold ? 1 : 0;
    }
  }

  /** The logistic function. */
  record Logistic() implements IntensityFunction {
    @Override
    public double apply(double value) {
      return 1 / (1 + Math.exp(-value));
    }
  }
}
