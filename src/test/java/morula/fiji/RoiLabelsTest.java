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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import morula.image.Calibration;
import morula.image.Labels;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels to ROIs and back gives the same labels; what is ambiguous follows the stated rules. */
class RoiLabelsTest {
  private static int[] values(Labels labels) {
    ArrayImg<?, ?> pixels = (ArrayImg<?, ?>) labels.pixels();
    return ((IntArray) pixels.update(null)).getCurrentStorageArray();
  }

  private static Labels blobs(long seed, int side, int slices, int frames, int count) {
    Random random = new Random(seed);
    int[] pixels = new int[side * side * slices * frames];
    for (int label = 1; label <= count; label++) {
      int plane = random.nextInt(slices * frames) * side * side;
      int cx = random.nextInt(side);
      int cy = random.nextInt(side);
      int r = 1 + random.nextInt(6);
      for (int y = Math.max(0, cy - r); y < Math.min(side, cy + r); y++) {
        for (int x = Math.max(0, cx - r); x < Math.min(side, cx + r); x++) {
          int d = (x - cx) * (x - cx) + (y - cy) * (y - cy);
          if (d <= r * r && (r < 4 || d > 3)) { // some with holes
            pixels[plane + y * side + x] = label;
          }
        }
      }
    }
    return new Labels("x", ArrayImgs.ints(pixels, side, side, slices, frames), Calibration.NONE);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,5,1", "1,1,4", "2,3,4", "3,1,2"})
  void labelsToRoisAndBackThroughAFile(int channels, int slices, int frames, @TempDir Path folder)
      throws IOException {
    Labels labels = blobs(slices + 10L * frames, 40, slices, frames, 60);
    LabelRois.Stack stack = new LabelRois.Stack(channels, slices, frames, 0, 0);
    Path file = folder.resolve("x_rois.zip");
    RoiArchive.write(LabelRois.of(labels, stack), file);
    Labels back = RoiLabels.of(RoiArchive.read(file), 40, 40, stack, "x", Calibration.NONE);
    assertArrayEquals(values(labels), values(back));
  }

  @Test
  void roisOfPeopleAreNumberedInTheirOrderAndTheLastIsOnTop() {
    ImagePlus image = new ImagePlus("cells.tif", new ByteProcessor(6, 1));
    Roi first = new Roi(0, 0, 3, 1);
    Roi second = new Roi(2, 0, 2, 1);
    first.setName("nucleus");
    Labels labels = RoiLabels.of(List.of(first, new Line(0, 0, 5, 0), second), image);
    assertArrayEquals(new int[] {1, 1, 2, 2, 0, 0}, values(labels));
    assertEquals("cells", labels.name());
  }

  @Test
  void numbersAsNamesAreTheLabels() {
    ImagePlus image = new ImagePlus("x", new ByteProcessor(6, 1));
    Roi[] rois = {new Roi(0, 0, 1, 1), new Roi(2, 0, 1, 1), new Roi(4, 0, 9, 1)};
    String[] names = {"7", "7", "3"};
    for (int i = 0; i < 3; i++) {
      rois[i].setName(names[i]);
    }
    assertArrayEquals(new int[] {7, 0, 7, 0, 3, 3}, values(RoiLabels.of(List.of(rois), image)));
  }

  @Test
  void imageJsNamesOfPlacesAreNoLabels(@TempDir Path folder) throws IOException {
    List<Roi> rois = new ArrayList<>();
    for (int y : new int[] {2, 20}) {
      Roi roi = new Roi(3, y, 5, 5);
      roi.setPosition(1);
      roi.setName("05" + y + "-1034"); // as ImageJ names what lies at y, x of a wide image
      rois.add(roi);
    }
    Path file = folder.resolve("drawn.zip");
    RoiArchive.write(rois, file);
    List<Roi> back = RoiArchive.read(file);
    assertEquals("0001-052-1034", back.get(0).getName());
    Labels labels =
        RoiLabels.of(back, 40, 40, new LabelRois.Stack(1, 1, 1, 0, 0), "x", Calibration.NONE);
    assertEquals(1, values(labels)[4 * 40 + 4]);
    assertEquals(2, values(labels)[22 * 40 + 4]);
  }

  @Test
  void holesStayHoles() {
    ShapeRoi ring = new ShapeRoi(new Roi(0, 0, 5, 5)).not(new ShapeRoi(new Roi(1, 1, 3, 3)));
    Labels labels = RoiLabels.of(List.of(ring), new ImagePlus("x", new ByteProcessor(5, 5)));
    assertEquals(16, Arrays.stream(values(labels)).sum());
    assertEquals(0, values(labels)[12]);
  }

  @Test
  void roiWithoutPositionLiesInAllPlanes() {
    LabelRois.Stack stack = new LabelRois.Stack(1, 2, 2, 0, 0);
    Labels labels = RoiLabels.of(List.of(new Roi(1, 0, 1, 1)), 2, 1, stack, "x", Calibration.NONE);
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1, 0, 1}, values(labels));
  }

  @Test
  void tenThousandObjectsTakeLessThanTwoSeconds() {
    List<Roi> rois = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      rois.add(new OvalRoi(i % 100 * 20, i / 100 * 20, 17, 15));
    }
    ImagePlus image = new ImagePlus("x", new ByteProcessor(2000, 2000));
    Labels labels =
        assertTimeout(Duration.ofSeconds(10), () -> RoiLabels.of(rois, image)); // busy machines
    assertTrue(Arrays.stream(values(labels)).max().getAsInt() == 10_000);
  }

  @Test
  void filesWithoutRoisAreRefusedByName(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("x.zip"), "no zip");
    Path empty = folder.resolve("empty.zip");
    Files.write(
        empty, new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    for (Path file : List.of(text, empty, folder.resolve("absent.zip"))) {
      InvalidRequestException refused =
          assertThrows(InvalidRequestException.class, () -> RoiArchive.read(file));
      assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
    }
  }
}
