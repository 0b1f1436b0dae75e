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

package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import morula.dataset.LabelFixtures;
import morula.dataset.LabelKind;
import morula.image.Calibration;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationRunTest {
  private static final RandomAccessibleInterval<IntType> TRUTH =
      LabelImages.of("11.22.", "11.22.", "......");
  private static final RandomAccessibleInterval<IntType> POOR =
      LabelImages.of("33....", "33..4.", "......");

  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("new").resolve("scores");
  }

  @Test
  void writesTheNumbersOfEveryPair() throws IOException {
    write("labels/a.tif", TRUTH);
    write("labels/b.tif", TRUTH);
    write("predictions/a_labels.tif", TRUTH);
    write("predictions/b_labels.tif", POOR);
    write("predictions/c_labels.tif", POOR);
    Files.createFile(folder.resolve("predictions/a_overlay.png"));
    Listener listener = new Listener();
    EvaluationReport report = run("instances", listener);
    assertEquals(Set.of("metrics.json", "metrics.csv"), names(output));
    JsonObject json =
        new Gson().fromJson(Files.readString(output.resolve("metrics.json")), JsonObject.class);
    assertEquals(2, json.get("images").getAsInt());
    assertEquals(3 / 5.0, first(json, "pooled"), 1e-12);
    assertEquals((1 + 1 / 3.0) / 2, first(json, "per_image_mean"), 1e-12);
    JsonObject pooled = json.getAsJsonObject("pooled");
    assertEquals(4, pooled.get("n_true").getAsLong());
    assertEquals(4, pooled.get("n_pred").getAsLong());
    assertEquals(1, pooled.getAsJsonArray("fn").get(0).getAsLong());
    assertEquals(1, pooled.getAsJsonArray("fp").get(0).getAsLong());
    assertEquals(0, pooled.get("merges").getAsLong());
    assertEquals(0, pooled.get("splits").getAsLong());
    // of 24 true pairs a finds all; of b all of 1 and those of the 3 pixels of 2 that are missed
    assertEquals(1 - 2.0 * (24 + 12 + 6) / (48 + 24 + 12 + 6), rand(json.get("pooled")), 1e-12);
    assertEquals((1 - 2.0 * 18 / (24 + 18)) / 2, rand(json.get("per_image_mean")), 1e-12);
    assertEquals(0, rand(json.getAsJsonArray("images_detail").get(0)));
    List<String> lines = Files.readAllLines(output.resolve("metrics.csv"));
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).endsWith(",adapted_rand_error,size_ratio"), lines.get(0));
    assertTrue(lines.get(1).endsWith(",0.0,1.0"), lines.get(1));
    assertEquals("b", report.worst(1).get(0).name());
    assertEquals(List.of("Predictions without a label image were left out: c"), listener.messages);
    assertEquals(2, listener.done);

    run("instances", listener); // a second time replaces the first
    assertEquals(Set.of("metrics.json", "metrics.csv"), names(output));
  }

  private static double rand(JsonElement part) {
    return part.getAsJsonObject().get("adapted_rand_error").getAsDouble();
  }

  private static double first(JsonObject json, String part) {
    return json.getAsJsonObject(part).getAsJsonArray("accuracy").get(0).getAsDouble();
  }

  @Test
  void sizesMustAgree() throws IOException {
    write("labels/a.tif", TRUTH);
    write("predictions/a.tif", Views.permute(TRUTH, 0, 1));
    String message = refused("instances");
    assertTrue(message.contains("labels" + java.io.File.separator + "a.tif"), message);
    assertTrue(message.contains("predictions" + java.io.File.separator + "a.tif"), message);
    assertTrue(message.contains("6 x 3 pixels") && message.contains("3 x 6 pixels"), message);
    assertTrue(message.contains("6 x 3 pixels, 1 slice, 1 frame,"), message);
    assertFalse(message.contains("\n"), message);
  }

  @Test
  void refusesWhatIsNoLabelImage() throws IOException {
    write("labels/a.tif", TRUTH);
    Files.createDirectories(folder.resolve("predictions"));
    Files.writeString(folder.resolve("predictions/a.tif"), "text");
    String message = refused("instances");
    assertTrue(message.contains("a.tif"), message);
  }

  @Test
  void classesAreCheckedByFile() throws IOException {
    write("labels/a.tif", TRUTH);
    write("predictions/a.tif", ArrayImgs.ints(new int[18], 6, 3));
    write("labels/b.tif", ArrayImgs.ints(new int[] {0, 300}, 2, 1));
    write("predictions/b.tif", ArrayImgs.ints(2, 1));
    String message = refused("semantic");
    assertTrue(message.contains("b.tif") && message.contains("300"), message);
    assertTrue(message.contains("heads=instances"), message);
    assertEquals(2, run("instances", Progress.NONE).images().size());
  }

  @Test
  void refusesBadKeysBeforeWorking() throws IOException {
    write("labels/a.tif", TRUTH);
    write("predictions/a.tif", TRUTH);
    assertTrue(refused("cells").contains("heads=cells"));
    Files.createDirectories(output.getParent());
    Files.createFile(output);
    assertTrue(
        assertThrows(InvalidRequestException.class, () -> run("instances", Progress.NONE))
            .getMessage()
            .startsWith("output="));
  }

  @Test
  void piecesOfMasksAreObjects() throws IOException {
    write("labels/a.tif", LabelImages.of("99.99.77", "9..9..77"));
    write("predictions/a.tif", LabelImages.of("11.22.33", "1..2..33"));
    write("labels/b.tif", LabelImages.of("......9.", "........"));
    write("predictions/b.tif", LabelImages.of("......4.", "........"));
    Listener listener = new Listener();
    EvaluationReport report =
        EvaluationRun.run(
            folder.resolve("labels").toString(),
            folder.resolve("predictions").toString(),
            "instances",
            7,
            output,
            listener);
    assertEquals(LabelKind.COMPONENTS, report.meaning());
    assertEquals(3, report.pooled().trueCount());
    assertEquals(1, report.pooled().accuracy(0.5));
    assertTrue(listener.messages.get(0).contains("heads=semantic"), listener.messages.toString());
  }

  @Test
  void stacksOfMasksAreMasks() throws IOException {
    RandomAccessibleInterval<IntType> pieces = LabelImages.of("1..1..", "1..1..");
    RandomAccessibleInterval<IntType> other = LabelImages.of("2..2..", "2..2..");
    writeStack("labels/a.tif", pieces, pieces);
    writeStack("predictions/a_labels.tif", pieces, other);
    EvaluationReport slices = run("instances", new Listener());
    assertEquals(LabelKind.COMPONENTS, slices.meaning());
    assertEquals(4, slices.pooled().trueCount(), "slice by slice, as the prediction");
    assertEquals(2, slices.pooled().predictedCount());

    writeStack("predictions/a_labels.tif", pieces, pieces);
    EvaluationReport volumes = run("instances", new Listener());
    assertEquals(LabelKind.COMPONENTS, volumes.meaning(), "two pillars in one volume");
    assertEquals(2, volumes.pooled().trueCount());
    assertEquals(2, volumes.pooled().predictedCount(), "masks on both sides");
    assertEquals(1, volumes.pooled().accuracy(0.5));
  }

  /** Masks whose slices show other objects at places that meet. */
  @Test
  void objectsOfMasksDoNotReachIntoTheNextSlice() throws IOException {
    writeStack(
        "labels/a.tif", LabelImages.of("99..99", "......"), LabelImages.of("9.99.9", "......"));
    writeStack(
        "predictions/a.tif",
        LabelImages.of("11..22", "......"),
        LabelImages.of("3.44.5", "......"));
    EvaluationReport report = run("instances", new Listener());
    assertEquals(5, report.pooled().trueCount());
    assertEquals(1, report.pooled().accuracy(0.95));
  }

  @Test
  void masksOnBothSidesAreObjectsOnBothSides() throws IOException {
    for (String side : List.of("labels", "predictions")) {
      write(side + "/a.tif", plane(LabelFixtures.mask(1, 255)));
      write(side + "/b.tif", plane(LabelFixtures.mask(2, 255)));
    }
    Listener listener = new Listener();
    EvaluationReport report = run("instances", listener);
    assertEquals(2 * LabelFixtures.DISCS, report.pooled().trueCount());
    assertEquals(1, report.pooled().accuracy(0.95));
    assertTrue(listener.messages.get(0).contains("the labels have a single value"));
    assertTrue(listener.messages.get(1).contains("the predictions have a single value"));
  }

  @Test
  void aStrayPixelDoesNotHideMasks() throws IOException {
    for (int i = 0; i < 3; i++) {
      int[] mask = LabelFixtures.mask(i, 255);
      mask[LabelFixtures.SIDE * 2 + 40] = i == 2 ? 254 : mask[LabelFixtures.SIDE * 2 + 40];
      write("labels/a" + i + ".tif", plane(mask));
      write("predictions/a" + i + ".tif", plane(LabelFixtures.discs(i)));
    }
    assertTrue(run("instances", new Listener()).pooled().accuracy(0.5) > 0.95);
  }

  @Test
  void masksInJpegAreReadAtHalfTheirValue() throws IOException {
    BufferedImage image =
        new BufferedImage(LabelFixtures.SIDE, LabelFixtures.SIDE, BufferedImage.TYPE_BYTE_GRAY);
    int side = LabelFixtures.SIDE;
    image.getRaster().setPixels(0, 0, side, side, LabelFixtures.mask(1, 255));
    Files.createDirectories(folder.resolve("labels"));
    ImageIO.write(image, "jpg", folder.resolve("labels/a.jpg").toFile());
    write("predictions/a.tif", plane(LabelFixtures.discs(1)));
    Listener listener = new Listener();
    EvaluationReport report = run("instances", listener);
    assertEquals(LabelFixtures.DISCS, report.pooled().trueCount());
    assertEquals(1, report.pooled().accuracy(0.5));
    assertTrue(listener.messages.get(0).contains("JPEG changes values"), listener.messages + "");
    assertTrue(run("foreground", listener).confusion().meanIou() > 0.99);

    image.getRaster().setPixels(0, 0, side, side, LabelFixtures.discs(1));
    ImageIO.write(image, "jpg", folder.resolve("labels/a.jpg").toFile());
    String message =
        assertThrows(InvalidRequestException.class, () -> run("instances", Progress.NONE))
            .getMessage();
    assertTrue(message.contains("saved as JPEG"), message);
  }

  @Test
  void framesOfTheOtherProgramAreSlices() throws IOException {
    RandomAccessibleInterval<IntType> later = LabelImages.of("33.44.", "33.44.", "......");
    writeStack("predictions/a.tif", TRUTH, later);
    Files.createDirectories(folder.resolve("labels"));
    RandomAccessibleInterval<IntType> frames =
        Views.permute(Views.addDimension(Views.stack(List.of(TRUTH, later)), 0, 0), 2, 3);
    LabelFiles.write(new Labels("a", frames, Calibration.NONE), folder.resolve("labels/a.tif"));
    Listener listener = new Listener();
    EvaluationReport report = run("instances", listener);
    assertEquals(1, report.pooled().accuracy(0.95));
    assertTrue(listener.messages.get(0).contains("slices and frames are exchanged"));
  }

  private static RandomAccessibleInterval<IntType> plane(int[] pixels) {
    return ArrayImgs.ints(pixels, LabelFixtures.SIDE, LabelFixtures.SIDE);
  }

  @Test
  void oneObjectInOnePieceIsNoMask() throws IOException {
    write("labels/a.tif", LabelImages.of("1111..", "......"));
    write("predictions/a.tif", LabelImages.of("11.22.", "......"));
    Listener listener = new Listener();
    EvaluationReport report = run("instances", listener);
    assertEquals(LabelKind.OBJECTS, report.meaning());
    assertEquals(List.of(), listener.messages);
  }

  @Test
  void piecesOfAClassAreNoObjects() throws IOException {
    write("labels/a.tif", LabelImages.of("11.11.", "......"));
    write("predictions/a.tif", LabelImages.of("11.22.", "......"));
    Listener listener = new Listener();
    run("semantic", listener);
    assertEquals(List.of(), listener.messages);
  }

  @Test
  void slicesSegmentedEachForItselfAreComparedSo() throws IOException {
    RandomAccessibleInterval<IntType> later = LabelImages.of("33.44.", "33.44.", "......");
    writeStack("labels/a.tif", TRUTH, TRUTH);
    writeStack("predictions/a_labels.tif", TRUTH, later);
    Listener listener = new Listener();
    EvaluationReport report = run("instances", listener);
    assertEquals(1, report.pooled().accuracy(0.95));
    assertEquals(4, report.pooled().trueCount());
    assertTrue(listener.messages.toString().contains("slice by slice"), listener.messages + "");
    assertTrue(compared().separate());
    assertEquals(2, compared().truth().pixels().dimension(3), "pictures show slices too");

    writeStack("predictions/a_labels.tif", TRUTH, TRUTH);
    assertFalse(compared().separate());
    assertEquals(2, compared().truth().pixels().dimension(2));
    assertEquals(2, run("instances", new Listener()).pooled().trueCount(), "volumes");
  }

  @Test
  void emptyPredictionsCountAsTheOtherStacks() throws IOException {
    RandomAccessibleInterval<IntType> later = LabelImages.of("33.44.", "33.44.", "......");
    RandomAccessibleInterval<IntType> nothing = LabelImages.of("......", "......", "......");
    writeStack("labels/a.tif", TRUTH, TRUTH);
    writeStack("predictions/a.tif", nothing, nothing);
    writeStack("labels/b.tif", TRUTH, TRUTH);
    writeStack("predictions/b.tif", TRUTH, TRUTH);
    EvaluationReport volumes = run("instances", new Listener());
    assertFalse(volumes.separateSlices());
    assertEquals(4, volumes.pooled().trueCount());

    writeStack("predictions/b.tif", TRUTH, later);
    EvaluationReport slices = run("instances", new Listener());
    assertTrue(slices.separateSlices());
    assertEquals(8, slices.pooled().trueCount());
  }

  @Test
  void cancellingWritesNothing() throws IOException {
    write("labels/a.tif", TRUTH);
    write("predictions/a.tif", TRUTH);
    Listener listener = new Listener();
    listener.cancelled = true;
    assertThrows(CancellationException.class, () -> run("instances", listener));
    assertFalse(Files.exists(output));
  }

  @Test
  void oneObjectInTwoSlicesMakesAllStacksVolumes() throws IOException {
    RandomAccessibleInterval<IntType> later = LabelImages.of("33.44.", "33.44.", "......");
    writeStack("labels/a.tif", TRUTH, TRUTH);
    writeStack("predictions/a.tif", TRUTH, TRUTH);
    writeStack("labels/b.tif", TRUTH, TRUTH);
    writeStack("predictions/b.tif", TRUTH, later);
    EvaluationReport report = run("instances", new Listener());
    assertFalse(report.separateSlices());
    assertEquals(4, report.pooled().trueCount());
  }

  @Test
  void stacksWithoutAnyPredictedObjectAreVolumes() throws IOException {
    RandomAccessibleInterval<IntType> nothing = LabelImages.of("......", "......", "......");
    writeStack("labels/a.tif", TRUTH, TRUTH);
    writeStack("predictions/a.tif", nothing, nothing);
    EvaluationReport report = run("instances", new Listener());
    assertFalse(report.separateSlices());
    assertEquals(2, report.pooled().trueCount());
  }

  @Test
  void stopsBetweenPairsWhenCancelled() throws IOException {
    for (String name : List.of("a", "b")) {
      write("labels/" + name + ".tif", TRUTH);
      write("predictions/" + name + ".tif", TRUTH);
    }
    Listener listener =
        new Listener() {
          @Override
          public void update(long done, long total, String what) {
            cancelled = what.equals("Comparing a");
            assertNotEquals("Comparing b", what);
          }
        };
    assertThrows(CancellationException.class, () -> run("instances", listener));
    assertFalse(Files.exists(output));
  }

  @Test
  void comparingBySettingsGivesTheSameAndWritesNothing() throws IOException {
    write("labels/a.tif", TRUTH);
    write("predictions/a.tif", POOR);
    Map<String, Object> given = new HashMap<>();
    given.put("labels", folder.resolve("labels").toString());
    given.put("predictions", folder.resolve("predictions").toString());
    given.put("output", output.toString());
    given.put("heads", "semantic");
    given.put("ignore_label", 2);
    EvaluationReport report = EvaluationRun.compare(EvaluationSettings.of(given), Progress.NONE);
    assertFalse(Files.exists(output));
    EvaluationReport written =
        EvaluationRun.run(
            folder.resolve("labels").toString(),
            folder.resolve("predictions").toString(),
            "semantic",
            2,
            output,
            Progress.NONE);
    assertEquals(MetricsJson.of(written), MetricsJson.of(report));
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    for (String folderName : List.of("labels", "predictions")) {
      write("labels/a.tif", TRUTH);
      write("predictions/a.tif", TRUTH);
      Path file = folder.resolve(folderName).resolve("a.tif");
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 40));
      IOException e = assertThrows(IOException.class, () -> run("instances", Progress.NONE));
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }
  }

  private ComparedLabels compared() throws IOException {
    Comparison comparison =
        EvaluationRun.comparison(
            EvaluationSettings.of(
                Map.of(
                    "labels", folder.resolve("labels").toString(),
                    "predictions", folder.resolve("predictions").toString())),
            Progress.NONE);
    return comparison.read(comparison.pairs().get(0));
  }

  private String refused(String heads) {
    String message =
        assertThrows(InvalidRequestException.class, () -> run(heads, Progress.NONE)).getMessage();
    assertFalse(Files.exists(output));
    return message;
  }

  private EvaluationReport run(String heads, Progress progress) throws IOException {
    return EvaluationRun.run(
        folder.resolve("labels").toString(),
        folder.resolve("predictions").toString(),
        heads,
        -1,
        output,
        progress);
  }

  private void write(String file, RandomAccessibleInterval<IntType> plane) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    RandomAccessibleInterval<IntType> pixels =
        Views.addDimension(Views.addDimension(plane, 0, 0), 0, 0);
    LabelFiles.write(new Labels("a", pixels, Calibration.NONE), folder.resolve(file));
  }

  private void writeStack(
      String file,
      RandomAccessibleInterval<IntType> first,
      RandomAccessibleInterval<IntType> second)
      throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    RandomAccessibleInterval<IntType> pixels =
        Views.addDimension(Views.stack(List.of(first, second)), 0, 0);
    LabelFiles.write(new Labels("a", pixels, Calibration.NONE), folder.resolve(file));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static class Listener implements Progress {
    final List<String> messages = new ArrayList<>();
    long done;
    boolean cancelled;

    @Override
    public void message(String line) {
      messages.add(line);
    }

    @Override
    public void update(long done, long total, String what) {
      this.done = done;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
