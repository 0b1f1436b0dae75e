/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.progress.InvalidRequestException;

/**
 * The value of a key that is a name with options in parentheses, such as {@code
 * unet(depth=3,width=16)}. Each option is read once; then {@link #checkAllUsed} refuses the options
 * that were not read.
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
   * Splits a value into its name and options. Upper and lower case are the same.
   *
   * @param key the key whose value this is, for messages
   * @param text a name, or a name with options in parentheses
   * @throws InvalidRequestException naming the key if the text has another form
   */
  public static NamedOptions parse(String key, String text) {
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new InvalidRequestException(
          key
              + "="
              + text
              + " is not valid; write a name, or a name with options: name(option=value,...)");
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
      throw refused("write an option as option=value, not as \"" + option + "\"");
    }
    if (given.put(parts[0].trim(), parts[1].trim()) != null) {
      throw refused(parts[0].trim() + " is given twice");
    }
  }

  /** Returns the whole text, as the user wrote it. */
  public String text() {
    return text;
  }

  /** Returns the name before the parentheses, in lower case. */
  public String name() {
    return name;
  }

  /** Returns the names of the options that were given and not yet read. */
  public Set<String> left() {
    return Set.copyOf(given.keySet());
  }

  /** Reads a whole number from {@code least} to {@code most}. */
  public int number(String option, int standard, int least, int most) {
    String value = take(option);
    if (value == null) {
      return standard;
    }
    if (!value.matches("\\d{1,6}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw refused(option + " must be a whole number from " + least + " to " + most);
    }
    return Integer.parseInt(value);
  }

  /** Reads a multiple of {@code unit}, at least that and at most {@code most}. */
  public int multiple(String option, int standard, int unit, int most) {
    int value = number(option, standard, unit, most);
    if (value % unit != 0) {
      throw refused(option + " must be a multiple of " + unit);
    }
    return value;
  }

  /** Reads one of a few whole numbers. */
  public int oneOf(String option, int standard, List<Integer> allowed) {
    String value = take(option);
    if (value == null) {
      return standard;
    }
    return allowed.stream()
        .filter(a -> a.toString().equals(value))
        .findFirst()
        .orElseThrow(() -> refused(option + " must be one of " + allowed));
  }

  /** Reads a number from {@code least} to {@code most}. */
  public double decimal(String option, double standard, double least, double most) {
    String value = take(option);
    return value == null ? standard : decimal(option, value, least, most);
  }

  /** Reads numbers with colons between them, such as {@code 50:100:150}. */
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
    OptionalDouble number = ValueText.parse(value);
    if (number.isPresent() && number.getAsDouble() >= least && number.getAsDouble() <= most) {
      return number.getAsDouble();
    }
    throw refused(
        String.format(Locale.ROOT, "%s must be a number from %s to %s", option, least, most));
  }

  /** Reads one of the constants of an enumeration, written in lower case. */
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
            () ->
                refused(
                    option + " must be one of " + constants.toString().toLowerCase(Locale.ROOT)));
  }

  /** Returns the text of an option and marks it as read; null if it was not given. */
  private String take(String option) {
    known.add(option);
    return given.remove(option);
  }

  /**
   * Checks that all options that were given have been read.
   *
   * @throws InvalidRequestException if one was not; the message names it and those that were read
   */
  public void checkAllUsed() {
    if (!given.isEmpty()) {
      throw refused(
          String.format(
              Locale.ROOT,
              "there is no option %s (%s)",
              given.keySet().iterator().next(),
              known.isEmpty()
                  ? "no options are possible"
                  : "options: " + String.join(", ", known)));
    }
  }

  /** Returns an exception that names the key and the text, and says why the text is not valid. */
  public InvalidRequestException refused(String why) {
    return new InvalidRequestException(key + "=" + text + " is not valid; " + why);
  }
}
