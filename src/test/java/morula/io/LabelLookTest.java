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

package morula.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.LUT;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loci.formats.ImageReader;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours and texts in label files: for ImageJ, and not in the way of others. */
class LabelLookTest {
  private static final int[] COLORS =
      IntStream.range(0, 256).map(i -> (i * 7919 + 13) & 0xFFFFFF).toArray();
  private static final LabelLook LOOK = new LabelLook(COLORS, "Objects: 3\nModel: Zellkerne µ\n");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"3,1,1,255", "255,3,1,255", "900,1,4,900", "65535,2,2,65535", "70000,1,1,70000"})
  void imageJShowsTheColoursAndTheText(int largest, int slices, int frames, double maximum)
      throws Exception {
    Path file = folder.resolve("x.tif");
    int[] values = new int[6 * 4 * slices * frames];
    values[1] = 1;
    values[values.length - 1] = largest;
    Labels labels = new Labels("x", ArrayImgs.ints(values, 6, 4, slices, frames), Calibration.NONE);
    LabelFiles.write(labels, LOOK, file);
    ImagePlus opened = new Opener().openImage(file.toString());
    assertArrayEquals(new int[] {6, 4, 1, slices, frames}, opened.getDimensions());
    LUT lut = opened.getProcessor().getLut();
    for (int i = 0; i < 256; i++) {
      assertEquals(COLORS[i], lut.getRGB(i) & 0xFFFFFF, "colour " + i);
    }
    assertEquals(0, opened.getDisplayRangeMin());
    assertEquals(maximum, opened.getDisplayRangeMax());
    assertEquals("labels", opened.getProp(LabelLook.MARK));
    assertTrue(opened.getInfoProperty().contains("Model: Zellkerne µ"), opened.getInfoProperty());
    assertEquals(largest, opened.getStack().getVoxel(5, 3, slices * frames - 1));
    // other readers
    List<Integer> read = new ArrayList<>();
    for (IntType label : Views.flatIterable(LabelFiles.read(file).pixels())) {
      read.add(label.get());
    }
    assertEquals(IntStream.of(values).boxed().toList(), read);
    assertTrue(LabelFiles.isWrittenByMorula(file));
    try (ImageReader reader = new ImageReader()) {
      reader.setId(file.toString());
      assertEquals(slices * frames, reader.getImageCount());
      assertEquals(1, reader.getRGBChannelCount());
      assertTrue(!reader.isIndexed(), "labels are values, not indices of colours");
    }
  }

  @Test
  void theFileIsWholeAndAnyCutIsNoticed() throws Exception {
    Path file = folder.resolve("x.tif");
    LabelFiles.write(
        new Labels("x", ArrayImgs.ints(new int[400], 20, 20, 1, 1), Calibration.NONE), LOOK, file);
    assertEquals(400, LabelFiles.read(file).pixels().size());
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(Files.size(file) - 10);
    }
    String failure = "";
    try {
      LabelFiles.read(file).pixels().forEach(IntType::get);
    } catch (Exception e) {
      failure = e.getMessage();
    }
    assertTrue(!failure.isEmpty(), "a cut file is read");
  }
}
