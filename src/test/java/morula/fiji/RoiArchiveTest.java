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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import morula.image.Calibration;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoiArchiveTest {

  /** ImageJ stops at a zip file without ROIs, and one of an earlier run would be false. */
  @Test
  void withoutRoisThereIsNoFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x_rois.zip"), "of an earlier run");
    RoiArchive.write(List.of(), file);
    assertFalse(Files.exists(file));
    RoiArchive.write(List.of(), file);
    assertFalse(Files.exists(file));
  }

  /** ImageJ's format holds 16 bits of a coordinate, and more where they do not suffice. */
  @ParameterizedTest
  @ValueSource(ints = {100, 32_768, 60_540, 65_537, 200_000})
  void planesMayBeWiderThanSixteenBits(int width, @TempDir Path folder) throws IOException {
    int[] pixels = new int[width];
    Arrays.fill(pixels, width - 3, width, 1);
    Labels labels = new Labels("x", ArrayImgs.ints(pixels, width, 1, 1, 1), Calibration.NONE);
    Path file = folder.resolve("x.zip");
    RoiArchive.write(LabelRois.of(labels, new LabelRois.Stack(1, 1, 1, 0, 0)), file);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      assertEquals("1.roi", zip.getNextEntry().getName());
      Roi roi = RoiDecoder.openFromByteArray(zip.readAllBytes());
      assertEquals(new Rectangle(width - 3, 0, 3, 1), roi.getBounds());
      assertEquals(3, roi.getContainedPoints().length);
    }
  }
}
