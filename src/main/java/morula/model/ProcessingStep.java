package morula.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import morula.image.Normalization;

/**
 * A step of preprocessing or postprocessing in bioimage.io's vocabulary.
 *
 * @param id such as "scale_range", "zero_mean_unit_variance", "sigmoid"
 * @param kwargs its arguments by name: numbers, strings, booleans or lists of them; sorted by name
 */
public record ProcessingStep(String id, Map<String, Object> kwargs) {

  /** Copies and sorts, because the order of a map may differ from run to run. */
  public ProcessingStep {
    kwargs = Collections.unmodifiableMap(new TreeMap<>(kwargs));
  }

  /** Returns the step for a normalization of Morula, which has bioimage.io's name and arguments. */
  public static ProcessingStep of(Normalization normalization) {
    return new ProcessingStep(normalization.id(), normalization.kwargs());
  }

  /**
   * Returns this step as a normalization of Morula; empty for a conversion to float, because Morula
   * always computes in 32-bit float.
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
