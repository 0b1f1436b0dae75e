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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.annotation.Correction;
import morula.annotation.Correction.Tool;
import morula.annotation.LabelEdits;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.keys.ErrorLine;
import morula.learning.TinyTraining;
import morula.learning.TrainingResult;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of corrected images to train on. */
class TrainingSetTest {
  private static final int SIDE = 16;

  @TempDir Path folder;

  private static Image image(String name, int value) {
    byte[] pixels = new byte[SIDE * SIDE];
    pixels[0] = (byte) value;
    return new Image(name, ArrayImgs.unsignedBytes(pixels, SIDE, SIDE, 1, 1, 1), Calibration.NONE);
  }

  private static Correction correction(int label) {
    int[] pixels = new int[SIDE * SIDE];
    pixels[SIDE + 1] = label;
    return new Correction(
        new LabelEdits(
            new Labels("x", ArrayImgs.ints(pixels, SIDE, SIDE, 1, 1), Calibration.NONE)));
  }

  private static int at(Path labels, int x, int y) throws IOException {
    return LabelFiles.read(labels).pixels().randomAccess().setPositionAndGet(x, y, 0, 0).get();
  }

  @Test
  void imageAndLabelsAreCopiedAndReplacedWhenAddedAgain() throws IOException {
    TrainingSet set = TrainingSet.open(folder);
    Correction correction = correction(3);
    set.add(image("a", 1), correction.edits().labels(), correction.part(), "/one/a.tif");
    set.add(image("a", 2), correction.edits().labels(), correction.part(), "/two/a.tif");
    set.add(image("a", 7), correction.edits().labels(), correction.part(), "/one/a.tif");
    assertEquals(2, set.size());
    assertEquals(2, TrainingSet.open(folder).size());
    assertTrue(TrainingSet.open(folder).contains("/two/a.tif"));
    assertEquals(3, at(set.labels().resolve("a_2.tif"), 1, 1));
    double value =
        ImageFiles.read(set.images().resolve("a.tif"))
            .pixels()
            .randomAccess()
            .setPositionAndGet(0, 0, 0, 0, 0)
            .getRealDouble();
    assertEquals(7, value);
    assertFalse(LabelFiles.isWrittenByMorula(set.labels().resolve("a.tif")));
    assertEquals(Optional.empty(), set.ignored());
  }

  @Test
  void whatIsNotAnnotatedIsIgnoredInTraining() throws IOException {
    TrainingSet set = TrainingSet.open(folder);
    Correction correction = correction(TrainingSet.UNKNOWN);
    correction.take(Tool.PART);
    correction.press(0, 0, false, false);
    correction.release(7, 7);
    set.add(image("a", 1), correction.edits().labels(), correction.part(), "a");
    Path labels = set.labels().resolve("a.tif");
    assertEquals(1, at(labels, 1, 1), "a number that means unknown is given to no object");
    assertEquals(0, at(labels, 7, 7));
    assertEquals(TrainingSet.UNKNOWN, at(labels, 8, 7));
    assertEquals(Optional.of(TrainingSet.UNKNOWN), TrainingSet.open(folder).ignored());
    Map<String, Object> keys = Retraining.keys(set, "nuclei", set.nextModel());
    assertEquals(TrainingSet.UNKNOWN, keys.get("ignore_label"));
    assertEquals("nuclei", keys.get("start_from"));
  }

  @Test
  void twoWindowsAddToOneSet() throws IOException {
    TrainingSet first = TrainingSet.open(folder);
    TrainingSet second = TrainingSet.open(folder);
    Correction part = correction(1);
    part.take(Tool.PART);
    part.press(0, 0, false, false);
    part.release(7, 7);
    first.add(image("a", 1), part.edits().labels(), part.part(), "a");
    Correction whole = correction(1);
    second.add(image("b", 1), whole.edits().labels(), whole.part(), "b");
    assertEquals(2, TrainingSet.open(folder).size());
    assertEquals(Optional.of(TrainingSet.UNKNOWN), second.ignored());
    first.readAgain();
    assertEquals(2, first.size());
  }

  @Test
  void whatIsLeftOfAFolder() throws IOException {
    Path images = Files.createDirectory(folder.resolve("mine"));
    for (String name : List.of("a", "b", "c")) {
      ImageFiles.write(image(name, 1), images.resolve(name + ".tif"));
    }
    LabelFiles.write(correction(1).edits().labels(), images.resolve("a_labels.tif"));
    TrainingSet set = TrainingSet.open(folder.resolve("set"));
    Correction b = correction(1);
    set.add(image("b", 1), b.edits().labels(), b.part(), images.resolve("b.tif").toString());
    assertEquals(List.of(images.resolve("a.tif"), images.resolve("c.tif")), set.missing(images));
  }

  @Test
  void tableOfSomethingElseIsNamedAndDoesNotHideTheImages() throws IOException {
    Path table = Files.writeString(folder.resolve("examples.csv"), "name,age\nMia,7\n");
    IOException refused = assertThrows(IOException.class, () -> TrainingSet.open(folder));
    assertEquals(
        table
            + " is not the table of a training set: the first line is not name,source,annotated;"
            + " choose another folder",
        ErrorLine.of(refused));
    ImageFiles.write(image("a", 1), folder.resolve("a.tif"));
    assertEquals(List.of(folder.resolve("a.tif")), new TrainingSet(folder).missing(folder));
  }

  @Test
  void theLeastSureImageComesNext() {
    Path a = Path.of("a.tif");
    Path b = Path.of("b.tif");
    Path c = Path.of("c.tif");
    Uncertainty uncertainty = new Uncertainty("nuclei");
    List<Path> images = List.of(a, b, c);
    assertEquals(a, uncertainty.suggest(images).orElseThrow().image(), "none is computed");
    uncertainty.put(a, new double[] {0.9, 0.8});
    uncertainty.put(b, new double[] {0.5, 0.9});
    Uncertainty.Suggestion next = uncertainty.suggest(images).orElseThrow();
    assertEquals(b, next.image());
    assertEquals(
        "It is the one of 2 images of which nuclei is least sure: uncertainty 0.30, the mean of"
            + " 1 − score of its objects (1 not computed yet).",
        next.reason());
    uncertainty.put(c, new double[0]);
    assertEquals(b, uncertainty.suggest(images).orElseThrow().image());
    assertEquals(Optional.empty(), uncertainty.suggest(List.of()));
  }

  /** What is not annotated costs nothing, and a set of parts is one that can be trained on. */
  @Test
  @Tag("slow")
  void partlyAnnotatedImagesAreTrainedOn() throws IOException {
    TinyTraining.data(folder);
    TrainingSet set = TrainingSet.open(folder.resolve("set"));
    for (Path file : ImageFiles.resolve(folder.resolve("images").toString(), "images")) {
      Labels labels = LabelFiles.read(folder.resolve("labels").resolve(file.getFileName()));
      Correction correction = new Correction(new LabelEdits(labels));
      correction.take(Tool.PART);
      correction.press(0, 0, false, false);
      correction.release(70, 70);
      set.add(ImageFiles.read(file), labels, correction.part(), file.toString());
    }
    TrainingResult result =
        TinyTraining.run(
            TinyTraining.with(
                TinyTraining.settings(folder.resolve("set"), "a.zip", false, 1e-3),
                "ignore_label",
                TrainingSet.UNKNOWN));
    assertEquals(TinyTraining.EPOCHS, result.epochs().size());
    assertTrue(Files.exists(result.model()));
  }
}
