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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import morula.dataset.LabelFixtures;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import morula.progress.TestProgress;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training says of labels, and learns from, before its first step. */
class LabelsOfTrainingTest {
  private static final int SIDE = LabelFixtures.SIDE;

  @TempDir Path folder;
  private final List<String> messages = new ArrayList<>();

  @Test
  void masksOfAnyKindAreLearnedAsComponents() throws IOException {
    write(
        4,
        seed ->
            seed == 1
                ? LabelFixtures.blurred(LabelFixtures.mask(seed, 255))
                : LabelFixtures.mask(seed, 255));
    TrainingData data = load("distance");
    for (TrainingImage image : data.training().forStatistics()) {
      assertEquals(LabelFixtures.DISCS, image.regions().count());
    }
    said("warning: labels: 1 of 4 images has other values than a mask should have, as resizing");
    said("warning: the labels have a single value");
    assertEquals(List.of(0, 255), load("semantic").classValues());
    assertEquals(2, load("foreground").classes());
  }

  @Test
  void wrongLabelsAreSaidBeforeTheFirstStep() throws IOException {
    write(4, seed -> LabelFixtures.with(LabelFixtures.mask(seed, 255), v -> 255 - v));
    load("distance");
    said("as in an inverted mask");
    write(4, seed -> LabelFixtures.with(LabelFixtures.mask(seed, 1), v -> 2 - v));
    load("distance");
    said("no pixel is 0, which means background, and each holds the same values 1, 2");
    write(4, LabelFixtures::discs);
    load("semantic");
    said("which looks like objects rather than classes");
    write(
        4,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          return LabelFixtures.with(new int[SIDE * SIDE], v -> random.nextInt(50, 120));
        });
    InvalidRequestException e = assertThrows(InvalidRequestException.class, () -> load("distance"));
    assertTrue(e.getMessage().contains("as in a photograph"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  /** Nuclei of about 20 pixels, and twice as many slips of a brush. */
  @Test
  void specksDoNotDecideTheSize() throws IOException {
    write(4, LabelFixtures::discs);
    TrainingData clean = load("distance");
    write(
        4,
        seed -> {
          int[] pixels = LabelFixtures.discs(seed);
          for (int i = 0; i < 32; i++) {
            pixels[(31 + i / 16 * 64) * SIDE + i % 16 * 8 + 3] = 100 + i;
          }
          return pixels;
        });
    TrainingData specks = load("distance");
    assertEquals(clean.diameter(), specks.diameter());
    assertEquals(clean.medianArea(), specks.medianArea(), 0.05 * clean.medianArea());
    assertEquals(
        clean.training().forStatistics().get(0).size(0),
        specks.training().forStatistics().get(0).size(0),
        3,
        "magnified alike");
    said("are single pixels, perhaps slips of a brush");
  }

  @Test
  void anEmptyImageIsNotDrawnAsTheOnlyOneToValidate() throws IOException {
    write(4, seed -> seed == 3 ? new int[SIDE * SIDE] : LabelFixtures.discs(seed));
    for (long seed = 0; seed < 8; seed++) {
      assertEquals(1, load("distance", "seed", seed).validation().size());
    }
  }

  @Test
  void namesOfNnUNetArePaired() throws IOException {
    write(3, LabelFixtures::discs);
    for (int i = 0; i < 3; i++) {
      Path image = folder.resolve("images/a" + i + ".tif");
      Files.move(image, image.resolveSibling("a" + i + "_0000.tif"));
    }
    assertEquals(2, load("distance").training().size());
    said("labels: 3 files are paired without a part of the name, such as a0.tif with a0_0000.tif");
  }

  @Test
  void tooFewPairsAreRefusedInOneLine() throws IOException {
    write(3, LabelFixtures::discs);
    for (int i = 0; i < 3; i++) {
      Path image = folder.resolve("images/a" + i + ".tif");
      Files.move(image, image.resolveSibling("cells-a" + i + "-red.tif"));
    }
    InvalidRequestException e = assertThrows(InvalidRequestException.class, () -> load("distance"));
    assertTrue(e.getMessage().startsWith("labels: none of 3 images of images="), e.getMessage());
    assertTrue(e.getMessage().contains("cells-a0-red.tif"), e.getMessage());
    assertEquals(List.of(), messages);
  }

  /** The image file calls its planes slices, the label file frames. */
  @Test
  void framesOfTheOtherProgramAreSlices() throws IOException {
    write(3, LabelFixtures::discs);
    for (int i = 0; i < 3; i++) {
      ImageFiles.write(
          new Image(
              "a" + i, ArrayImgs.unsignedBytes(noise(3, i), SIDE, SIDE, 1, 3, 1), Calibration.NONE),
          folder.resolve("images/a" + i + ".tif"));
      LabelFiles.write(
          LabelFixtures.labels(
              false, LabelFixtures.discs(i), new int[SIDE * SIDE], LabelFixtures.discs(9 + i)),
          folder.resolve("labels/a" + i + ".tif"));
    }
    TrainingData data = load("distance");
    List<TrainingImage> planes = data.training().forStatistics();
    assertEquals(6, planes.size());
    assertEquals(
        List.of(16, 0, 16, 16, 0, 16),
        planes.stream().map(plane -> plane.regions().count()).toList());
    said("labels: 3 files have (such as a0) the slices of their images as frames");
  }

  private void write(int count, LongFunction<int[]> labels) throws IOException {
    Files.createDirectories(folder.resolve("images"));
    Files.createDirectories(folder.resolve("labels"));
    for (int i = 0; i < count; i++) {
      ImageFiles.write(
          new Image(
              "a" + i, ArrayImgs.unsignedBytes(noise(1, i), SIDE, SIDE, 1, 1, 1), Calibration.NONE),
          folder.resolve("images/a" + i + ".tif"));
      Labels image = LabelFixtures.labels(labels.apply(i));
      LabelFiles.write(image, folder.resolve("labels/a" + i + ".tif"));
    }
  }

  private static byte[] noise(int planes, long seed) {
    byte[] pixels = new byte[SIDE * SIDE * planes];
    new SplittableRandom(seed).nextBytes(pixels);
    return pixels;
  }

  private TrainingData load(String heads, Object... changes) throws IOException {
    messages.clear();
    return new DataSource()
        .load(
            TinyTraining.with(
                TinyTraining.with(
                    TinyTraining.settings(
                        folder, "m.zip", heads, "", -1, false, 0.01, Optional.empty()),
                    "diameter",
                    "auto"),
                changes),
            TestProgress.telling(messages::add));
  }

  private void said(String part) {
    assertTrue(messages.stream().anyMatch(line -> line.contains(part)), part + " " + messages);
  }
}
