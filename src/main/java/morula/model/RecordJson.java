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

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morula.instances.DecoderOptions;
import morula.progress.InvalidRequestException;

/** Writes a {@link TrainingRecord} as JSON and reads it back. */
final class RecordJson {
  private static final String DECODER = "decoder";
  private static final String CALIBRATION = "calibration";
  private static final String TYPICAL = "typical";
  private static final String NOISE = "noise";
  private static final String DOUBT = "doubt";
  private static final String SCORE_SHARES = "score_shares";

  /**
   * What happens to odd pixels before the statistics of rdf.yaml are computed, see {@link
   * morula.image.OddPixels}; it is the same for all models, also those that do not have this key.
   */
  private static final String ODD_PIXELS = "odd_pixels";

  private static final String REPLACED = "left out of the statistics and replaced";

  /** Keys that the first models do not have, and their values there. */
  private static final Map<String, JsonElement> LATER =
      Map.of(
          "class_values",
          new JsonArray(),
          "image_size",
          new JsonPrimitive(0),
          "diameter",
          new JsonPrimitive(0),
          TYPICAL,
          new JsonObject(),
          CALIBRATION,
          new JsonObject());

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .registerTypeAdapter(double.class, new AnyDouble())
          .registerTypeAdapter(Double.class, new AnyDouble())
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private static final Pattern PLACE =
      Pattern.compile("at (line \\d+ column \\d+)|path \\$\\.(\\S+)");

  private RecordJson() {}

  static String write(TrainingRecord record) {
    JsonObject object = GSON.toJsonTree(record).getAsJsonObject();
    object.addProperty(ODD_PIXELS, REPLACED);
    // an older model that is written again stays as it is
    if (record.calibration().equals(CalibrationRecord.NONE)) {
      object.remove(CALIBRATION);
    }
    if (record.typical().noise() == 0) {
      object.getAsJsonObject(TYPICAL).remove(NOISE);
    }
    if (record.typical().doubt().equals(DoubtScale.NONE)) {
      object.getAsJsonObject(TYPICAL).remove(DOUBT);
    }
    if (!record.typical().scoreShares().isKnown()) {
      object.getAsJsonObject(TYPICAL).remove(SCORE_SHARES);
    }
    return GSON.toJson(object) + "\n";
  }

  /**
   * @param file name for messages
   * @throws InvalidRequestException naming the file if it is damaged, lacks a key or has a newer
   *     version than this Morula can read
   */
  static TrainingRecord read(String json, String file) {
    try {
      JsonObject object = JsonParser.parseString(json).getAsJsonObject();
      JsonElement format = object.get("format");
      if (format == null || format.isJsonNull()) {
        throw new InvalidRequestException(file + ": the key format is missing");
      }
      if (format.getAsInt() > TrainingRecord.FORMAT) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "%s was written by a newer Morula (format %d; this one reads up to %d): update"
                    + " Morula",
                file,
                format.getAsInt(),
                TrainingRecord.FORMAT));
      }
      LATER.forEach(
          (key, value) -> {
            if (!object.has(key)) {
              object.add(key, value);
            }
          });
      for (RecordComponent component : TrainingRecord.class.getRecordComponents()) {
        String key = key(component.getName());
        if (!object.has(key) || object.get(key).isJsonNull()) {
          throw new InvalidRequestException(file + ": the key " + key + " is missing");
        }
      }
      object.add(DECODER, withDefaults(object.getAsJsonObject(DECODER)));
      TrainingRecord record = GSON.fromJson(object, TrainingRecord.class);
      RecordLimits.check(record, file);
      return record;
    } catch (InvalidRequestException e) {
      throw e;
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(file + " is damaged: a number was expected", e);
    } catch (RuntimeException | StackOverflowError e) { // Gson throws whatever comes
      throw new InvalidRequestException(file + " is damaged: " + problem(e), e);
    }
  }

  /** Returns where the damage is, without the names of classes that Gson gives. */
  private static String problem(Throwable e) {
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    if (!place.find()) {
      return "a value has the wrong type";
    }
    return place.group(1) == null
        ? "the value of "
            + Excerpt.of(place.group(2).replaceFirst("\\.$", ""))
            + " has the wrong type"
        : "it is no JSON text at " + place.group(1);
  }

  /** Adds the defaults of decoder options that did not exist when the model was made. */
  private static JsonObject withDefaults(JsonObject decoder) {
    JsonObject all = GSON.toJsonTree(DecoderOptions.DEFAULT).getAsJsonObject();
    decoder.entrySet().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
    return all;
  }

  private static String key(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** Writes NaN and infinity, which JSON does not have, as text. */
  private static final class AnyDouble extends TypeAdapter<Double> {
    @Override
    public void write(JsonWriter out, Double value) throws IOException {
      if (Double.isFinite(value)) {
        out.value(value);
      } else {
        out.value(value.toString());
      }
    }

    @Override
    public Double read(JsonReader in) throws IOException {
      return Double.valueOf(in.nextString());
    }
  }
}
