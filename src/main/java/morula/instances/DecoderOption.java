package morula.instances;

/** One of the {@link DecoderOptions} that can be chosen by what scores best. */
public enum DecoderOption {
  /** {@link DecoderOptions#foregroundThreshold()}. */
  FOREGROUND_THRESHOLD,
  /** {@link DecoderOptions#dynamics()}. */
  DYNAMICS,
  /** {@link DecoderOptions#minimumScore()}. */
  MINIMUM_SCORE,
  /** {@link DecoderOptions#minimumArea()}. */
  MINIMUM_AREA,
  /** {@link DecoderOptions#flowError()}. */
  FLOW_ERROR,
  /** {@link DecoderOptions#overlap()}. */
  OVERLAP;

  /** The same options but for this one. */
  public DecoderOptions set(DecoderOptions options, double value) {
    return switch (this) {
      case FOREGROUND_THRESHOLD -> options.withForegroundThreshold(value);
      case DYNAMICS -> options.withDynamics(value);
      case MINIMUM_SCORE -> options.withMinimumScore(value);
      case MINIMUM_AREA -> options.withAreas(value, options.maximumArea());
      case FLOW_ERROR -> options.withFlowError(value);
      case OVERLAP -> options.withOverlap(value);
    };
  }
}
