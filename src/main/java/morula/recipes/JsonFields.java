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

package morula.recipes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import morula.progress.InvalidRequestException;
import morula.progress.Reason;

/**
 * The fields of one JSON object. Each field is read once, then {@link #checkAllTaken} refuses
 * fields that were not read. Messages name the file and the field: {@code texture-cnn.json:
 * stages[1].vary …}.
 */
final class JsonFields {
  private final String file;
  private final String path;
  private final Map<String, JsonElement> left = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  private JsonFields(String file, String path, JsonObject object) {
    this.file = file;
    this.path = path;
    object.entrySet().forEach(entry -> left.put(entry.getKey(), entry.getValue()));
  }

  /**
   * Parses a JSON object.
   *
   * @param file name for messages
   * @throws InvalidRequestException if the text is not JSON, or not an object
   */
  static JsonFields parse(String json, String file) {
    try {
      return of(JsonParser.parseString(json), file, "");
    } catch (JsonParseException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new InvalidRequestException(file + " is not valid JSON: " + Reason.of(reason), e);
    }
  }

  private static JsonFields of(JsonElement element, String file, String path) {
    if (!element.isJsonObject()) {
      throw refused(file, path, "must be an object: { \"field\": … }");
    }
    return new JsonFields(file, path, element.getAsJsonObject());
  }

  boolean has(String field) {
    return left.containsKey(field);
  }

  /** Returns a text, which must exist and not be blank. */
  String text(String field) {
    String text = text(field, "");
    if (text.isBlank()) {
      throw refused(field, "is missing; write a text");
    }
    return text;
  }

  /**
   * Returns a text, or {@code otherwise} if the field is absent. Numbers are returned as they are
   * written.
   */
  String text(String field, String otherwise) {
    return take(field).map(element -> text(element, at(field))).orElse(otherwise);
  }

  /** Returns a whole number of 1 or more, or {@code otherwise} if the field is absent. */
  int count(String field, int otherwise) {
    String text = text(field, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw refused(field, "must be a whole number of 1 or more, not " + text);
    }
    return Integer.parseInt(text);
  }

  /** Returns true or false; false if the field is absent. */
  boolean flag(String field) {
    String text = text(field, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw refused(field, "must be true or false, not " + text);
    }
    return text.equals("true");
  }

  /** Returns a list of texts; empty if the field is absent. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    array(field).forEach(element -> texts.add(text(element, at(field))));
    return List.copyOf(texts);
  }

  /** Returns an object of texts, in its order; empty if the field is absent. */
  Map<String, String> map(String field) {
    Map<String, String> map = new LinkedHashMap<>();
    object(field)
        .ifPresent(
            fields ->
                List.copyOf(fields.left.keySet()).forEach(k -> map.put(k, fields.text(k, ""))));
    return Collections.unmodifiableMap(map);
  }

  /** Returns an object, which must exist. */
  JsonFields needed(String field) {
    return object(field).orElseThrow(() -> refused(field, "is missing; write an object"));
  }

  /** Returns an object inside this one; empty if the field is absent. */
  Optional<JsonFields> object(String field) {
    return take(field).map(element -> of(element, file, at(field)));
  }

  /** Returns a list of objects, each read by {@code reader}; empty if the field is absent. */
  <T> List<T> objects(String field, Function<JsonFields, T> reader) {
    List<T> objects = new ArrayList<>();
    for (JsonElement element : array(field)) {
      objects.add(of(element, file, at(field) + "[" + objects.size() + "]").read(reader));
    }
    return List.copyOf(objects);
  }

  /** Reads this object and refuses fields that {@code reader} did not read. */
  <T> T read(Function<JsonFields, T> reader) {
    T read = reader.apply(this);
    checkAllTaken();
    return read;
  }

  private void checkAllTaken() {
    if (!left.isEmpty()) {
      String unknown = left.keySet().iterator().next();
      throw refused(unknown, "is not a field here (fields: " + String.join(", ", known) + ")");
    }
  }

  /** Returns an exception that names the file and the field. */
  InvalidRequestException refused(String field, String why) {
    return refused(file, at(field), why);
  }

  private static InvalidRequestException refused(String file, String path, String why) {
    return new InvalidRequestException(file + ": " + (path.isEmpty() ? "it" : path) + " " + why);
  }

  private Optional<JsonElement> take(String field) {
    known.add(field);
    return Optional.ofNullable(left.remove(field));
  }

  private JsonArray array(String field) {
    Optional<JsonElement> element = take(field);
    if (element.isPresent() && !element.get().isJsonArray()) {
      throw refused(field, "must be a list: [ … ]");
    }
    return element.map(JsonElement::getAsJsonArray).orElse(new JsonArray());
  }

  private String text(JsonElement element, String where) {
    if (!element.isJsonPrimitive()) {
      throw refused(file, where, "must be a text, a number, true or false");
    }
    return element.getAsString();
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
