package morula.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
}
