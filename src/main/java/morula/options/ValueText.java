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

import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import morula.progress.InvalidRequestException;

/** Reads and writes the values of keys. Numbers are written with the digits 0 to 9. */
public final class ValueText {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private ValueText() {}

  /**
   * Checks that a value is given.
   *
   * @param advice end of the message, such as "name the model to describe"
   * @return the text
   * @throws InvalidRequestException naming the key if the text is null or blank
   */
  public static String given(String key, String text, String advice) {
    if (text == null || text.isBlank()) {
      throw new InvalidRequestException(key + "= is missing: " + advice);
    }
    return text;
  }

  /**
   * Checks that a value is there at all.
   *
   * @throws InvalidRequestException naming the key if it is null
   */
  public static void checkPresent(String key, Object given) {
    if (given == null) {
      throw new InvalidRequestException(key + "= has no value; leave it out for the default");
    }
  }

  /**
   * Reads a path.
   *
   * @throws InvalidRequestException naming the key if {@code text} cannot be a path
   */
  public static Path path(String key, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidRequestException(
          key + "=" + text + " is not a valid path: " + e.getReason(), e);
    }
  }

  /**
   * Reads a whole number.
   *
   * @param given a whole number, or its text
   * @throws InvalidRequestException naming the key if {@code given} is not a whole number, or not
   *     within {@code least} to {@code most}
   */
  public static long whole(String key, Object given, long least, long most) {
    if (given instanceof Integer || given instanceof Long) {
      long value = ((Number) given).longValue();
      checkRange(key, given, value, least, most);
      return value;
    }
    String text = of(given).strip();
    if (!WHOLE.matcher(text).matches()) {
      throw refused(key, given, "use a whole number");
    }
    BigInteger number = new BigInteger(text);
    if (number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw refused(key, given, "use " + most + " or less");
    }
    if (number.compareTo(BigInteger.valueOf(least)) < 0) {
      throw refused(key, given, "use " + least + " or more");
    }
    return number.longValue();
  }

  /**
   * Reads a finite number.
   *
   * @param given a number, or its text
   * @throws InvalidRequestException naming the key if {@code given} is not a number
   */
  public static double number(String key, Object given) {
    boolean isNumber = given instanceof Number;
    if (!isNumber && !NUMBER.matcher(of(given).strip()).matches()) {
      throw refused(key, given, "use a number");
    }
    double value =
        isNumber ? ((Number) given).doubleValue() : Double.parseDouble(of(given).strip());
    if (!Double.isFinite(value)) {
      throw refused(key, given, Double.isNaN(value) ? "use a number" : "use a smaller number");
    }
    return value;
  }

  /**
   * Returns the number that a text is, written as {@link #number} wants it; empty if it is none.
   */
  public static OptionalDouble parse(String text) {
    String stripped = text.strip();
    double value = NUMBER.matcher(stripped).matches() ? Double.parseDouble(stripped) : Double.NaN;
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /**
   * Reads true or false.
   *
   * @param given a truth value, or its text
   * @throws InvalidRequestException naming the key if {@code given} is neither
   */
  public static boolean flag(String key, Object given) {
    return switch (of(given)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused(key, given, "use true or false");
    };
  }

  /**
   * Checks that a text is one of a few words, and returns it.
   *
   * @throws InvalidRequestException naming the key if {@code text} is none of {@code words}
   */
  public static String choice(String key, String text, List<String> words) {
    if (!words.contains(text)) {
      throw refused(key, text, "use one of " + String.join(", ", words));
    }
    return text;
  }

  /**
   * Checks that a number lies within a range.
   *
   * @throws InvalidRequestException naming the key if it lies outside {@code least} to {@code most}
   */
  public static void checkRange(String key, Object shown, double value, double least, double most) {
    if (value < least) {
      throw refused(key, shown, "use " + of(least) + " or more");
    }
    if (value > most) {
      throw refused(key, shown, "use " + of(most) + " or less");
    }
  }

  /** Returns a value as a user would write it: whole numbers without a decimal point. */
  public static String of(Object value) {
    if (value instanceof Double number) {
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
      return whole ? Long.toString(number.longValue()) : number.toString();
    }
    return String.valueOf(value);
  }

  /** Returns the exception for a value that is not valid. */
  public static InvalidRequestException refused(String key, Object value, String advice) {
    return new InvalidRequestException(key + "=" + of(value) + " is not valid: " + advice);
  }
}
