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
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.io.ImageSource;
import morula.pictures.LabelColoring;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ROIs of a file lie where the overlay of the open image does. */
class RoiPositionsTest {

  @ParameterizedTest
  @CsvSource({
    "8-bit,1,1,1,0",
    "16-bit,2,1,1,0",
    "8-bit,1,4,1,0",
    "16-bit,2,3,4,0",
    "16-bit,2,3,4,3",
    "32-bit,1,1,5,2",
    "RGB,1,1,1,0",
    "RGB,1,4,1,0",
    "RGB,1,2,3,2"
  })
  void fileAndOpenImageAreTheSameStack(
      String type, int channels, int slices, int frames, int frame, @TempDir Path folder)
      throws IOException {
    int planes = channels * slices * frames;
    ImagePlus image = IJ.createImage("x", type, 8, 6, planes);
    image.setDimensions(channels, slices, frames);
    image.setOpenAsHyperStack(true);
    Path file = folder.resolve("x.tif");
    FileSaver saver = new FileSaver(image);
    assertTrue(planes > 1 ? saver.saveAsTiffStack(file + "") : saver.saveAsTiff(file + ""));
    try (ImageSource source = ImageSource.open(file)) {
      Image whole = source.series(0);
      LabelRois.Stack ofFile = LabelRois.Stack.of(whole, source.isColor(0), 0, frame);
      ImagePlus open = IJ.openImage(file.toString());
      assertEquals(
          new LabelRois.Stack(
              open.getNChannels(), open.getNSlices(), open.getNFrames(), 0, Math.max(0, frame - 1)),
          ofFile);
      assertEquals(
          ofFile,
          LabelRois.Stack.of(ImagePlusView.of(open), ImagePlusView.isColor(open), 0, frame));
    }
  }

  @Test
  void whatTheUserDrewStaysInTheOverlay() {
    ImagePlus image = IJ.createImage("x", "8-bit", 4, 1, 1);
    Roi drawn = new Roi(0, 0, 2, 1);
    image.setOverlay(new Overlay(drawn));
    for (int[] pixels : new int[][] {{1, 2, 3, 0}, {1, 0, 0, 2}}) {
      Labels labels = new Labels("x", ArrayImgs.ints(pixels, 4, 1, 1, 1), Calibration.NONE);
      LabelRois.Stack stack = new LabelRois.Stack(1, 1, 1, 0, 0);
      List<Roi> objects = LabelRois.of(labels, stack);
      OpenImageSegmentation.draw(objects, LabelColoring.of(labels), image);
      assertEquals(
          Stream.concat(Stream.of(drawn), objects.stream()).toList(),
          List.of(image.getOverlay().toArray()));
    }
  }
}
