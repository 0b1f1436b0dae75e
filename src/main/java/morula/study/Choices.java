package morula.study;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import morula.progress.InvalidRequestException;

/**
 * A list of values to choose from.
 *
 * @param key one key, or several separated by commas
 * @param values all different; for several keys, each has as many parts, separated by commas
 */
public record Choices(String key, List<String> values) implements Dimension {

  /**
   * @throws InvalidRequestException naming the key if a value occurs twice or does not have one
   *     part for each key
   */
  public Choices {
    values = List.copyOf(values);
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw refused(key, values, "give each value once");
    }
    int count = Texts.split(key, ',').size();
    for (String value : values) {
      if (count > 1 && Texts.split(value, ',').size() != count) {
        throw refused(key, values, "each choice needs " + count + " values separated by commas");
      }
    }
  }

  static Choices parse(String key, String text) {
    List<String> values = Texts.split(text, '|').stream().map(v -> stripped(key, v)).toList();
    if (values.size() > 1 && values.stream().anyMatch(v -> Range.parse(key, v).isPresent())) {
      throw refused(key, values, "a range cannot be combined with other choices");
    }
    return new Choices(key, values);
  }

  /**
   * Removes the spaces around the values of keys that change together, so that equal values compare
   * as equal.
   */
  private static String stripped(String key, String value) {
    return key.indexOf(',') < 0
        ? value.strip()
        : Texts.split(value, ',').stream().map(String::strip).collect(Collectors.joining(","));
  }

  private static InvalidRequestException refused(String key, List<String> values, String why) {
    return new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "keys=%s=%s: the choices cannot be read; %s",
            key,
            String.join("|", values),
            why));
  }

  @Override
  public String text() {
    return key + "=" + String.join("|", values);
  }

  @Override
  public List<String> examples() {
    return values;
  }

  @Override
  public String sample(RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }

  @Override
  public OptionalDouble number(String value) {
    try {
      double number = Double.parseDouble(value);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
