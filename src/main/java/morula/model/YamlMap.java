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

package morula.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import morula.progress.InvalidRequestException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A mapping in a YAML file that knows its place in the file, which error messages name. */
final class YamlMap {
  /** Characters. */
  private static final int LONGEST = 1 << 19;

  /** Values in a description, those of aliases counted each time. */
  private static final int MOST_VALUES = 100_000;

  private static final int DEEPEST = 50;

  private final Map<?, ?> map;
  private final String where;

  private YamlMap(Map<?, ?> map, String where) {
    this.map = map;
    this.where = where;
  }

  /**
   * @param file name for messages
   * @throws InvalidRequestException if {@code text} is not a YAML mapping
   */
  static YamlMap parse(String text, String file) {
    Object document;
    try {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(LONGEST);
      options.setAllowDuplicateKeys(false); // readers differ in which one they take
      document = new Yaml(new SafeConstructor(options)).load(text);
    } catch (RuntimeException | StackOverflowError e) { // constructors throw whatever comes
      throw new InvalidRequestException(file + " is not valid YAML" + place(e), e);
    }
    if (count(document, DEEPEST) > MOST_VALUES) {
      throw new InvalidRequestException(
          file + " has more or deeper values than the description of a model");
    }
    if (document instanceof Map<?, ?> map) {
      return new YamlMap(map, file + ": ");
    }
    throw new InvalidRequestException(file + " is not the description of a model");
  }

  private static String place(Throwable e) {
    return e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
        ? String.format(
            Locale.ROOT,
            ": line %d, column %d",
            marked.getProblemMark().getLine() + 1,
            marked.getProblemMark().getColumn() + 1)
        : "";
  }

  /**
   * Counts values as often as they would be written out: an alias refers to a collection, which may
   * contain other aliases. Stops when there are too many.
   */
  private static int count(Object value, int depth) {
    Collection<?> inner =
        value instanceof Map<?, ?> map
            ? Stream.concat(map.keySet().stream(), map.values().stream()).toList()
            : value instanceof Collection<?> list ? list : List.of();
    int count = depth < 0 ? MOST_VALUES + 1 : 1;
    for (Object element : inner) {
      if (count > MOST_VALUES) {
        break;
      }
      count += count(element, depth - 1);
    }
    return count;
  }

  boolean has(String key) {
    return map.get(key) != null;
  }

  /** Returns a text; numbers are converted, because YAML reads an unquoted 2.5 as a number. */
  Optional<String> text(String key) {
    Object value = map.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map || value instanceof List) {
      throw error(key, "must be text");
    }
    return Optional.of(value.toString());
  }

  String requiredText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  int integer(String key, int otherwise) {
    Object value = map.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Integer number) {
      return number;
    }
    throw error(key, "must be a whole number, not " + Excerpt.of(value));
  }

  /** Returns a whole number, which must be present and 1 or more. */
  int size(String key) {
    int value = integer(key, 0);
    if (value < 1) {
      throw has(key) ? error(key, "must be at least 1") : missing(key);
    }
    return value;
  }

  boolean isInteger(String key) {
    return map.get(key) instanceof Integer;
  }

  /** Returns a mapping inside this one; empty if there is none. */
  YamlMap map(String key) {
    Object value = map.get(key);
    if (value == null) {
      return new YamlMap(Map.of(), where + key + ".");
    }
    if (value instanceof Map<?, ?> inner) {
      return new YamlMap(inner, where + key + ".");
    }
    throw error(key, "must be a mapping");
  }

  /** Returns the mappings in a list; empty if there is none. */
  List<YamlMap> maps(String key) {
    List<YamlMap> result = new ArrayList<>();
    for (Object value : list(key)) {
      if (!(value instanceof Map<?, ?> inner)) {
        throw error(key, "must be a list of mappings");
      }
      result.add(new YamlMap(inner, where + key + "[" + result.size() + "]."));
    }
    return result;
  }

  /** Returns the elements of a list as text; empty if there is none. */
  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  List<?> list(String key) {
    Object value = map.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw error(key, "must be a list");
  }

  List<String> keys() {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  Map<?, ?> raw() {
    return map;
  }

  InvalidRequestException missing(String key) {
    return error(key, "is missing");
  }

  InvalidRequestException error(String key, String problem) {
    return new InvalidRequestException(where + key + " " + problem);
  }
}
