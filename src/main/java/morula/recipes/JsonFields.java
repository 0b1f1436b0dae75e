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

/**
 * The fields of one JSON object. Each is taken once, then {@link #checkAllTaken} refuses what is
 * left. Messages name the file and the field: {@code texture-cnn.json: stages[1].vary …}.
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
   * The object that {@code json} is.
   *
   * @param file name for messages
   * @throws InvalidRequestException if it is no JSON, or no object
   */
  static JsonFields parse(String json, String file) {
    try {
      return of(JsonParser.parseString(json), file, "");
    } catch (JsonParseException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new InvalidRequestException(
          file
              + " is no JSON: "
              + String.valueOf(reason.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private static JsonFields of(JsonElement element, String file, String path) {
    if (!element.isJsonObject()) {
      throw refused(file, path, "is an object: { \"field\": … }");
    }
    return new JsonFields(file, path, element.getAsJsonObject());
  }

  boolean has(String field) {
    return left.containsKey(field);
  }

  /** Text that must be there and not blank. */
  String text(String field) {
    String text = text(field, "");
    if (text.isBlank()) {
      throw refused(field, "is missing: write a text");
    }
    return text;
  }

  /**
   * Text, or {@code otherwise} where the field is absent. Numbers are taken as they are written.
   */
  String text(String field, String otherwise) {
    return take(field).map(element -> text(element, at(field))).orElse(otherwise);
  }

  /** A whole number of 1 or more, or {@code otherwise} where the field is absent. */
  int count(String field, int otherwise) {
    String text = text(field, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw refused(field, "is a whole number of 1 or more, not " + text);
    }
    return Integer.parseInt(text);
  }

  /** True or false; false where the field is absent. */
  boolean flag(String field) {
    String text = text(field, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw refused(field, "is true or false, not " + text);
    }
    return text.equals("true");
  }

  /** A list of texts; empty where the field is absent. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    array(field).forEach(element -> texts.add(text(element, at(field))));
    return List.copyOf(texts);
  }

  /** An object of texts, in its order; empty where the field is absent. */
  Map<String, String> map(String field) {
    Map<String, String> map = new LinkedHashMap<>();
    object(field)
        .ifPresent(
            fields ->
                List.copyOf(fields.left.keySet()).forEach(k -> map.put(k, fields.text(k, ""))));
    return Collections.unmodifiableMap(map);
  }

  /** An object that must be there. */
  JsonFields needed(String field) {
    return object(field).orElseThrow(() -> refused(field, "is missing: write an object"));
  }

  /** An object in the object; empty where the field is absent. */
  Optional<JsonFields> object(String field) {
    return take(field).map(element -> of(element, file, at(field)));
  }

  /** A list of objects, each read by {@code reader}; empty where the field is absent. */
  <T> List<T> objects(String field, Function<JsonFields, T> reader) {
    List<T> objects = new ArrayList<>();
    for (JsonElement element : array(field)) {
      objects.add(of(element, file, at(field) + "[" + objects.size() + "]").read(reader));
    }
    return List.copyOf(objects);
  }

  /** Reads this object and makes sure that nothing in it is left. */
  <T> T read(Function<JsonFields, T> reader) {
    T read = reader.apply(this);
    checkAllTaken();
    return read;
  }

  private void checkAllTaken() {
    if (!left.isEmpty()) {
      String unknown = left.keySet().iterator().next();
      throw refused(unknown, "is no field here (fields: " + String.join(", ", known) + ")");
    }
  }

  /** An exception that names file and field. */
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
      throw refused(field, "is a list: [ … ]");
    }
    return element.map(JsonElement::getAsJsonArray).orElse(new JsonArray());
  }

  private String text(JsonElement element, String where) {
    if (!element.isJsonPrimitive()) {
      throw refused(file, where, "holds a text, a number, true or false");
    }
    return element.getAsString();
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
