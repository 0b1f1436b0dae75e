package morula.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import morula.progress.InvalidRequestException;

/**
 * What a study varies: one key of {@code train}, or several that change together. A value is text,
 * as the user would type it.
 */
public sealed interface Dimension permits Choices, Range {

  /**
   * Reads dimensions from one line, separated by semicolons: choices {@code optimizer=adam|sgd}, a
   * range {@code batch_size=2..16}, a range on a logarithmic scale {@code
   * learning_rate=log(0.0001..0.01)}, a range within options {@code
   * augmentation=flips(noise=0..0.2)}, or keys that change together {@code
   * optimizer,learning_rate=adam,0.001|sgd,0.1}. A range whose ends are both written as whole
   * numbers gives whole numbers.
   *
   * @param text blank for no dimension
   * @throws InvalidRequestException naming the key if it is not written so, or stands twice
   */
  static List<Dimension> parse(String text) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String part : Texts.split(text, ';')) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 1 || equals == part.length() - 1) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "keys=%s: not understood; write key=a|b, key=1..9 or key=log(0.001..1), and ; between keys",
                part.strip()));
      }
      String key = part.substring(0, equals).strip();
      String values = part.substring(equals + 1).strip();
      Optional<Range> range = Range.parse(key, values);
      dimensions.add(range.isPresent() ? range.get() : Choices.parse(key, values));
    }
    return dimensions;
  }

  /** As the user wrote it: one key, or several with commas between them. */
  String key();

  /** The dimension as {@link #parse} reads it. */
  String text();

  /** All choices, or both ends of a range. */
  List<String> examples();

  /** A value drawn evenly, on a logarithmic scale where that is asked for. */
  String sample(RandomGenerator random);

  /** The number in a value; empty where values are no numbers. */
  OptionalDouble number(String value);

  /** The single keys. */
  default List<String> keys() {
    return Texts.split(key(), ',').stream().map(String::strip).toList();
  }

  /** The keys with their values, from one value of this dimension. */
  default Map<String, String> assign(String value) {
    List<String> keys = keys();
    List<String> values = keys.size() == 1 ? List.of(value) : Texts.split(value, ',');
    Map<String, String> assigned = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      assigned.put(keys.get(i), values.get(i).strip());
    }
    return assigned;
  }

  /** The value of this dimension in a trial; the inverse of {@link #assign}. */
  default String valueIn(Map<String, String> values) {
    return keys().stream().map(values::get).collect(Collectors.joining(","));
  }
}
