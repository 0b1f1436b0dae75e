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

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import morula.learning.TrainingSettings;
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
    List<String> values = Texts.split(text, '|').stream().map(v -> current(key, v)).toList();
    if (values.size() > 1 && values.stream().anyMatch(v -> Range.parse(key, v).isPresent())) {
      throw refused(key, values, "a range cannot be combined with other choices");
    }
    return new Choices(key, values);
  }

  /**
   * Removes the spaces around values and replaces names of earlier versions, so that values with
   * the same meaning are the same text.
   */
  private static String current(String key, String value) {
    List<String> keys = Texts.split(key, ',');
    if (keys.size() == 1) {
      return TrainingSettings.currentText(key, value.strip());
    }
    List<String> parts = Texts.split(value, ',').stream().map(String::strip).toList();
    return parts.size() != keys.size()
        ? String.join(",", parts)
        : IntStream.range(0, parts.size())
            .mapToObj(i -> TrainingSettings.currentText(keys.get(i).strip(), parts.get(i)))
            .collect(Collectors.joining(","));
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
