package morula.instances;

import java.util.Locale;

/** A decoder option that can be tuned on validation images, see {@link DecoderOptions}. */
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

  /** The name of the option in reports, such as "foreground threshold". */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
