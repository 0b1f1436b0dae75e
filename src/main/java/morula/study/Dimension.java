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
 * A dimension of a study: one key of {@code train} that varies, or several that change together. A
 * value is text, as a user types it.
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
   * @throws InvalidRequestException naming the key if the text cannot be read, or a value occurs
   *     twice
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
                "keys=%s: the text cannot be read; write key=a|b, key=1..9 or key=log(0.001..1), with ; between keys",
                part.strip()));
      }
      String key = part.substring(0, equals).strip();
      String values = part.substring(equals + 1).strip();
      Optional<Range> range = Range.parse(key, values);
      dimensions.add(range.isPresent() ? range.get() : Choices.parse(key, values));
    }
    return dimensions;
  }

  /** Returns the key, or several keys separated by commas, as the user wrote it. */
  String key();

  /** Returns the dimension as text that {@link #parse} reads. */
  String text();

  /** Returns all choices, or both ends of a range. */
  List<String> examples();

  /** Draws a value uniformly, on a logarithmic scale if the range has one. */
  String sample(RandomGenerator random);

  /** Returns the number in a value; empty where values are not numbers. */
  OptionalDouble number(String value);

  /** Returns the keys one by one. */
  default List<String> keys() {
    return Texts.split(key(), ',').stream().map(String::strip).toList();
  }

  /** Returns each key with its value, from one value of this dimension. */
  default Map<String, String> assign(String value) {
    List<String> keys = keys();
    List<String> values = keys.size() == 1 ? List.of(value) : Texts.split(value, ',');
    Map<String, String> assigned = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      assigned.put(keys.get(i), values.get(i).strip());
    }
    return assigned;
  }

  /** Returns the value of this dimension in a trial; the inverse of {@link #assign}. */
  default String valueIn(Map<String, String> values) {
    return keys().stream().map(values::get).collect(Collectors.joining(","));
  }
}
