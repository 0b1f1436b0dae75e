package morula.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import morula.image.Normalization;

/**
 * One step before or after the network, in bioimage.io's vocabulary.
 *
 * @param id such as "scale_range", "zero_mean_unit_variance", "sigmoid"
 * @param kwargs its arguments by name: numbers, strings, booleans or lists of them; sorted by name
 */
public record ProcessingStep(String id, Map<String, Object> kwargs) {

  /** Copies and sorts, because the order of a map may differ from run to run. */
  public ProcessingStep {
    kwargs = Collections.unmodifiableMap(new TreeMap<>(kwargs));
  }

  /** A step of Morula's own vocabulary, which is bioimage.io's. */
  public static ProcessingStep of(Normalization normalization) {
    return new ProcessingStep(normalization.id(), normalization.kwargs());
  }

  /**
   * This step in Morula's own vocabulary; empty for one that changes nothing here, because Morula
   * computes in 32-bit float anyway.
   *
   * @throws IllegalArgumentException in one line if Morula does not know the step or an argument
   */
  Optional<Normalization> normalization() {
    if (id.equals("ensure_dtype") && String.valueOf(kwargs.get("dtype")).startsWith("float")) {
      return Optional.empty();
    }
    return Optional.of(Normalization.of(id, kwargs));
  }
}
