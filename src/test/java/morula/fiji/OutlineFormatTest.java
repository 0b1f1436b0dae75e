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

package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import morula.image.Calibration;
import morula.image.Labels;
import morula.io.GeoJson;
import morula.io.LabelCanvas;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of ROIs and of QuPath are label images like others. */
class OutlineFormatTest {
  @TempDir Path folder;

  private static int[] values(Labels labels) {
    int[] values = new int[(int) labels.pixels().size()];
    int i = 0;
    for (IntType label : Views.flatIterable(labels.pixels())) {
      values[i++] = label.get();
    }
    return values;
  }

  /** Grains of a few labels: objects in many pieces, with holes, touching at corners. */
  private static Labels grains(long seed, int side, int slices, int frames, int labels) {
    Random random = new Random(seed);
    int[] pixels = new int[side * side * slices * frames];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(3) == 0 ? 1 + random.nextInt(labels) : 0;
    }
    return new Labels("x", ArrayImgs.ints(pixels, side, side, slices, frames), Calibration.NONE);
  }

  /** Large objects with holes, and objects in the holes. */
  private static Labels rings(int side) {
    int[] pixels = new int[side * side];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % side;
      int y = i / side;
      int depth = Math.min(Math.min(x, y), Math.min(side - 1 - x, side - 1 - y));
      pixels[i] = depth % 4 == 0 ? 1 : depth % 4 == 2 ? 2 + depth : 0;
    }
    return new Labels("x", ArrayImgs.ints(pixels, side, side, 1, 1), Calibration.NONE);
  }

  @ParameterizedTest
  @CsvSource({"zip,1,1,3", "zip,4,1,20", "zip,2,3,9", "geojson,1,1,3", "geojson,1,5,9"})
  void labelsAreTheSameAfterAFileOfOutlines(String ending, int slices, int frames, int count)
      throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Labels labels = grains(seed, 5 + 2 * seed, slices, frames, count);
      assertSame(labels, folder.resolve("x_rois." + ending));
    }
    assertSame(rings(40), folder.resolve("rings." + ending));
  }

  private static void assertSame(Labels labels, Path file) throws IOException {
    LabelRois.Stack stack =
        new LabelRois.Stack(1, (int) labels.slices(), (int) labels.frames(), 0, 0);
    RoiFiles.write(labels, stack, file);
    assertArrayEquals(values(labels), values(LabelFiles.read(file, LabelCanvas.of(labels))));
  }

  @Test
  void tenThousandObjectsOfQuPathTakeLessThanTwoSeconds() {
    int side = 600;
    int[] pixels = new int[side * side];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % side;
      int y = i / side;
      pixels[i] = x % 6 < 5 && y % 6 < 5 ? 1 + x / 6 + y / 6 * (side / 6) : 0;
    }
    Labels labels = new Labels("x", ArrayImgs.ints(pixels, side, side, 1, 1), Calibration.NONE);
    assertTimeout(
        Duration.ofSeconds(10), // busy machines
        () -> assertSame(labels, folder.resolve("many.geojson")));
  }

  @Test
  void withoutAnImageTheSizeIsTheSmallestThatHoldsAll() throws IOException {
    int[] pixels = {0, 0, 0, 0, 0, 5, 0, 0, 0};
    Labels labels = new Labels("x", ArrayImgs.ints(pixels, 3, 3, 1, 1), Calibration.NONE);
    Path file = folder.resolve("x.geojson");
    RoiFiles.write(labels, new LabelRois.Stack(1, 1, 1, 0, 0), file);
    assertArrayEquals(new int[] {0, 0, 0, 0, 0, 5}, values(LabelFiles.read(file)));
  }

  @Test
  void whatQuPathWritesIsRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.geojson"),
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"a","geometry":{"type":"Polygon","coordinates":
              [[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[3,1],[3,3],[1,3],[1,1]]]},
              "properties":{"objectType":"annotation","name":"cell A",
              "classification":{"name":"Tumor","color":[200,0,0]}}},
            {"type":"Feature","id":"b","geometry":{"type":"MultiPolygon","coordinates":
              [[[[4.2,0],[6,0],[6,1],[4.2,1],[4.2,0]]],[[[4,3],[5.4,3],[5.4,4],[4,4],[4,3]]]],
              "plane":{"c":-1,"z":0,"t":0}},
              "properties":{"objectType":"annotation","isLocked":false}},
            {"type":"Feature","id":"c","geometry":{"type":"LineString","coordinates":[[0,0],[5,5]]},
              "properties":{"objectType":"annotation"}}]}
            """);
    Labels labels = LabelFiles.read(file, canvas(6, 4));
    assertArrayEquals(
        new int[] {
          1, 1, 1, 1, 2, 2, //
          1, 0, 0, 1, 0, 0, //
          1, 0, 0, 1, 0, 0, //
          1, 1, 1, 1, 2, 0
        },
        values(labels));
  }

  @Test
  void annotationsAroundDetectionsAreRegions() throws IOException {
    String square = "[[[%1$d,0],[%2$d,0],[%2$d,2],[%1$d,2],[%1$d,0]]]";
    String feature =
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s},"
            + "\"properties\":{\"objectType\":\"%s\"}}";
    Path file =
        Files.writeString(
            folder.resolve("x.geojson"),
            "["
                + String.format(
                    Locale.ROOT, feature, String.format(Locale.ROOT, square, 0, 4), "annotation")
                + ","
                + String.format(
                    Locale.ROOT, feature, String.format(Locale.ROOT, square, 1, 2), "cell")
                + "]");
    assertArrayEquals(
        new int[] {0, 1, 0, 0, 0, 1, 0, 0}, values(LabelFiles.read(file, canvas(4, 2))));
    assertEquals(1, GeoJson.read(file).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "no json",
        "3",
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0],[1]]]}}",
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[3]}}",
        "{\"type\":\"Feature\",\"geometry\":{\"coordinates\":[]}}",
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1e9,0],[1e9,1e9],[0,0]]]}}"
      })
  void otherJsonIsRefusedByName(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.geojson"), text);
    InvalidRequestException refused =
        assertThrows(InvalidRequestException.class, () -> LabelFiles.read(file));
    assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
  }

  @Test
  void outlinesAreFoundAmongLabels() throws IOException {
    Labels labels = rings(9);
    LabelRois.Stack stack = new LabelRois.Stack(1, 1, 1, 0, 0);
    RoiFiles.write(labels, stack, folder.resolve("a_rois.zip"));
    RoiFiles.write(labels, stack, folder.resolve("b.geojson"));
    RoiFiles.write(labels, stack, folder.resolve("c_rois.zip"));
    LabelFiles.write(labels, folder.resolve("c_labels.tif"));
    Files.writeString(folder.resolve("model.zip"), "no ROIs");
    assertEquals(
        List.of("a_rois.zip", "b.geojson", "c_labels.tif"),
        LabelFiles.resolve(folder.toString(), "labels").stream()
            .map(file -> file.getFileName().toString())
            .toList());
  }

  private static LabelCanvas canvas(int width, int height) {
    return new LabelCanvas(width, height, 1, 1, 1, Calibration.NONE);
  }
}
