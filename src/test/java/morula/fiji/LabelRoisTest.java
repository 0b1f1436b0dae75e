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

import ij.gui.Roi;
import ij.io.RoiDecoder;
import java.awt.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelRoisTest {

  /** Blobs, single pixels, holes, parts that touch at corners only, at the image's border too. */
  private static int[] noise(int width, int height, int labels, long seed) {
    Random random = new Random(seed);
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(labels);
    }
    return pixels;
  }

  private static Labels labels(int[] pixels, long... size) {
    return new Labels("x", ArrayImgs.ints(pixels, size), Calibration.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40})
  void roisHoldExactlyTheirLabels(int labels) {
    int width = 37;
    int height = 23;
    int[] pixels = noise(width, height, labels, labels);
    List<Roi> rois = LabelRois.ofPlane(labels(pixels, width, height, 1, 1).plane(0, 0));
    int[] painted = new int[pixels.length];
    for (Roi roi : rois) {
      for (Point point : roi) {
        assertEquals(0, painted[point.y * width + point.x]);
        painted[point.y * width + point.x] = Integer.parseInt(roi.getName());
      }
    }
    assertArrayEquals(pixels, painted);
  }

  @Test
  void ringIsOneRoiWithItsHole() {
    int[] ring = {7, 7, 7, 7, 0, 7, 7, 7, 7};
    List<Roi> rois = LabelRois.ofPlane(labels(ring, 3, 3, 1, 1).plane(0, 0));
    assertEquals(1, rois.size());
    assertEquals("7", rois.get(0).getName());
    assertEquals(8, rois.get(0).getContainedPoints().length);
  }

  @Test
  void positionsFollowTheStack() {
    int[] pixels = {1, 2, 3, 4};
    Labels series = labels(pixels, 1, 1, 1, 4);
    Roi third = LabelRois.of(series, new LabelRois.Stack(1, 1, 4, 0, 0)).get(2);
    assertEquals(3, third.getPosition());
    third = LabelRois.of(series, new LabelRois.Stack(2, 1, 4, 0, 0)).get(2);
    assertArrayEquals(
        new int[] {0, 0, 3},
        new int[] {third.getCPosition(), third.getZPosition(), third.getTPosition()});
    Roi slice = LabelRois.of(labels(pixels, 1, 1, 2, 2), new LabelRois.Stack(1, 2, 2, 0, 0)).get(3);
    assertArrayEquals(
        new int[] {0, 2, 2},
        new int[] {slice.getCPosition(), slice.getZPosition(), slice.getTPosition()});
    Roi selected =
        LabelRois.of(labels(pixels, 4, 1, 1, 1), new LabelRois.Stack(1, 1, 9, 0, 5)).get(0);
    assertEquals(6, selected.getPosition());
    assertEquals(0, LabelRois.of(labels(pixels, 4, 1, 1, 1), single()).get(0).getPosition());
  }

  private static LabelRois.Stack single() {
    return new LabelRois.Stack(1, 1, 1, 0, 0);
  }

  @Test
  void fiftyThousandObjectsAreFiftyThousandRois() {
    int side = 4096;
    int[] pixels = new int[side * side];
    int cell = 18;
    int columns = side / cell;
    for (int i = 0; i < pixels.length; i++) {
      int x = i % side;
      int y = i / side;
      boolean inside = x % cell > 1 && y % cell > 1 && x / cell < columns && y / cell < columns;
      pixels[i] = inside ? 1 + x / cell + columns * (y / cell) : 0;
    }
    List<Roi> rois = LabelRois.ofPlane(labels(pixels, side, side, 1, 1).plane(0, 0));
    assertEquals(columns * columns, rois.size());
    assertTrue(rois.size() > 50_000);
  }

  @Test
  void archiveKeepsNamesAndPositions(@TempDir Path folder) throws IOException {
    int[] pixels = noise(20, 20, 5, 1);
    List<Roi> rois = LabelRois.of(labels(pixels, 10, 20, 1, 2), new LabelRois.Stack(2, 1, 2, 0, 0));
    Path file = folder.resolve("a b_rois.zip");
    RoiArchive.write(rois, file);
    Set<String> read = new HashSet<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Roi roi = new RoiDecoder(zip.readAllBytes(), null).getRoi();
        read.add(roi.getName() + "@" + roi.getTPosition() + " " + roi.getContainedPoints().length);
      }
    }
    Set<String> written = new TreeSet<>();
    for (Roi roi : rois) {
      written.add(roi.getName() + "@" + roi.getTPosition() + " " + roi.getContainedPoints().length);
    }
    assertEquals(written, new TreeSet<>(read));
    assertEquals(List.of(file), Files.list(folder).toList());
  }
}
