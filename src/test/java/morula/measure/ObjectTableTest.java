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

package morula.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.io.Csv;
import morula.progress.Progress;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectTableTest {

  private record Expected(
      int label,
      long area,
      double x,
      double y,
      int[] box,
      double perimeter,
      double mean,
      double min,
      double max) {}

  private record Fixture(int width, int[] labels, int[] image, List<Expected> objects) {}

  @Test
  void agreesWithScikitImage() throws IOException {
    Fixture f;
    try (Reader reader =
        new InputStreamReader(
            getClass().getResourceAsStream("object_measures.json"), StandardCharsets.UTF_8)) {
      f = new Gson().fromJson(reader, Fixture.class);
    }
    int height = f.labels().length / f.width();
    // twice: another channel whose values are 1 more, and another frame
    int[] channels =
        IntStream.concat(IntStream.of(f.image()), IntStream.of(f.image()).map(v -> v + 1))
            .toArray();
    int[] frames = IntStream.concat(IntStream.of(channels), IntStream.of(channels)).toArray();
    int[] labels = IntStream.concat(IntStream.of(f.labels()), IntStream.of(f.labels())).toArray();
    ObjectTable table =
        ObjectTable.measure(
            new Labels("a", ArrayImgs.ints(labels, f.width(), height, 1, 2), Calibration.NONE),
            new Image("a", ArrayImgs.ints(frames, f.width(), height, 2, 1, 2), Calibration.NONE),
            Optional.empty(),
            Progress.NONE);
    assertEquals(2 * f.objects().size(), table.objects().size());
    for (int i = 0; i < table.objects().size(); i++) {
      Expected e = f.objects().get(i % f.objects().size());
      ObjectMeasures o = table.objects().get(i);
      assertEquals(i / f.objects().size() + 1, o.frame());
      assertEquals(1, o.slice());
      assertEquals(e.label(), o.label());
      assertEquals(e.area(), o.areaPixels());
      assertEquals(e.x() + 0.5, o.centroidX(), 1e-9);
      assertEquals(e.y() + 0.5, o.centroidY(), 1e-9);
      assertArrayEquals(e.box(), new int[] {o.boxX(), o.boxY(), o.boxWidth(), o.boxHeight()});
      assertEquals(e.perimeter(), o.perimeter(), 1e-9);
      for (int c = 0; c < 2; c++) {
        assertEquals(e.mean() + c, o.intensities().get(c).mean(), 1e-6);
        assertEquals(e.min() + c, o.intensities().get(c).minimum());
        assertEquals(e.max() + c, o.intensities().get(c).maximum());
      }
    }
  }

  @Test
  void lengthsAreInTheUnitOfTheImage() {
    // pixels of 0.5 x 0.25: a disc of radius 20 µm is an ellipse of pixels
    Calibration calibration = new Calibration(0.5, 0.25, 1, "micron", 0, "sec", 10, 20, 0);
    var pixels = ArrayImgs.ints(120, 240, 1, 1);
    var access = pixels.randomAccess();
    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 120; x++) {
        if (Math.hypot((x + 0.5) * 0.5 - 30, (y + 0.5) * 0.25 - 30) <= 20) {
          access.setPositionAndGet(x, y, 0, 0).set(1);
        }
      }
    }
    ObjectMeasures disc =
        ObjectTable.measure(
                new Labels("a", pixels, calibration),
                new Image("a", ArrayImgs.bytes(120, 240, 1, 1, 1), calibration),
                Optional.empty(),
                Progress.NONE)
            .objects()
            .get(0);
    assertEquals(Math.PI * 400, disc.area(), 5);
    assertEquals(30 - 5, disc.centroidX(), 1e-9);
    assertEquals(30 - 5, disc.centroidY(), 1e-9);
    // four directions of such pixels leave an error of some per cent
    assertEquals(2 * Math.PI * 20, disc.perimeter(), 0.04 * 2 * Math.PI * 20);
    assertEquals(1, disc.circularity(), 0.06);
  }

  @Test
  void theCsvIsTheSameInEveryLocale(@TempDir Path folder) throws IOException {
    Labels labels =
        new Labels(
            "a",
            ArrayImgs.ints(new int[] {1, 1, 0, 2}, 4, 1, 1, 1),
            new Calibration(0.1, 0.1, 1, "µm", 0, "sec", 0, 0, 0));
    Image image =
        new Image(
            "a", ArrayImgs.floats(new float[] {1, 2, 3, -0.25f}, 4, 1, 1, 1, 1), Calibration.NONE);
    Path file = folder.resolve("new/objects.csv");
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      ObjectTable.measure(labels, image, Optional.empty(), Progress.NONE).writeCsv(file);
    } finally {
      Locale.setDefault(before);
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(
        "label,frame,slice,area_pixels,area,centroid_x,centroid_y,box_x,box_y,box_width,box_height,"
            + "perimeter,circularity,mean_1,min_1,max_1,unit,"
            + "feret,min_feret,ellipse_major,ellipse_minor,ellipse_angle,"
            + "median_1,sd_1,integrated_density_1,ring_mean_1",
        lines.get(0));
    assertEquals(3, lines.size());
    assertEquals("1,1,1,2,0.02,0.1,0.05,0,0,2,1,", lines.get(1).substring(0, 30));
    assertTrue(lines.get(2).contains(",-0.25,-0.25,-0.25,µm,"), lines.get(2));
    assertTrue(lines.get(2).endsWith(",-0.25,0,-0.0025,3"), lines.get(2));
  }

  @Test
  void aUnitWithACommaStaysOneColumn(@TempDir Path folder) throws IOException {
    Calibration calibration = new Calibration(1, 1, 1, "1,5 µm", 0, "sec", 0, 0, 0);
    Labels labels = new Labels("a", ArrayImgs.ints(new int[] {1, 0}, 2, 1, 1, 1), calibration);
    Image image = new Image("a", ArrayImgs.bytes(2, 1, 1, 1, 1), calibration);
    Path file = folder.resolve("objects.csv");
    ObjectTable.measure(labels, image, Optional.empty(), Progress.NONE).writeCsv(file);
    List<List<String>> rows = Csv.rows(Files.readString(file));
    assertEquals(rows.get(0).size(), rows.get(1).size());
    assertEquals("1,5 µm", rows.get(1).get(rows.get(0).indexOf("unit")));
  }

  @Test
  void scoresHaveTheirColumn(@TempDir Path folder) throws IOException {
    Labels labels =
        new Labels("a", ArrayImgs.ints(new int[] {3, 3, 0, 1}, 4, 1, 1, 1), Calibration.NONE);
    Image image = new Image("a", ArrayImgs.bytes(4, 1, 1, 1, 1), Calibration.NONE);
    ObjectTable table =
        ObjectTable.measure(
            labels, image, Optional.of(new double[] {0.25, 0.5, 0.75}), Progress.NONE);
    int column = table.columns().indexOf("score");
    assertEquals(table.columns().indexOf("mean_1") - 1, column);
    assertEquals(0.25, table.row(table.objects().get(0))[column]);
    assertEquals(0.75, table.row(table.objects().get(1))[column]);
    assertEquals(table.columns().size(), table.row(table.objects().get(0)).length);
    Path file = folder.resolve("objects.csv");
    table.writeCsv(file);
    assertEquals("0.75", Files.readAllLines(file).get(2).split(",")[column]);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> ObjectTable.measure(labels, image, Optional.of(new double[] {1}), Progress.NONE));
    Labels nothing = new Labels("a", ArrayImgs.ints(4, 1, 1, 1), Calibration.NONE);
    assertEquals(
        table.columns(),
        ObjectTable.measure(nothing, image, Optional.of(new double[0]), Progress.NONE).columns(),
        "also where nothing was found");
  }

  @Test
  void labelsOfAnotherSizeAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ObjectTable.measure(
                new Labels("a", ArrayImgs.ints(4, 4, 1, 1), Calibration.NONE),
                new Image("b", ArrayImgs.bytes(4, 5, 1, 1, 1), Calibration.NONE),
                Optional.empty(),
                Progress.NONE));
  }
}
