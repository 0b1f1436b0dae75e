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

import ij.ImagePlus;
import ij.io.Opener;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What plain ImageJ makes of the files. */
class ImageJTiffWriterTest {
  private static final Calibration CALIBRATION =
      new Calibration(0.25, 0.5, 2.5, "micron", 1.5, "min", 3, -4, 5.5);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"8,1,1,1", "8,2,3,4", "16,1,3,1", "16,1,1,4", "16,2,1,1", "32,1,3,4", "32,1,1,1"})
  void opensInImageJ(int bits, int channels, int slices, int frames) throws Exception {
    long[] size = {7, 5, channels, slices, frames};
    Image image =
        switch (bits) {
          case 8 -> counting(ArrayImgs.unsignedBytes(size));
          case 16 -> counting(ArrayImgs.unsignedShorts(size));
          default -> counting(ArrayImgs.floats(size));
        };
    Path file = folder.resolve("x.tif");
    ImageFiles.write(image, file);
    ImagePlus opened = new Opener().openImage(file.toString());
    assertArrayEquals(new int[] {7, 5, channels, slices, frames}, opened.getDimensions());
    assertEquals(bits, opened.getBitDepth());
    assertCalibrated(opened);
    for (int plane = 0; plane < channels * slices * frames; plane++) {
      for (int p = 0; p < 35; p++) {
        assertEquals((plane * 35 + p) % 255, opened.getStack().getVoxel(p % 7, p / 7, plane), 1e-6);
      }
    }
  }

  private static <T extends RealType<T>> Image counting(RandomAccessibleInterval<T> pixels) {
    int i = 0;
    for (T pixel : Views.flatIterable(pixels)) {
      pixel.setReal(i++ % 255);
    }
    return new Image("x", pixels, CALIBRATION);
  }

  private static void assertCalibrated(ImagePlus image) {
    var calibration = image.getCalibration();
    assertEquals(0.25, calibration.pixelWidth, 1e-9);
    assertEquals(0.5, calibration.pixelHeight, 1e-9);
    assertEquals(2.5, calibration.pixelDepth, 1e-9);
    assertEquals("micron", calibration.getUnit());
    assertEquals(1.5, calibration.frameInterval, 1e-9);
    assertEquals("min", calibration.getTimeUnit());
    assertEquals(3, calibration.xOrigin);
    assertEquals(-4, calibration.yOrigin);
    assertEquals(5.5, calibration.zOrigin);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 65_535, 70_000})
  void labelsAreShownInFullRange(int largest) throws Exception {
    Path file = folder.resolve("labels.tif");
    int[] values = {0, 1, 2, largest};
    LabelFiles.write(new Labels("x", ArrayImgs.ints(values, 2, 2, 1, 1), CALIBRATION), file);
    ImagePlus opened = new Opener().openImage(file.toString());
    assertEquals(largest > 65_535 ? 32 : 16, opened.getBitDepth());
    assertEquals(largest, opened.getProcessor().getf(1, 1));
    assertEquals(0, opened.getDisplayRangeMin());
    assertEquals(largest, opened.getDisplayRangeMax());
    assertCalibrated(opened);
  }

  @Test
  void bigTiffHoldsTheSame() throws Exception {
    var pixels = ArrayImgs.unsignedShorts(7, 5, 2, 3, 4);
    int i = 0;
    for (var pixel : pixels) {
      pixel.set(i++);
    }
    Path file = folder.resolve("big.tif");
    new ImageJTiffWriter(
            new Image("x", pixels, CALIBRATION), ImageJTiffWriter.Depth.UNSIGNED_16, 0, 840)
        .write(file, true);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(2);
      assertEquals(43, bytes.read());
    }
    Image read = ImageFiles.read(file);
    assertEquals(CALIBRATION, read.calibration());
    var expected = pixels.localizingCursor();
    var actual = read.pixels().randomAccess();
    while (expected.hasNext()) {
      expected.fwd();
      assertEquals(expected.get().get(), actual.setPositionAndGet(expected).getRealDouble());
    }
  }
}
