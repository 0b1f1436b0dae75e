package morula.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with options in parentheses, as many keys take it: {@code unet(depth=3,width=16)}. Each
 * option is taken once; then {@link #checkAllUsed} refuses what is left.
 */
public final class NamedOptions {
  private static final Pattern TEXT = Pattern.compile("\\s*([a-z0-9_]+)\\s*(?:\\((.*)\\))?\\s*");

  private final String key;
  private final String text;
  private final String name;
  private final Map<String, String> given = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private NamedOptions(String key, String text, String name) {
    this.key = key;
    this.text = text;
    this.name = name;
  }

  /**
   * Splits what the user wrote. Upper and lower case are one.
   *
   * @param key the key whose value this is, for messages
   * @param text name, then options in parentheses, or the name alone
   * @throws InvalidRequestException naming the key if it is not written so
   */
  public static NamedOptions parse(String key, String text) {
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new InvalidRequestException(
          key + "=" + text + ": not understood; write a name, or a name(option=value,…)");
    }
    NamedOptions options = new NamedOptions(key, text, matcher.group(1));
    String inside = matcher.group(2);
    if (inside != null && !inside.isBlank()) {
      for (String option : inside.split(",")) {
        options.put(option.trim());
      }
    }
    return options;
  }

  private void put(String option) {
    String[] parts = option.split("=", 2);
    if (parts.length != 2) {
      throw refused("an option is written key=value, not \"" + option + "\"");
    }
    if (given.put(parts[0].trim(), parts[1].trim()) != null) {
      throw refused(parts[0].trim() + " is given twice");
    }
  }

  /** What the user wrote. */
  public String text() {
    return text;
  }

  /** What stands before the parentheses, in lower case. */
  public String name() {
    return name;
  }

  /** Names of the options that were given and not yet taken. */
  public Set<String> left() {
    return Set.copyOf(given.keySet());
  }

  /** A whole number from {@code least} to {@code most}. */
  public int number(String option, int standard, int least, int most) {
    String value = take(option);
    if (value == null) {
      return standard;
    }
    if (!value.matches("\\d{1,6}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw refused(option + " is a whole number from " + least + " to " + most);
    }
    return Integer.parseInt(value);
  }

  /** A multiple of {@code unit} that is not above {@code most}. */
  public int multiple(String option, int standard, int unit, int most) {
    int value = number(option, standard, unit, most);
    if (value % unit != 0) {
      throw refused(option + " is a multiple of " + unit);
    }
    return value;
  }

  /** One of a few numbers. */
  public int oneOf(String option, int standard, List<Integer> allowed) {
    String value = take(option);
    if (value == null) {
      return standard;
    }
    return allowed.stream()
        .filter(a -> a.toString().equals(value))
        .findFirst()
        .orElseThrow(() -> refused(option + " is one of " + allowed));
  }

  /** A number from {@code least} to {@code most}. */
  public double decimal(String option, double standard, double least, double most) {
    String value = take(option);
    return value == null ? standard : decimal(option, value, least, most);
  }

  /** Numbers with colons between them, such as {@code 50:100:150}; {@code standard} if absent. */
  public List<Double> decimals(String option, List<Double> standard, double least, double most) {
    String value = take(option);
    if (value == null) {
      return standard;
    }
    List<Double> numbers = new ArrayList<>();
    for (String part : value.split(":")) {
      numbers.add(decimal(option, part.trim(), least, most));
    }
    return numbers;
  }

  private double decimal(String option, String value, double least, double most) {
    try {
      double number = Double.parseDouble(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw refused(String.format(Locale.ROOT, "%s is a number from %s to %s", option, least, most));
  }

  /** One of the constants of an enumeration, written in lower case. */
  public <E extends Enum<E>> E word(String option, E standard) {
    String value = take(option);
    if (value == null) {
      return standard;
    }
    List<E> constants = List.of(standard.getDeclaringClass().getEnumConstants());
    return constants.stream()
        .filter(c -> c.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () -> refused(option + " is one of " + constants.toString().toLowerCase(Locale.ROOT)));
  }

  /** The text of an option, once; null if it was not given. */
  private String take(String option) {
    known.add(option);
    return given.remove(option);
  }

  /**
   * @throws InvalidRequestException if an option was not asked for
   */
  public void checkAllUsed() {
    if (!given.isEmpty()) {
      throw refused(
          String.format(
              Locale.ROOT,
              "unknown option %s (known are: %s)",
              given.keySet().iterator().next(),
              String.join(", ", known)));
    }
  }

  /** An exception that names key and text. */
  public InvalidRequestException refused(String why) {
    return new InvalidRequestException(key + "=" + text + ": not understood; " + why);
  }
}
