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

package morula.io;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import morula.progress.InvalidRequestException;

/**
 * Reads and writes outlines as QuPath does: GeoJSON in pixels of the whole image, (0, 0) being the
 * corner of the first pixel.
 *
 * <p>Read are polygons, with holes or in several pieces, of a collection, a list or a single
 * feature. Where a file has detections or cells, its annotations are the regions in which they were
 * looked for, and are left out. Lines and points have no area and are left out too.
 */
public final class GeoJson {
  private static final Set<String> OBJECTS = Set.of("detection", "cell", "tile");

  private static final String PLANE = "plane";

  private GeoJson() {}

  /**
   * An outlined object.
   *
   * @param name its name; empty if it has none
   * @param slice its slice, from 0
   * @param frame its frame, from 0
   * @param shape its area, by the even-odd rule
   */
  public record Outline(String name, int slice, int frame, Shape shape) {}

  /** An outline, and whether QuPath calls it an object that was detected. */
  private record Found(Outline outline, boolean detected) {}

  /**
   * Reads all outlines, in the order of the file.
   *
   * @throws InvalidRequestException if it is no GeoJSON, or has no polygon
   * @throws IOException if it cannot be read
   */
  public static List<Outline> read(Path file) throws IOException {
    List<Found> found = new ArrayList<>();
    try (JsonReader in = new JsonReader(Files.newBufferedReader(file))) {
      in.setLenient(true);
      add(found, in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonParseException("there is more than one value");
      }
    } catch (NoSuchFileException e) {
      throw new InvalidRequestException(file + ": no such file; check the path", e);
    } catch (JsonParseException
        | MalformedInputException
        | EOFException
        | MalformedJsonException
        | IllegalStateException
        | IndexOutOfBoundsException
        | ClassCastException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw new InvalidRequestException(
          file + " is not GeoJSON as QuPath writes it; export the objects again", e);
    }
    boolean detections = found.stream().anyMatch(Found::detected);
    List<Outline> outlines =
        found.stream().filter(f -> f.detected() == detections).map(Found::outline).toList();
    if (outlines.isEmpty()) {
      throw new InvalidRequestException(
          file + " contains no polygon; export the objects again in QuPath");
    }
    return outlines;
  }

  /** Reads feature after feature: as a whole, a million of them would take many gigabytes. */
  private static void add(List<Found> found, JsonReader in) throws IOException {
    if (in.peek() == JsonToken.BEGIN_ARRAY) {
      in.beginArray();
      while (in.hasNext()) {
        add(found, in);
      }
      in.endArray();
      return;
    }
    JsonObject single = new JsonObject();
    boolean collection = false;
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (name.equals("features")) {
        collection = true;
        in.beginArray();
        while (in.hasNext()) {
          addFeature(found, JsonParser.parseReader(in));
        }
        in.endArray();
      } else {
        single.add(name, JsonParser.parseReader(in));
      }
    }
    in.endObject();
    if (!collection) {
      addFeature(found, single);
    }
  }

  private static void addFeature(List<Found> found, JsonElement element) {
    JsonObject feature = element.getAsJsonObject();
    if (!feature.has("geometry") || !feature.get("geometry").isJsonObject()) {
      return;
    }
    JsonObject geometry = feature.getAsJsonObject("geometry");
    Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    switch (text(geometry, "type")) {
      case "Polygon" -> addRings(path, coordinates(geometry));
      case "MultiPolygon" ->
          coordinates(geometry).forEach(polygon -> addRings(path, polygon.getAsJsonArray()));
      default -> {
        return; // lines and points
      }
    }
    JsonObject properties =
        feature.has("properties") && feature.get("properties").isJsonObject()
            ? feature.getAsJsonObject("properties")
            : new JsonObject();
    JsonObject plane = geometry.has(PLANE) ? geometry.getAsJsonObject(PLANE) : new JsonObject();
    found.add(
        new Found(
            new Outline(text(properties, "name"), index(plane, "z"), index(plane, "t"), path),
            OBJECTS.contains(text(properties, "objectType"))));
  }

  private static JsonArray coordinates(JsonObject geometry) {
    if (!geometry.has("coordinates")) {
      throw new JsonParseException("there are no coordinates");
    }
    return geometry.getAsJsonArray("coordinates");
  }

  private static void addRings(Path2D.Double path, JsonArray rings) {
    for (JsonElement ring : rings) {
      boolean first = true;
      for (JsonElement point : ring.getAsJsonArray()) {
        double x = point.getAsJsonArray().get(0).getAsDouble();
        double y = point.getAsJsonArray().get(1).getAsDouble();
        if (first) {
          path.moveTo(x, y);
          first = false;
        } else {
          path.lineTo(x, y);
        }
      }
      if (!first) {
        path.closePath();
      }
    }
  }

  private static String text(JsonObject object, String key) {
    return object.has(key) && object.get(key).isJsonPrimitive()
        ? object.get(key).getAsString()
        : "";
  }

  private static int index(JsonObject plane, String key) {
    return plane.has(key) ? Math.max(0, plane.get(key).getAsInt()) : 0;
  }

  /**
   * Writes outlines along the edges of pixels as annotations, whole or not at all.
   *
   * @param outlines with rings of whole numbers; asked for one after the other
   * @return their number
   * @throws IOException if the file cannot be written; the message names it
   */
  public static int write(Iterable<Outline> outlines, Path file) throws IOException {
    AtomicInteger count = new AtomicInteger();
    WholeFile.write(
        file,
        partial -> {
          try (JsonWriter out = new JsonWriter(Files.newBufferedWriter(partial))) {
            out.beginObject();
            out.name("type").value("FeatureCollection");
            out.name("features").beginArray();
            for (Outline outline : outlines) {
              write(outline, out);
              count.incrementAndGet();
            }
            out.endArray();
            out.endObject();
          }
        });
    return count.get();
  }

  private static void write(Outline outline, JsonWriter out) throws IOException {
    String key = outline.frame() + " " + outline.slice() + " " + outline.name();
    List<List<PixelRing>> polygons = PixelRing.polygons(outline.shape());
    out.beginObject();
    out.name("type").value("Feature");
    out.name("id").value(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
    out.name("geometry").beginObject();
    out.name("type").value(polygons.size() == 1 ? "Polygon" : "MultiPolygon");
    out.name("coordinates");
    if (polygons.size() == 1) {
      write(polygons.get(0), out);
    } else {
      out.beginArray();
      for (List<PixelRing> polygon : polygons) {
        write(polygon, out);
      }
      out.endArray();
    }
    if (outline.slice() > 0 || outline.frame() > 0) {
      out.name(PLANE).beginObject();
      out.name("c").value(-1);
      out.name("z").value(outline.slice());
      out.name("t").value(outline.frame());
      out.endObject();
    }
    out.endObject();
    out.name("properties").beginObject();
    out.name("objectType").value("annotation");
    out.name("name").value(outline.name());
    out.endObject();
    out.endObject();
  }

  private static void write(List<PixelRing> polygon, JsonWriter out) throws IOException {
    out.beginArray();
    for (PixelRing ring : polygon) {
      out.beginArray();
      for (int i = 0; i <= ring.size(); i++) {
        out.beginArray();
        out.value(ring.x(i % ring.size()));
        out.value(ring.y(i % ring.size()));
        out.endArray();
      }
      out.endArray();
    }
    out.endArray();
  }
}
