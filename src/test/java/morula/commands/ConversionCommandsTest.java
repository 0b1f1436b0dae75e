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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import morula.image.Labels;
import morula.io.LabelFiles;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that make labels, ROIs and tables of each other, on the command line. */
class ConversionCommandsTest {
  @TempDir static Path data;

  private record Result(int status, String out, String err) {}

  private static Result run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            List.of(words),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Result done(String... words) {
    Result result = run(words);
    assertEquals(0, result.status(), result.err());
    return result;
  }

  private static String refused(String... words) {
    Result result = run(words);
    assertEquals(2, result.status(), result.out() + result.err());
    return result.err();
  }

  private static String at(String name) {
    return data.resolve(name).toString();
  }

  private static int[] values(String name) throws IOException {
    Labels labels = LabelFiles.read(data.resolve(name));
    int[] values = new int[(int) labels.pixels().size()];
    int i = 0;
    for (IntType label : Views.flatIterable(labels.pixels())) {
      values[i++] = label.get();
    }
    return values;
  }

  @BeforeAll
  static void generate() throws IOException {
    done("generate", "output=" + at("."), "count=3", "size=96", "seed=3");
    for (int i = 1; i <= 3; i++) {
      String name = "nuclei_00" + i;
      for (String end : List.of("rois/" + name + "_rois.zip", "qupath/" + name + ".geojson")) {
        done("labels_to_rois", "input=" + at("labels/" + name + ".tif"), "output=" + at(end));
      }
    }
  }

  @Test
  void labelsComeBackFromBothKindsOfFile() throws IOException {
    for (String file : List.of("rois/nuclei_001_rois.zip", "qupath/nuclei_001.geojson")) {
      Result made =
          done(
              "rois_to_labels",
              "rois=" + at(file),
              "input=" + at("images/nuclei_001.tif"),
              "output=" + at("back.tif"));
      assertTrue(made.err().contains("Made "), made.err());
      assertArrayEquals(values("labels/nuclei_001.tif"), values("back.tif"));
    }
  }

  @Test
  void tablesAreTheSameFromLabelsAndFromRois() throws IOException {
    for (String kind : List.of("labels", "rois", "qupath")) {
      done(
          "measure_labels",
          "labels=" + at(kind),
          "images=" + at("images"),
          "output=" + at("tables " + kind));
    }
    for (int i = 1; i <= 3; i++) {
      String name = "nuclei_00" + i + "_objects.csv";
      String table = Files.readString(data.resolve("tables labels").resolve(name));
      assertTrue(table.startsWith("label,frame,slice,area_pixels"), table);
      assertEquals(table, Files.readString(data.resolve("tables rois").resolve(name)));
      assertEquals(table, Files.readString(data.resolve("tables qupath").resolve(name)));
    }
  }

  @Test
  void aBadFileDoesNotStopTheOthers() throws IOException {
    Path some = Files.createDirectory(data.resolve("some"));
    Files.copy(data.resolve("labels/nuclei_001.tif"), some.resolve("nuclei_001.tif"));
    Files.copy(data.resolve("labels/nuclei_001.tif"), some.resolve("nuclei_002.tif"));
    Files.writeString(some.resolve("nuclei_003_rois.zip"), "no ROIs");
    Result result =
        run("measure_labels", "labels=" + some, "images=" + at("images"), "output=" + at("few"));
    assertEquals(1, result.status(), result.err());
    assertTrue(Files.exists(data.resolve("few/nuclei_002_objects.csv")));
    assertTrue(result.err().contains("nuclei_003_rois.zip is not a whole zip"), result.err());
    assertTrue(result.err().contains("Measured 2 of 3 images"), result.err());
  }

  @Test
  void roisAreTruthAndPredictions() {
    for (String truth : List.of("labels", "rois", "qupath")) {
      for (String prediction : List.of("labels", "rois", "qupath")) {
        if (!truth.equals(prediction)) {
          Result result =
              done(
                  "evaluate",
                  "labels=" + at(truth),
                  "predictions=" + at(prediction),
                  "output=" + at("scores"));
          assertTrue(result.out().contains("(100 in 100)"), truth + prediction + result.out());
        }
      }
    }
  }

  @Test
  void theSameFolderTwiceIsNamed() {
    String line =
        refused(
            "evaluate", "labels=" + at("rois"), "predictions=" + at("rois"), "output=" + at("no"));
    assertTrue(line.contains("cannot be compared with itself"), line);
  }

  @Test
  void roisCanBeLearnedFrom() {
    for (String labels : List.of("labels", "rois", "qupath")) {
      Result checked = done("check_data", "images=" + at("images"), "labels=" + at(labels));
      assertTrue(checked.out().contains("3 images with labels can be learned"), checked.out());
      assertEquals(
          done("check_data", "images=" + at("images"), "labels=" + at("labels")).out(),
          checked.out());
    }
  }

  @Test
  void theDataCheckNamesAllThatIsWrong() throws IOException {
    String line = refused("check_data", "images=" + at("images"), "labels=" + at("nothing"));
    assertTrue(line.contains("no such file or folder"), line);
    Path photographs = Files.createDirectory(data.resolve("photographs"));
    for (int i = 1; i <= 3; i++) {
      String name = "nuclei_00" + i + ".tif";
      Files.copy(data.resolve("images/" + name), photographs.resolve(name));
    }
    line = refused("check_data", "images=" + at("images"), "labels=" + photographs);
    assertTrue(line.contains("error: "), line);
    assertTrue(line.contains("cannot be learned from"), line);
  }

  @Test
  void theDataCheckGoesOnAfterABadFile() throws IOException {
    Path mixed = Files.createDirectory(data.resolve("mixed"));
    Files.copy(data.resolve("labels/nuclei_001.tif"), mixed.resolve("nuclei_001.tif"));
    Files.writeString(mixed.resolve("nuclei_002_rois.zip"), "no ROIs");
    Files.writeString(mixed.resolve("nuclei_003.geojson"), "{}");
    String lines = refused("check_data", "images=" + at("images"), "labels=" + mixed);
    assertTrue(lines.contains("error: nuclei_002: " + mixed), lines);
    assertTrue(lines.contains("error: nuclei_003: " + mixed), lines);
    assertTrue(lines.contains("correct 2 errors in 3 images"), lines);
  }

  @Test
  void whatMakesNoSenseIsRefusedInALine() {
    assertTrue(refused("rois_to_labels").contains("input= is missing"));
    assertTrue(
        refused("rois_to_labels", "input=" + at("images/nuclei_001.tif"))
            .contains("rois= is missing"));
    assertTrue(
        refused(
                "rois_to_labels",
                "rois=" + at("rois/nuclei_001_rois.zip"),
                "input=" + at("images/nuclei_001.tif"),
                "output=" + at("x.png"))
            .contains("ends in .tif"));
    assertTrue(refused("labels_to_rois").contains("input= is missing"));
    assertTrue(
        refused("labels_to_rois", "input=" + at("labels/nuclei_001.tif"))
            .contains("there is no ROI Manager"));
    assertTrue(
        refused("labels_to_rois", "input=" + at("labels/nuclei_001.tif"), "output=" + at("x.txt"))
            .contains(".geojson"));
    assertTrue(refused("measure_labels").contains("labels= is missing"));
    assertTrue(refused("measure_labels", "labels=" + at("labels")).contains("images= is missing"));
    assertTrue(refused("models", "model=nothing").contains("no such model is installed"));
  }

  @Test
  void aboutTellsVersionLicenceAndCitations() {
    String text = done("about").out();
    assertTrue(text.startsWith("Morula "), text);
    assertTrue(text.contains("BSD-2-Clause"), text);
    assertTrue(text.contains("https://doi.org/10.1038/nmeth.2089"), text);
  }

  @Test
  void samplesDifferByTheirNumberAlone() throws IOException {
    done("sample", "size=96", "output=" + at("sample"));
    byte[] first = Files.readAllBytes(data.resolve("sample/sample_001.tif"));
    done("sample", "size=96", "number=2", "output=" + at("sample"));
    assertFalse(
        java.util.Arrays.equals(first, Files.readAllBytes(data.resolve("sample/sample_002.tif"))));
    done("sample", "size=96", "output=" + at("sample"));
    assertArrayEquals(first, Files.readAllBytes(data.resolve("sample/sample_001.tif")));
    assertTrue(Files.exists(data.resolve("sample/sample_001_labels.tif")));
  }

  @Test
  void severalSamplesCanBeTrainedOn() throws IOException {
    assertTrue(refused("sample", "count=2").contains("output= is missing"));
    done("sample", "kind=membranes", "size=96", "count=3", "output=" + at("cells"));
    for (int i = 1; i <= 3; i++) {
      assertTrue(Files.exists(data.resolve("cells/sample_membranes_00" + i + ".tif")));
    }
    // images and label images lie in one folder
    Result checked = done("check_data", "images=" + at("cells"), "labels=" + at("cells"));
    assertTrue(checked.out().contains("3 images with labels"), checked.out());
    done("sample", "kind=membranes", "size=96", "number=3", "output=" + at("third"));
    assertArrayEquals(
        Files.readAllBytes(data.resolve("cells/sample_membranes_003.tif")),
        Files.readAllBytes(data.resolve("third/sample_membranes_003.tif")));
  }
}
