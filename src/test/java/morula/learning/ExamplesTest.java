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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import morula.dataset.Finding;
import morula.dataset.LabelKind;
import morula.image.ConnectedComponents;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelFiles;
import morula.progress.Progress;
import morula.synthetic.SyntheticDataset;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of the images before a training. */
class ExamplesTest {
  @TempDir Path folder;

  private Examples examples() throws IOException {
    return Examples.of(
        folder.resolve("images").toString(),
        folder.resolve("labels").toString(),
        LabelKind.OBJECTS,
        LabelKind.NO_IGNORE,
        Progress.NONE);
  }

  @Test
  void goodImagesAreShownWithTheirOutlines() throws IOException {
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 4, 300, 3, Progress.NONE);
    Examples examples = examples();
    assertEquals(4, examples.total());
    assertTrue(examples.summary().startsWith("4 images; "), examples.summary());
    assertTrue(examples.summary().endsWith("pixels in diameter."), examples.summary());
    for (Examples.Example example : examples.shown()) {
      assertTrue(example.objects() > 0, example.name());
      assertTrue(example.findings().isEmpty(), example.findings().toString());
      boolean coloured = false;
      var picture = example.picture().orElseThrow();
      for (int i = 0; i < picture.getWidth() * picture.getHeight(); i++) {
        int rgb = picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
        coloured |= (rgb >> 16 & 255) != (rgb & 255);
      }
      assertTrue(coloured, "the outlines are missing");
    }
  }

  @Test
  void objectsOfMasksAreCountedByTheirPieces() throws IOException {
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 4, 300, 3, Progress.NONE);
    long pieces = 0;
    for (Path file : ImageFiles.resolve(folder.resolve("labels").toString(), "labels")) {
      Labels labels = LabelFiles.read(file);
      var mask = ArrayImgs.ints(labels.pixels().dimensionsAsLongArray());
      LoopBuilder.setImages(labels.pixels(), mask)
          .forEachPixel((in, out) -> out.set(in.get() > 0 ? 255 : 0));
      var plane = ArrayImgs.ints(mask.update(null).getCurrentStorageArray(), 300, 300);
      for (IntType pixel : ConnectedComponents.of(plane)) {
        pieces = Math.max(pieces, pixel.get());
      }
      LabelFiles.write(new Labels(labels.name(), mask, labels.calibration()), file);
    }
    Examples examples = examples();
    long most = examples.shown().stream().mapToLong(Examples.Example::objects).max().orElseThrow();
    assertEquals(pieces, most);
    assertTrue(examples.summary().matches("4 images; \\d+ objects.*"), examples.summary());
    assertFalse(examples.summary().contains("diameter"), examples.summary());
  }

  @Test
  void whatCannotBeLearnedFromIsMarked() throws IOException {
    SyntheticDataset.write(
        folder.resolve("images"), folder.resolve("labels"), 4, 96, 3, Progress.NONE);
    Files.delete(folder.resolve("labels/nuclei_001.tif"));
    Labels large = LabelFiles.read(folder.resolve("labels/nuclei_002.tif"));
    LabelFiles.write(
        new Labels("large", ArrayImgs.ints(120, 96, 1, 1), large.calibration()),
        folder.resolve("labels/nuclei_002.tif"));
    Files.writeString(folder.resolve("labels/nuclei_003.tif"), "this is no image");
    Examples examples = examples();
    assertEquals(3, examples.total());
    assertTrue(
        examples.general().stream().anyMatch(line -> line.contains("nuclei_001")),
        examples.general().toString());
    assertEquals(
        2,
        examples.shown().stream()
            .filter(e -> e.findings().stream().anyMatch(ExamplesTest::isError))
            .count(),
        examples.toString());
    assertTrue(examples.summary().contains("look at 2 of them"), examples.summary());
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Finding.Severity.ERROR;
  }
}
