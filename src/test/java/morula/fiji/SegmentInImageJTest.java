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
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morula.commands.Main;
import morula.commands.Plots;
import morula.commands.Script;
import morula.image.Labels;
import morula.io.LabelFiles;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A macro in a real ImageJ gives the labels of the command line, with and without a display. */
@Tag("slow")
class SegmentInImageJTest {
  @TempDir static Path folder;

  /** The image in which most is found, and what is found in it. */
  private static String name;

  private static Labels expected;

  @BeforeAll
  static void trainAndSegment() throws IOException {
    Script.assumeBuilt();
    done("generate", "output=my data", "count=6", "size=96", "seed=5");
    done(
        "train",
        "images=my data/images",
        "labels=my data/labels",
        "model=my model.zip",
        "network=unet(depth=2,width=8)",
        "epochs=2",
        "steps_per_epoch=80",
        "patch_size=48",
        "batch_size=4",
        "learning_rate=0.01",
        "schedule=one_cycle",
        "augmentation=flips",
        "precision=fp32");
    Path shipped = Files.createDirectory(folder.resolve("models"));
    Files.copy(folder.resolve("my model.zip"), shipped.resolve("nuclei.zip"));
    done("segment", "input=my data/images", "model=my model.zip", "output=cli");
    for (int i = 1; i <= 6; i++) {
      Labels labels = LabelFiles.read(folder.resolve("cli/nuclei_00" + i + "_labels.tif"));
      if (expected == null || objects(labels) > objects(expected)) {
        expected = labels;
        name = "nuclei_00" + i;
      }
    }
    assertTrue(objects(expected) > 1, "the model finds nothing to compare");
  }

  private static long objects(Labels labels) {
    return Arrays.stream(pixels(labels)).filter(label -> label > 0).distinct().count();
  }

  private static void done(String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertEquals(0, command(err, words), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command as the command line does, but in this program; paths begin at the folder. */
  private static int command(ByteArrayOutputStream err, String... words) {
    List<String> all =
        Stream.of(words)
            .map(word -> word.replaceFirst("^(images|labels|input|output)=", "$1=" + folder + "/"))
            .map(word -> word.replaceFirst("^model=(?!/)", "model=" + folder + "/"))
            .toList();
    PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(all, out, out);
  }

  @Test
  void trainingLeavesItsCurves() throws IOException {
    Plots.assertDrawn(folder.resolve("my model_training.png"));
    assertTrue(Files.exists(folder.resolve("my model.zip")));
  }

  @Test
  void segmentingLeavesItsFiles() {
    for (String file : List.of("_labels.tif", "_rois.zip", "_overlay.png", "_objects.csv")) {
      assertTrue(Files.exists(folder.resolve("cli/" + name + file)), file);
    }
  }

  /** The models that come with Morula lie in the folder of ImageJ, and beside the scripts. */
  @Test
  void headlessMacroFindsTheModelByNameAndGivesTheSameLabels() throws IOException {
    Path macro = macro("headless");
    Files.writeString(
        macro,
        Files.readString(macro).replace("model = folder + \"my model.zip\"", "model = \"nuclei\""));
    Script.Result result =
        Script.run(
            folder,
            Map.of("DISPLAY", "", "MORULA_MODELS", folder.resolve("models").toString()),
            "imagej",
            "-batch",
            macro.toString());
    assertTrue(Files.exists(folder.resolve("headless.done")), result.out() + result.err());
    same("headless");
  }

  @Test
  void macroInAWindowGivesTheSameLabels() throws Exception {
    assumeTrue(isInstalled("Xvfb"), "skipped: Xvfb is not installed");
    Path macro = macro("window");
    Process display =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader number =
        new BufferedReader(
            new InputStreamReader(display.getInputStream(), StandardCharsets.UTF_8))) {
      Map<String, String> environment = Map.of("DISPLAY", ":" + number.readLine().strip());
      Path log = folder.resolve("window.log");
      Process imagej =
          Script.start(folder, environment, "imagej", "-macro", macro.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        Path done = folder.resolve("window.done");
        for (int i = 0; i < 1200 && imagej.isAlive() && !Files.exists(done); i++) {
          imagej.waitFor(100, TimeUnit.MILLISECONDS);
        }
        assertTrue(Files.exists(done), Files.readString(log));
      } finally {
        imagej.destroy();
        imagej.waitFor();
      }
    } finally {
      display.destroy();
      display.waitFor();
    }
    same("window");
    for (String file : List.of("_labels.tif", "_rois.zip", "_overlay.png", "_objects.csv")) {
      assertTrue(Files.exists(folder.resolve("window out/" + name + file)), file);
    }
  }

  @Test
  void resultsAreNoInputOfTheNextRun() throws IOException {
    Path image = folder.resolve("my data/images/" + name + ".tif");
    Path same = Files.createDirectory(folder.resolve("same"));
    Files.copy(image, same.resolve("a.tif"));
    Files.copy(image, same.resolve("b.tif"));
    done("segment", "input=same", "model=my model.zip", "output=same");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertEquals(
        0,
        command(err, "segment", "input=same", "model=my model.zip", "output=same"),
        err.toString(StandardCharsets.UTF_8));
    assertTrue(
        err.toString(StandardCharsets.UTF_8).contains("Left out 4 files"),
        err.toString(StandardCharsets.UTF_8));
    assertTrue(
        err.toString(StandardCharsets.UTF_8).contains("Segmented 2 of 2 files"),
        err.toString(StandardCharsets.UTF_8));
    assertTrue(Files.notExists(same.resolve("a_labels_labels.tif")));
    assertEquals(
        2,
        command(err, "segment", "input=same", "model=my model.zip", "output=none", "frame=9"),
        err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void macroOfTheReadmeRuns() throws IOException {
    Matcher example =
        Pattern.compile("(?m)^run\\(\"Morula: Segment...\".*$")
            .matcher(Files.readString(Path.of("README.md")));
    assertTrue(example.find());
    String model = "/data/my models/nuclei.zip";
    assertTrue(example.group().contains(model), example.group());
    Path macro = folder.resolve("readme.ijm");
    Files.writeString(
        macro,
        """
        open("FOLDER/my data/images/IMAGE.tif");
        run("Set Scale...", "distance=2 known=1 unit=micron");
        EXAMPLE
        print(getTitle());
        rows = nResults;
        for (i = 0; i < rows; i++) if (getResult("area", i) != Table.get("area", i)) exit("differs");
        print("rows " + rows + " read");
        """
            .replace("EXAMPLE", example.group().replace(model, folder + "/my model.zip"))
            .replace("FOLDER", folder.toString())
            .replace("IMAGE", name));
    Script.Result result =
        Script.run(folder, Map.of("DISPLAY", ""), "imagej", "-batch", macro.toString());
    assertTrue(result.out().contains(name + "_labels"), result.out() + result.err());
    assertTrue(result.out().matches("(?s).*rows \\d+ read.*"), result.out());
    assertTrue(
        result.out().contains("The table is not shown, as there is no display"), result.out());
  }

  @Test
  void theCommandLineFindsAModelByName() throws IOException {
    Script.Result result =
        Script.run(
            folder,
            Map.of("MORULA_MODELS", folder.resolve("models").toString()),
            "morula",
            "segment",
            "input=my data/images/" + name + ".tif",
            "model=nuclei",
            "output=named",
            "overlay=false");
    assertEquals(0, result.status(), result.err());
    Labels labels = LabelFiles.read(folder.resolve("named/" + name + "_labels.tif"));
    assertArrayEquals(pixels(expected), pixels(labels));
  }

  @Test
  void badKeyStopsTheMacro() throws IOException {
    Path macro = folder.resolve("bad.ijm");
    Files.writeString(
        macro,
        "newImage(\"x\", \"8-bit\", 32, 32, 1);\n"
            + "run(\"Morula: Segment...\", \"modl=x\");\n"
            + "print(\"went on\");\n");
    Script.Result result =
        Script.run(folder, Map.of("DISPLAY", ""), "imagej", "-batch", macro.toString());
    assertTrue(result.out().contains("did you mean model=?"), result.out() + result.err());
    assertTrue(!result.out().contains("went on"), result.out());
  }

  /** Opens the image, segments it, saves what ImageJ then shows. */
  private static Path macro(String run) throws IOException {
    Path macro = folder.resolve(run + ".ijm");
    String text =
        """
        folder = "FOLDER/";
        open(folder + "my data/images/IMAGE.tif");
        run("Set Scale...", "distance=2 known=1 unit=micron");
        model = folder + "my model.zip";
        run("Morula: Segment...", "model=[&model] output=[" + folder + "RUN out]");
        title = getTitle();
        getPixelSize(unit, width, height);
        saveAs("Tiff", folder + "RUN.tif");
        selectImage("IMAGE.tif");
        File.saveString(title + " " + Overlay.size + " " + unit + " " + width,
          folder + "RUN.done");
        """;
    text = text.replace("IMAGE", name).replace("RUN", run).replace("FOLDER", folder.toString());
    Files.writeString(macro, text.replace("[&model]", "[\" + model + \"]"));
    return macro;
  }

  private static void same(String run) throws IOException {
    Labels labels = LabelFiles.read(folder.resolve(run + ".tif"));
    assertArrayEquals(pixels(expected), pixels(labels));
    String[] told = Files.readString(folder.resolve(run + ".done")).strip().split(" ");
    assertEquals(name + "_labels", told[0]);
    assertEquals(objects(expected), Long.parseLong(told[1]));
    assertEquals("0.5", told[3]);
    assertEquals(0.5, labels.calibration().pixelWidth());
  }

  private static int[] pixels(Labels labels) {
    int[] pixels = new int[(int) labels.pixels().size()];
    int i = 0;
    for (IntType label : Views.flatIterable(labels.pixels())) {
      pixels[i++] = label.get();
    }
    return pixels;
  }

  private static boolean isInstalled(String program) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
