package morula.instances;

import java.util.Locale;

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

  /** Its name in reports, such as "foreground threshold". */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
