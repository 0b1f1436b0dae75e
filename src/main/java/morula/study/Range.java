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

package morula.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.progress.InvalidRequestException;

/**
 * A range of numbers, both ends included.
 *
 * @param key the key that varies
 * @param before text before the number, such as "flips(noise="; mostly empty
 * @param from smallest number
 * @param to largest number, above {@code from}
 * @param after text after the number
 * @param logarithmic whether numbers are drawn on a logarithmic scale; {@code from} must then be
 *     above 0
 * @param whole whether numbers are whole
 */
public record Range(
    String key,
    String before,
    double from,
    double to,
    String after,
    boolean logarithmic,
    boolean whole)
    implements Dimension {
  private static final String NUMBER = "([-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)";
  private static final String ENDS = NUMBER + "\\s*\\.\\.\\s*" + NUMBER;
  private static final String BEFORE = "((?:.*[(=,:])?)\\s*";
  private static final String AFTER = "\\s*((?:[),:].*)?)";
  private static final Pattern PLAIN = Pattern.compile(BEFORE + ENDS + AFTER);
  private static final Pattern LOGARITHMIC =
      Pattern.compile(BEFORE + "log\\(\\s*" + ENDS + "\\s*\\)" + AFTER);

  /** Significant digits of a value; more would not help and would make tables hard to read. */
  private static final MathContext DIGITS = new MathContext(4);

  /**
   * @throws InvalidRequestException naming the key if the ends are invalid
   */
  public Range {
    if (!(from < to)) {
      throw refused(key, from, to, "the first number must be the smaller one");
    }
    if (logarithmic && !(from > 0)) {
      throw refused(key, from, to, "log(…) needs numbers above 0");
    }
    if (key.contains(",")) {
      throw refused(
          key, from, to, "keys that change together need choices separated by |, not a range");
    }
  }

  private static InvalidRequestException refused(String key, double from, double to, String why) {
    return new InvalidRequestException(
        String.format(Locale.ROOT, "keys=%s=%s..%s: %s", key, from, to, why));
  }

  /** Returns the range in {@code text}; empty if there is none. */
  static Optional<Range> parse(String key, String text) {
    Matcher logarithmic = LOGARITHMIC.matcher(text);
    Matcher matcher = logarithmic.matches() ? logarithmic : PLAIN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String from = matcher.group(2);
    String to = matcher.group(3);
    return Optional.of(
        new Range(
            key,
            matcher.group(1),
            Double.parseDouble(from),
            Double.parseDouble(to),
            matcher.group(4),
            matcher == logarithmic,
            isWhole(from) && isWhole(to)));
  }

  private static boolean isWhole(String number) {
    return number.matches("[-+]?\\d+");
  }

  @Override
  public String text() {
    String ends = number(from) + ".." + number(to);
    return key + "=" + before + (logarithmic ? "log(" + ends + ")" : ends) + after;
  }

  @Override
  public List<String> examples() {
    return List.of(at(0), at(1));
  }

  @Override
  public String sample(RandomGenerator random) {
    return at(random.nextDouble());
  }

  @Override
  public OptionalDouble number(String value) {
    String number = value.substring(before.length(), value.length() - after.length());
    return OptionalDouble.of(Double.parseDouble(number));
  }

  /**
   * Returns the value at a position in the range.
   *
   * @param place 0 for the lower end, 1 for the upper one
   */
  String at(double place) {
    double number = low() + place * (high() - low());
    number = logarithmic ? Math.exp(number) : number;
    number = whole ? Math.rint(number) : new BigDecimal(number, DIGITS).doubleValue();
    return before + number(Math.max(from, Math.min(to, number))) + after;
  }

  /**
   * Returns the position of a value in the range, 0 to 1: the inverse of {@link #at} except for
   * rounding.
   */
  double place(String value) {
    double number = number(value).orElseThrow();
    return ((logarithmic ? Math.log(number) : number) - low()) / (high() - low());
  }

  /**
   * Lower end on the scale of the draws, extended by half a unit so that all whole numbers have
   * equal room.
   */
  private double low() {
    double low = whole ? from - 0.5 : from;
    return logarithmic ? Math.log(low) : low;
  }

  private double high() {
    double high = whole ? to + 0.5 : to;
    return logarithmic ? Math.log(high) : high;
  }

  /**
   * Formats a number without an exponent, and with a decimal point only where numbers need not be
   * whole.
   */
  private String number(double number) {
    String text = new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    return whole || text.contains(".") ? text : text + ".0";
  }
}
