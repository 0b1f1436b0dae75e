package morula.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the images that a model learned from have in common, as ranges of single quantities. Which
 * these are, and what follows from them, is said where they are measured.
 *
 * @param images how many images were measured; 0 where nothing is known, as of older models
 * @param ranges name of the quantity → its values over the images
 */
public record TypicalValues(int images, Map<String, Range> ranges) {
  /** Nothing is known. */
  public static final TypicalValues NONE = new TypicalValues(0, Map.of());

  /**
   * Percentiles over images.
   *
   * @param low the 1st
   * @param median the 50th
   * @param high the 99th
   */
  public record Range(double low, double median, double high) {}

  /** Copies and sorts; a record without ranges, as {@code {}} in JSON, has none. */
  public TypicalValues {
    ranges = Collections.unmodifiableMap(new TreeMap<>(ranges == null ? Map.of() : ranges));
  }
}
