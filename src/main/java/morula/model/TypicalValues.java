package morula.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The typical values of a model's training images, as ranges of single quantities. The quantities
 * and their use are described where they are measured.
 *
 * @param images number of images measured; 0 if nothing is known, as for older models
 * @param ranges name of the quantity → its values over the images
 */
public record TypicalValues(int images, Map<String, Range> ranges) {
  /** No typical values. */
  public static final TypicalValues NONE = new TypicalValues(0, Map.of());

  /**
   * Percentiles of a quantity over the images.
   *
   * @param low the 1st percentile
   * @param median the 50th percentile
   * @param high the 99th percentile
   */
  public record Range(double low, double median, double high) {}

  /** Copies and sorts; a record without ranges, as {@code {}} in JSON, has none. */
  public TypicalValues {
    ranges = Collections.unmodifiableMap(new TreeMap<>(ranges == null ? Map.of() : ranges));
  }
}
