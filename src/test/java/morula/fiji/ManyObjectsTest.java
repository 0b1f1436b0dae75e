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

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import morula.evaluation.EvaluationRun;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.instances.Head;
import morula.instances.Heads;
import morula.instances.ObjectScores;
import morula.io.LabelCanvas;
import morula.io.LabelFiles;
import morula.measure.ObjectTable;
import morula.pictures.LabelColoring;
import morula.progress.Progress;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with each object takes no longer if there are many of them. */
class ManyObjectsTest {
  /** Distance of the middles of objects, in pixels. */
  private static final int PITCH = 10;

  private static final double RADIUS = 3.8;

  /** Objects in a row of the small and of the large image: 8 times as many in all. */
  private static final int[] ROW = {25, 71};

  /** Where time grows with the square, it is 8 times as long for each object. */
  private static final double MOST = 4;

  /** Seconds of processor time that may be anything: other threads, the garbage collector. */
  private static final double NOISE = 0.2;

  @TempDir Path folder;

  /** A step of the work on images with objects; prepared for one of {@link #ROW}. */
  private interface Step {
    void run(int row) throws IOException;
  }

  private record Named(String name, Step step) {}

  @Test
  void timeForEachObjectDoesNotGrow() throws IOException {
    List<Named> steps = new ArrayList<>();
    for (String name : List.of("distance", "flows", "star_convex(rays=8)")) {
      Head head = Heads.parse(name, 0);
      steps.add(new Named("decoding " + name, row -> decode(head, row)));
    }
    steps.add(
        new Named(
            "table",
            row ->
                ObjectTable.write(
                    discs(row), image(row), Optional.empty(), file("t.csv"), Progress.NONE)));
    steps.add(new Named("zip", row -> RoiFiles.write(discs(row), single(), zip(row))));
    steps.add(new Named("geojson", row -> RoiFiles.write(discs(row), single(), json(row))));
    steps.add(new Named("read zip", row -> LabelFiles.read(zip(row), LabelCanvas.of(discs(row)))));
    steps.add(
        new Named("read geojson", row -> LabelFiles.read(json(row), LabelCanvas.of(discs(row)))));
    steps.add(new Named("colours", row -> LabelColoring.of(discs(row))));
    steps.add(new Named("tiff", row -> LabelFiles.write(discs(row), tiff(row))));
    steps.add(new Named("evaluation", this::evaluate));
    for (Named step : steps) {
      double small = least(step.step(), ROW[0]);
      double large = least(step.step(), ROW[1]);
      double times = (double) ROW[1] * ROW[1] / (ROW[0] * ROW[0]);
      assertTrue(
          large <= MOST * times * small + NOISE,
          step.name() + ": " + small + " s, of " + times + " times as many objects " + large);
    }
  }

  /** Returns the least seconds of processor time of a few tries. */
  private static double least(Step step, int row) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 2; i++) {
      long before = system.getProcessCpuTime();
      step.run(row);
      least = Math.min(least, (system.getProcessCpuTime() - before) / 1e9);
    }
    return least;
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Path zip(int row) {
    return file(row + "_rois.zip");
  }

  private Path json(int row) {
    return file(row + ".geojson");
  }

  private Path tiff(int row) {
    return file(row + "_labels.tif");
  }

  private static LabelRois.Stack single() {
    return new LabelRois.Stack(1, 1, 1, 0, 0);
  }

  private void evaluate(int row) throws IOException {
    Path copies = Files.createDirectories(file("copies"));
    Files.copy(
        tiff(row), copies.resolve(tiff(row).getFileName()), StandardCopyOption.REPLACE_EXISTING);
    String truth = tiff(row).toString();
    String predicted = copies.resolve(tiff(row).getFileName()).toString();
    assertEquals(
        1,
        EvaluationRun.run(truth, predicted, "instances", -1, file("e"), Progress.NONE)
            .pooled()
            .accuracy(0.5));
  }

  private static Image image(int row) {
    short[] values = new short[row * PITCH * row * PITCH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) (i % 251);
    }
    return new Image(
        "x", ArrayImgs.unsignedShorts(values, row * PITCH, row * PITCH, 1, 1, 1), Calibration.NONE);
  }

  /** Discs in rows and columns, numbered from 1. */
  private static Labels discs(int row) {
    int side = row * PITCH;
    int[] labels = new int[side * side];
    for (int i = 0; i < labels.length; i++) {
      int x = i % side;
      int y = i / side;
      labels[i] = distance(x, y) <= RADIUS ? 1 + x / PITCH + y / PITCH * row : 0;
    }
    return new Labels("x", ArrayImgs.ints(labels, side, side, 1, 1), Calibration.NONE);
  }

  /** The distance to the middle of a disc. */
  private static double distance(int x, int y) {
    return Math.hypot(x % PITCH - PITCH / 2.0, y % PITCH - PITCH / 2.0);
  }

  /** Decodes what a network would see of discs, some of which touch. */
  private static void decode(Head head, int row) {
    int side = row * PITCH;
    int channels = head.channels().size();
    float[] values = new float[side * side * channels];
    for (int i = 0; i < values.length; i++) {
      int c = i / (side * side);
      int x = i % side;
      int y = i / side % side;
      double d = distance(x, y);
      double inside = Math.max(0, 1 - d / RADIUS);
      if (c == 0) {
        boolean touching = (x / PITCH + y / PITCH) % 3 == 0;
        values[i] = (float) (d <= RADIUS + (touching ? 2 : 0) ? 0.95 - 0.05 * d : 0.05);
      } else if (head.name().startsWith("flows")) {
        double towards = PITCH / 2.0 - (c == 1 ? x : y) % PITCH;
        values[i] = (float) (0.5 + 0.5 * towards / Math.max(1, d));
      } else if (head.name().startsWith("distance")) {
        values[i] = (float) (c == 1 ? inside : Math.abs(d - RADIUS) < 1 ? 0.6 : 0.1);
      } else {
        values[i] = (float) (inside * RADIUS / (inside * RADIUS + 14));
      }
    }
    var prediction = ArrayImgs.floats(values, side, side, channels);
    var labels = ArrayImgs.ints(side, side);
    int found = head.decoder(head.defaultOptions()).decode(prediction, labels, Progress.NONE);
    assertTrue(found >= row * row / 2, found + " objects");
    ObjectScores.of(head, prediction, labels, found, Progress.NONE);
  }

  /** Objects of several planes, some of several pieces, some labels missing. */
  private static Labels stack() {
    Random random = new Random(7);
    int[] pixels = new int[20 * 15 * 3 * 2];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i / 300 == 2 ? 0 : Math.max(0, random.nextInt(60) - 30);
    }
    return new Labels("x", ArrayImgs.ints(pixels, 20, 15, 3, 2), Calibration.NONE);
  }

  @Test
  void whatIsWrittenObjectByObjectIsTheWholeTable() throws IOException {
    Labels labels = stack();
    double[] values = new Random(1).doubles(1800).toArray();
    Image image = new Image("x", ArrayImgs.doubles(values, 20, 15, 1, 3, 2), Calibration.NONE);
    ObjectTable.measure(labels, image, Optional.empty(), Progress.NONE).writeCsv(file("a.csv"));
    ObjectTable.write(labels, image, Optional.empty(), file("b.csv"), Progress.NONE);
    assertEquals(Files.readString(file("a.csv")), Files.readString(file("b.csv")));
    assertTrue(Files.readAllLines(file("a.csv")).size() > 100);
  }

  @Test
  void outlinesThatAreTracedWhileTheyAreWrittenComeBack() throws IOException {
    Labels labels = stack();
    LabelRois.Stack stack = new LabelRois.Stack(1, 3, 2, 0, 0);
    for (String name : List.of("x_rois.zip", "x.geojson")) {
      int count = RoiFiles.write(labels, stack, file(name));
      assertEquals(LabelRois.of(labels, stack).size(), count);
      Labels back = LabelFiles.read(file(name), LabelCanvas.of(labels));
      assertArrayEquals(values(labels), values(back));
    }
  }

  private static int[] values(Labels labels) {
    int[] values = new int[(int) labels.pixels().size()];
    int i = 0;
    for (IntType label : Views.flatIterable(labels.pixels())) {
      values[i++] = label.get();
    }
    return values;
  }
}
