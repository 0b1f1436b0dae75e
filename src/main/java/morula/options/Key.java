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

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import morula.progress.InvalidRequestException;

/**
 * A key of a job: its name, its default, and how its values are read from text and checked. A key
 * is declared once, as a constant in the settings of the job.
 *
 * @param <T> type of its values
 */
public final class Key<T> {
  private final String name;
  private final Class<?> type;
  private final Function<Object, T> reader;
  private final Function<T, String> writer;
  private final List<String> choices;
  private final Optional<Number> least;
  private final Optional<Number> most;
  private final String defaultText;
  private final T defaultValue;

  private Key(
      String name,
      Class<?> type,
      String defaultText,
      Function<Object, T> reader,
      Function<T, String> writer,
      List<String> choices,
      Optional<Number> least,
      Optional<Number> most) {
    this.name = name;
    this.type = type;
    this.reader = reader;
    this.writer = writer;
    this.choices = List.copyOf(choices);
    this.least = least;
    this.most = most;
    this.defaultText = defaultText;
    this.defaultValue = reader.apply(defaultText);
  }

  /** Creates a key whose value is a whole number, from {@code least} to {@code most}. */
  public static Key<Integer> whole(String name, int standard, int least, int most) {
    return new Key<>(
        name,
        Integer.class,
        Integer.toString(standard),
        given -> (int) ValueText.whole(name, given, least, most),
        String::valueOf,
        List.of(),
        Optional.of(least),
        Optional.of(most));
  }

  /** Creates a key whose value is any whole number of 64 bits. */
  public static Key<Long> seed(String name, long standard) {
    return new Key<>(
        name,
        Long.class,
        Long.toString(standard),
        given -> ValueText.whole(name, given, Long.MIN_VALUE, Long.MAX_VALUE),
        String::valueOf,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Creates a key whose value is a number.
   *
   * @param allowed whether a number is valid
   * @param advice end of the message for a number that is not, such as "use a number above 0"
   */
  public static Key<Double> number(
      String name, double standard, Predicate<Double> allowed, String advice) {
    return number(
        name,
        standard,
        (given, value) -> {
          if (!allowed.test(value)) {
            throw ValueText.refused(name, given, advice);
          }
        },
        Optional.empty(),
        Optional.empty());
  }

  /** Creates a key whose value is a number from {@code least} to {@code most}. */
  public static Key<Double> number(String name, double standard, double least, double most) {
    return number(
        name,
        standard,
        (given, value) -> ValueText.checkRange(name, given, value, least, most),
        Optional.of(least),
        Optional.of(most));
  }

  /**
   * @param check refuses a number; gets what was given, for the message, and the number
   */
  private static Key<Double> number(
      String name,
      double standard,
      BiConsumer<Object, Double> check,
      Optional<Number> least,
      Optional<Number> most) {
    return new Key<>(
        name,
        Double.class,
        Double.toString(standard),
        given -> {
          double value = ValueText.number(name, given);
          check.accept(given, value);
          return value;
        },
        String::valueOf,
        List.of(),
        least,
        most);
  }

  /** Creates a key whose value is true or false. */
  public static Key<Boolean> flag(String name, boolean standard) {
    return new Key<>(
        name,
        Boolean.class,
        Boolean.toString(standard),
        given -> ValueText.flag(name, given),
        String::valueOf,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Creates a key whose value is any text. */
  public static Key<String> text(String name, String standard) {
    return of(name, standard, text -> text);
  }

  /** Creates a key whose value is one of a few words; the first is the default. */
  public static Key<String> choice(String name, String... words) {
    return text(name, words[0]).oneOf(words);
  }

  /** Creates a key whose value is text, and empty by default. */
  public static Key<Optional<String>> optional(String name) {
    return of(name, "", text -> text.isBlank() ? Optional.empty() : Optional.of(text));
  }

  /**
   * Creates a key whose values are read from text by a function.
   *
   * @param reader throws {@link InvalidRequestException}, naming the key, if the text is not valid
   */
  public static <T> Key<T> of(String name, String standard, Function<String, T> reader) {
    return new Key<>(
        name,
        String.class,
        standard,
        given -> reader.apply(ValueText.of(given)),
        null,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same key, limited to a few words. */
  public Key<T> oneOf(String... words) {
    List<String> allowed = List.of(words);
    return new Key<>(
        name,
        type,
        defaultText,
        given -> reader.apply(ValueText.choice(name, ValueText.of(given), allowed)),
        writer,
        allowed,
        least,
        most);
  }

  /** Returns the name as users write it, in lower_snake_case. */
  public String name() {
    return name;
  }

  /** Returns the default. */
  public T defaultValue() {
    return defaultValue;
  }

  /** Returns the default as a user would write it. */
  public String defaultText() {
    return defaultText;
  }

  /** Returns the words that are allowed; empty if any text is. */
  public List<String> choices() {
    return choices;
  }

  /** Returns the smallest number that is allowed, if there is one. */
  public Optional<Number> least() {
    return least;
  }

  /** Returns the largest number that is allowed, if there is one. */
  public Optional<Number> most() {
    return most;
  }

  /** Returns the type of a value before it is read: Integer, Long, Double, Boolean or String. */
  public Class<?> type() {
    return type;
  }

  /**
   * Reads and checks a value.
   *
   * @param given text as a user writes it, or a number or truth value
   * @throws InvalidRequestException naming the key if the value is not valid
   */
  Given<T> read(Object given) {
    ValueText.checkPresent(name, given);
    T value = reader.apply(given);
    return new Given<>(value, writer == null ? ValueText.of(given) : writer.apply(value));
  }

  /**
   * A value of a key, and the text by which it is recorded.
   *
   * @param text the value as the user wrote it; numbers as Java writes them
   */
  record Given<T>(T value, String text) {}

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s=%s", name, defaultText);
  }
}
