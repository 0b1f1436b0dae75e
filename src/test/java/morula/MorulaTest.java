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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import morula.commands.Script;
import morula.image.Image;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.segmentation.LoadedModels;
import morula.segmentation.Segmentation;
import morula.synthetic.SyntheticDataset;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facade from Java. */
class MorulaTest {
  private static final String NUCLEI = "update-site/models/nuclei.zip";

  private static Morula open(Progress progress) throws IOException {
    return Morula.open(Map.of("model", NUCLEI, "diameter", 28, "device", "cpu"), progress);
  }

  /** X, Y. */
  private static Img<FloatType> plane() {
    Image image = SegmentedPlane.PLANE;
    Img<FloatType> plane =
        ArrayImgs.floats(image.pixels().dimension(0), image.pixels().dimension(1));
    var target = plane.cursor();
    Views.flatIterable(image.pixels()).forEach(v -> target.next().set(v.getRealFloat()));
    return plane;
  }

  private static List<Integer> values(RandomAccessibleInterval<IntType> pixels) {
    return Views.flatIterable(pixels).stream().map(IntType::get).toList();
  }

  private static void refused(String line, Executable call) {
    var e = assertThrows(InvalidRequestException.class, call);
    assertTrue(e.getMessage().startsWith(line), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void aModelThatIsOpenedAgainIsStillLoaded() throws IOException {
    open(Progress.NONE).close();
    int before = LoadedModels.count();
    Morula closed = open(Progress.NONE);
    try (Segmentation first = closed.segmentation(plane())) {
      closed.close();
      assertTrue(first.objects().isPresent(), "it outlives the model");
      assertThrows(IllegalStateException.class, () -> closed.segmentation(plane()));
    }
    assertEquals(before, LoadedModels.count());
  }

  @Test
  void everyFormOfAPlaneHasTheSameLabels() throws IOException {
    Img<FloatType> plane = plane();
    float[] pixels = new float[(int) plane.size()];
    var cursor = plane.cursor();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = cursor.next().get();
    }
    int width = (int) plane.dimension(0);
    ImagePlus open =
        new ImagePlus("a.tif", new FloatProcessor(width, (int) plane.dimension(1), pixels));
    Morula morula = open(Progress.NONE);
    try (Segmentation ofImage = morula.segmentation(SegmentedPlane.PLANE);
        Segmentation ofOpen = morula.segmentation(open);
        Segmentation ofPixels = morula.segmentation(plane);
        Segmentation moved = morula.segmentation(Views.translate(plane, -7, 40))) {
      ImagePlus labels = morula.segment(open);
      morula.close();
      List<Integer> expected = values(ofImage.labels().pixels());
      assertTrue(expected.stream().anyMatch(v -> v > 3));
      assertEquals(expected, values(ofOpen.labels().pixels()));
      assertEquals(expected, values(ofPixels.labels().pixels()));
      assertEquals(expected, values(moved.labels().pixels()));
      assertEquals("a_labels", labels.getTitle());
      List<Integer> shown = new ArrayList<>();
      for (int i = 0; i < pixels.length; i++) {
        shown.add((int) labels.getProcessor().getf(i));
      }
      assertEquals(expected, shown, "an image outlives the model");
    }
  }

  @Test
  void aBlockLiesInItsPlaceInTheImage() throws IOException {
    RandomAccessibleInterval<FloatType> moved = Views.translate(plane(), 1000, -50);
    var block = Views.translate(ArrayImgs.unsignedShorts(50, 40), 1030, -30);
    var same = Views.translate(ArrayImgs.unsignedShorts(50, 40), 30, 20);
    try (Morula morula = open(Progress.NONE);
        Segmentation whole = morula.segmentation(moved)) {
      int largest = morula.segment(moved, block);
      assertTrue(largest > 0);
      assertEquals(largest, morula.blocks(moved).segment(0, same, 64, Progress.NONE));
      assertEquals(shorts(same), shorts(block));
      List<Integer> part =
          values(
              Views.interval(whole.labels().plane(0, 0), new long[] {30, 20}, new long[] {79, 59}));
      Map<Integer, Integer> numbers = new TreeMap<>(Map.of(0, 0));
      part.forEach(label -> numbers.computeIfAbsent(label, l -> numbers.size()));
      assertEquals(part.stream().map(numbers::get).toList(), shorts(block));
    }
  }

  private static List<Integer> shorts(RandomAccessibleInterval<UnsignedShortType> pixels) {
    return Views.flatIterable(pixels).stream().map(UnsignedShortType::get).toList();
  }

  @Test
  void whatMakesNoSenseIsRefused() throws IOException {
    refused("segmentation has no key \"diametr\"", () -> Morula.open("x", Map.of("diametr", 30)));
    refused("diameter=-1 is not valid", () -> Morula.open("x", Map.of("diameter", -1)));
    refused("model= is given twice", () -> Morula.open("x", Map.of("model", "y")));
    refused("model=nowhere", () -> Morula.open("nowhere"));
    refused("train has no key \"epoch\"", () -> Morula.train(Map.of("epoch", 3)));
    refused("images= is missing", () -> Morula.train(Map.of("epochs", 3)));
    refused("labels= is missing", () -> Morula.evaluate(Map.of()));
    refused("predictions= is missing", () -> Morula.evaluate(Map.of("labels", "a")));
    refused("evaluate has no key \"label\"", () -> Morula.evaluate(Map.of("label", "a")));
    try (Morula morula = open(Progress.NONE)) {
      var stack = ArrayImgs.floats(40, 40, 1, 3);
      refused("the image has several slices", () -> morula.segment(stack, ArrayImgs.ints(9, 9)));
      assertThrows(IllegalArgumentException.class, () -> morula.segmentation(ArrayImgs.floats(40)));
      assertThrows(
          IllegalArgumentException.class,
          () -> morula.segment(plane(), ArrayImgs.ints(4000, 9)),
          "a block outside");
    }
  }

  @Test
  void progressIsTold() throws IOException {
    List<String> told = new ArrayList<>();
    try (Morula morula = open(TestProgress.telling(told::add))) {
      morula.segmentation(Views.stack(plane(), plane())).close();
      assertTrue(told.toString().contains("has 2 channels"), told.toString());
      morula.segment(new ImagePlus("flat", new FloatProcessor(40, 40)));
      assertTrue(told.stream().anyMatch(t -> t.startsWith("Warning: flat: ")), told.toString());
    }
  }

  @Test
  void evaluatingWritesFilesOnlyWhereTheyAreAskedFor(@TempDir Path folder) throws IOException {
    String labels = folder.resolve("labels").toString();
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 2, 64, 3, Progress.NONE);
    Path predictions = Files.createDirectories(folder.resolve("predictions"));
    for (int i = 1; i <= 2; i++) {
      Labels truth = LabelFiles.read(folder.resolve("labels/nuclei_00" + i + ".tif"));
      LabelFiles.write(truth, predictions.resolve("nuclei_00" + i + "_labels.tif"));
    }
    Map<String, String> keys = Map.of("labels", labels, "predictions", predictions.toString());
    assertEquals(1, Morula.evaluate(keys, Progress.NONE).pooled().accuracy(0.5));
    assertEquals(List.of("images", "labels", "predictions"), names(folder));
    Map<String, Object> more = new TreeMap<>(keys);
    more.put("output", folder.resolve("scores"));
    Morula.evaluate(more, Progress.NONE);
    assertEquals(
        List.of(
            "metrics.csv",
            "metrics.json",
            "metrics.png",
            "worst_1_nuclei_001.png",
            "worst_2_nuclei_002.png"),
        names(folder.resolve("scores")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** As in Fiji, where the thread's class loader does not know the plugins. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"null", "foreign"})
  void theThreadsClassLoaderDoesNotMatter(String context, @TempDir Path folder) throws Exception {
    Path classes = copyOf(PluginThread.class, folder.resolve("program"));
    Process process =
        Script.java(
                List.of(
                    "-Djava.awt.headless=true",
                    "-cp",
                    classes.toString(),
                    PluginThread.class.getName(),
                    System.getProperty("java.class.path"),
                    context))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    List<String> lines = Files.readAllLines(folder.resolve("out.txt"));
    assertEquals(
        SegmentedPlane.objects(NUCLEI) + " objects", lines.get(lines.size() - 1), lines.toString());
  }

  /** A class path of one class. */
  private static Path copyOf(Class<?> program, Path folder) throws IOException {
    String file = program.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve(file.replace('/', File.separatorChar));
    Files.createDirectories(copy.getParent());
    try (var in = program.getClassLoader().getResourceAsStream(file)) {
      Files.copy(in, copy);
    }
    return folder;
  }
}
