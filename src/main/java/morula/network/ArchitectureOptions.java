package morula.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.progress.InvalidRequestException;

/** The options between the parentheses of an architecture's text; each is taken once. */
final class ArchitectureOptions {
  private final String text;
  private final Map<String, String> given = new LinkedHashMap<>();

  /**
   * @param text what the user wrote, for messages
   * @param inside what stands between the parentheses, or null
   * @throws InvalidRequestException if that is no list of key=value
   */
  ArchitectureOptions(String text, String inside) {
    this.text = text;
    if (inside == null || inside.isBlank()) {
      return;
    }
    for (String option : inside.split(",")) {
      String[] parts = option.trim().split("=", 2);
      if (parts.length != 2) {
        throw refused("an option is written key=value, not \"" + option.trim() + "\"");
      }
      if (given.put(parts[0].trim(), parts[1].trim()) != null) {
        throw refused(parts[0].trim() + " is given twice");
      }
    }
  }

  /** A whole number from {@code least} to {@code most}. */
  int number(String key, int standard, int least, int most) {
    String value = given.remove(key);
    if (value == null) {
      return standard;
    }
    if (!value.matches("\\d{1,6}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw refused(key + " is a whole number from " + least + " to " + most);
    }
    return Integer.parseInt(value);
  }

  /** A multiple of {@code unit} that is not above {@code most}. */
  int multiple(String key, int standard, int unit, int most) {
    int value = number(key, standard, unit, most);
    if (value % unit != 0) {
      throw refused(key + " is a multiple of " + unit);
    }
    return value;
  }

  /** One of a few numbers. */
  int oneOf(String key, int standard, List<Integer> allowed) {
    String value = given.remove(key);
    if (value == null) {
      return standard;
    }
    return allowed.stream()
        .filter(a -> a.toString().equals(value))
        .findFirst()
        .orElseThrow(() -> refused(key + " is one of " + allowed));
  }

  /** One of the constants of an enumeration, written in lower case. */
  <E extends Enum<E>> E word(String key, E standard) {
    String value = given.remove(key);
    if (value == null) {
      return standard;
    }
    List<E> constants = List.of(standard.getDeclaringClass().getEnumConstants());
    return constants.stream()
        .filter(c -> c.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () -> refused(key + " is one of " + constants.toString().toLowerCase(Locale.ROOT)));
  }

  /**
   * @throws InvalidRequestException if an option was not asked for
   */
  void checkAllUsed() {
    if (!given.isEmpty()) {
      throw refused("unknown option " + given.keySet().iterator().next());
    }
  }

  private InvalidRequestException refused(String why) {
    return Architectures.refused(text, why);
  }
}
