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

package morula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import morula.commands.Script;
import morula.fiji.ImagePlusView;
import morula.image.Image;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.keys.CommandRunner;
import morula.learning.TrainingResult;
import morula.model.ModelFolders;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** The scripts of the documentation, run as they stand there, do what the commands do. */
class MorulaInGroovyTest {
  private static final Path SCRIPTS = Path.of("src", "test", "resources", "morula", "scripts");
  private static final Path PAGE = Path.of("src", "site", "markdown", "scripting.md");
  private static final Path FACADE = Path.of("src", "main", "java", "morula", "Morula.java");

  /** What stands for the folder of the user's data. */
  private static final String DATA = "/data/";

  /** Added to the training, so that it takes seconds. */
  private static final String QUICK =
      ", network: 'unet(depth=2,width=4)', steps_per_epoch: 2, patch_size: 32, batch_size: 2,"
          + " precision: 'fp32', learning_rate: 0.002";

  private static final String BEFORE = System.getProperty(ModelFolders.PROPERTY);

  @TempDir static Path folder;

  private final StringWriter printed = new StringWriter();
  private final GroovyShell shell = new GroovyShell(new Binding());
  private ImagePlus image;

  @BeforeAll
  static void drawImagesAndSegmentThemByTheCommand() throws IOException {
    System.setProperty(ModelFolders.PROPERTY, "update-site/models");
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 4, 96, 3, Progress.NONE);
    command(
        "segment",
        "input=" + folder.resolve("images"),
        "output=" + folder.resolve("command"),
        "diameter=30");
  }

  @AfterAll
  static void restore() {
    if (BEFORE == null) {
      System.clearProperty(ModelFolders.PROPERTY);
    } else {
      System.setProperty(ModelFolders.PROPERTY, BEFORE);
    }
  }

  @BeforeEach
  void openAnImage() {
    image = IJ.openImage(folder.resolve("images/nuclei_002.tif").toString());
    WindowManager.setTempCurrentImage(image);
    shell.setVariable("out", new PrintWriter(printed, true));
  }

  @Test
  void theOpenImageHasTheLabelsOfTheCommand() throws IOException {
    run("open");
    boolean before = Interpreter.batchMode;
    Interpreter.batchMode = true; // shows images without windows
    try {
      run("segment");
      ImagePlus shown = Interpreter.getLastBatchModeImage();
      assertEquals("nuclei_002_labels", shown.getTitle());
      Labels expected = byTheCommand("nuclei_002");
      Image found = ImagePlusView.of(shown);
      assertEquals(expected.calibration(), found.calibration());
      assertEquals(
          values(expected.plane(0, 0)),
          Views.flatIterable(found.pixels()).stream().map(v -> (int) v.getRealDouble()).toList());
      assertTrue(values(expected.plane(0, 0)).stream().anyMatch(v -> v > 0));
    } finally {
      Interpreter.batchMode = before;
    }
  }

  @Test
  void aFolderHasTheLabelsOfTheCommandAndTheScoresToo() throws IOException {
    Files.createDirectories(folder.resolve("results"));
    run("open");
    run("folder");
    for (int i = 1; i <= 4; i++) {
      String name = "nuclei_00" + i;
      Labels found = LabelFiles.read(folder.resolve("results/" + name + "_labels.tif"));
      Labels expected = byTheCommand(name);
      assertEquals(values(expected.plane(0, 0)), values(found.plane(0, 0)), name);
      // ImageJ writes the z-step of stacks alone
      assertEquals(expected.calibration().pixelWidth(), found.calibration().pixelWidth());
      assertEquals(expected.calibration().unit(), found.calibration().unit());
    }
    run("evaluate");
    command(
        "evaluate",
        "labels=" + folder.resolve("labels"),
        "predictions=" + folder.resolve("command"),
        "output=" + folder.resolve("scores"));
    JsonObject metrics =
        new Gson()
            .fromJson(Files.readString(folder.resolve("scores/metrics.json")), JsonObject.class);
    double accuracy =
        metrics.getAsJsonObject("pooled").getAsJsonArray("accuracy").get(0).getAsDouble();
    assertTrue(accuracy > 0.5, "accuracy " + accuracy);
    assertEquals(accuracy, Double.parseDouble(printed.toString().strip()));
  }

  @Test
  void scoresAndBlocksAreThoseOfTheObjectsOfTheImage() throws IOException {
    shell.setVariable("pixels", plane(image));
    run("open");
    run("scores");
    run("block");
    RandomAccessibleInterval<IntType> whole = byTheCommand("nuclei_002").plane(0, 0);
    RandomAccessibleInterval<IntType> part =
        Views.interval(whole, new long[] {20, 10}, new long[] {83, 57});
    List<String> lines = printed.toString().lines().toList();
    assertEquals(objects(whole) + " objects; warnings: []", lines.get(0));
    assertEquals(objects(part) + " objects", lines.get(1));
    assertTrue(objects(part) > 1);
  }

  @Test
  void aTrainingLeavesAModelThatCanBeOpened() throws IOException {
    TrainingResult result = (TrainingResult) run("train");
    assertEquals(folder.resolve("mine.zip").toAbsolutePath(), result.model());
    assertEquals(3, result.epochs().size());
    assertTrue(Files.exists(folder.resolve("mine_training.csv")));
    assertTrue(Files.exists(folder.resolve("mine_training.png")));
    try (Morula mine = Morula.open(result.model().toString())) {
      assertEquals("nuclei_002_labels", mine.segment(image).getTitle());
    }
  }

  /** The page shows every script; the Javadoc those of two lines. */
  @Test
  void theDocumentationShowsTheScripts() throws IOException {
    String page = Files.readString(PAGE);
    String javadoc =
        Files.readAllLines(FACADE).stream()
            .map(line -> line.replaceFirst("^ \\* ?", "").strip() + "\n")
            .collect(Collectors.joining());
    Set<String> ofTwoLines = new TreeSet<>();
    for (Path script : scripts()) {
      String text = Files.readString(script);
      assertTrue(page.contains("```groovy\n" + text + "```\n"), script + " is not in " + PAGE);
      if (text.lines().count() == 2) {
        ofTwoLines.add(script.getFileName().toString());
        String shown = text.replaceFirst("^import .*\n", "");
        assertTrue(javadoc.contains(shown), script + " is not in " + FACADE);
      }
    }
    assertEquals(
        Set.of("open.groovy", "segment.groovy", "train.groovy", "evaluate.groovy"), ofTwoLines);
    assertEquals(scripts().size(), page.split("```groovy").length - 1, "no other is in " + PAGE);
  }

  /** What users install comes from this class path; Fiji has a Groovy of its own. */
  @Test
  void librariesOfTheTestsAreNotHandedOut() throws IOException {
    Script.assumeBuilt();
    String libraries = Files.readString(Path.of("target", "classpath.txt"));
    assertTrue(libraries.contains("pytorch-engine"), libraries);
    for (String library : List.of("groovy", "junit")) {
      assertFalse(libraries.contains(library), library);
    }
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.sorted().toList();
    }
  }

  private Object run(String script) throws IOException {
    String text = Files.readString(SCRIPTS.resolve(script + ".groovy"));
    String here = text.replace(DATA, folder.toString().replace('\\', '/') + "/");
    return shell.evaluate(here.replace("epochs: 3", "epochs: 3" + QUICK));
  }

  private static Labels byTheCommand(String name) throws IOException {
    return LabelFiles.read(folder.resolve("command/" + name + "_labels.tif"));
  }

  /** X, Y. */
  private static RandomAccessibleInterval<?> plane(ImagePlus image) {
    RandomAccessibleInterval<?> plane = ImagePlusView.of(image).pixels();
    while (plane.numDimensions() > 2) {
      plane = Views.hyperSlice(plane, 2, 0);
    }
    return plane;
  }

  private static List<Integer> values(RandomAccessibleInterval<IntType> plane) {
    return Views.flatIterable(plane).stream().map(IntType::get).toList();
  }

  private static long objects(RandomAccessibleInterval<IntType> plane) {
    return values(plane).stream().filter(v -> v > 0).distinct().count();
  }

  private static void command(String name, String... keys) {
    try (Context context = new Context(CommandService.class)) {
      CommandRunner runner = new CommandRunner(context);
      CommandInfo info = runner.find(name);
      runner.run(info, runner.keys(info).parse(List.of(keys)), Progress.NONE);
    }
  }
}
