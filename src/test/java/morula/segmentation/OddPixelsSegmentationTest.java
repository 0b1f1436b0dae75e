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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.dataset.LabelKind;
import morula.evaluation.Evaluation;
import morula.evaluation.Overlaps;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.LabelRegions;
import morula.image.OddImages;
import morula.progress.Progress;
import morula.progress.TestProgress;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A shipped model finds nuclei in images with odd pixels as well as in clean ones. */
@Tag("slow")
class OddPixelsSegmentationTest {
  private static final SegmentationSettings SETTINGS =
      SegmentationSettings.defaults()
          .withModel(Path.of("update-site/models/nuclei.zip").toString())
          .withDevice("cpu");

  private static Image image(OddImages odd) {
    return new Image(
        "odd",
        Views.addDimension(Cast.<ArrayImg<IntType, IntArray>>unchecked(odd.frame(16)), 0, 0),
        Calibration.NONE);
  }

  @Test
  void theSameNucleiAreFoundInOddImages() throws IOException {
    try (Segmenter segmenter = Segmenter.open(SETTINGS, Progress.NONE)) {
      double clean = accuracy(segmenter, OddImages.clean());
      assertTrue(clean > 0.85, clean + "");
      for (OddImages odd :
          List.of(
              OddImages.clean().dust(0, 65535),
              OddImages.clean().hotPixels(50, 65535),
              OddImages.clean().rectangle(0, 99, 320, 101, 65535),
              OddImages.clean().scaleBar(65535))) {
        double accuracy = accuracy(segmenter, odd);
        assertTrue(accuracy > clean - 0.1, accuracy + " instead of " + clean);
      }
    }
  }

  private static double accuracy(Segmenter segmenter, OddImages odd) throws IOException {
    Evaluation evaluation = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    try (Segmentation found = segmenter.segment(image(odd), Progress.NONE)) {
      evaluation.add(OddImages.nuclei().labels(), found.labels());
    }
    return evaluation.pooled().accuracy(0.5);
  }

  /** The dark background is brighter than a black corner, but no object. */
  @Test
  void edgesOfATurnedImageAreNoObjects() throws IOException {
    List<String> said = new ArrayList<>();
    OddImages turned = OddImages.clean().turned(0);
    try (Segmenter segmenter = Segmenter.open(SETTINGS, Progress.NONE);
        Segmentation found = segmenter.segment(image(turned), TestProgress.telling(said::add))) {
      LabelRegions truth = LabelRegions.of(OddImages.nuclei().labels().plane(0, 0));
      LabelRegions regions = LabelRegions.of(found.labels().plane(0, 0));
      assertEquals(truth.areas().length, regions.areas().length, 3);
      assertTrue(said.toString().contains("odd: channel 1: the margin of value 0"), said + "");
    }
  }

  /** A fit to the whole image repairs its blocks too. */
  @Test
  void blocksAreRepairedLikeTheWholeImage() throws IOException {
    Image image = image(OddImages.clean().hotPixels(50, 65535));
    try (Segmenter segmenter = Segmenter.open(SETTINGS.withDiameter(20), Progress.NONE)) {
      ImageFit fit = segmenter.blocks(image, false, Progress.NONE).fit();
      ArrayImg<IntType, IntArray> block = ArrayImgs.ints(OddImages.SIDE, OddImages.SIDE);
      segmenter.blocks(image, false, fit, Progress.NONE).segment(0, block, 0, Progress.NONE);
      try (Segmentation whole = segmenter.segment(image, Progress.NONE)) {
        assertEquals(
            LabelRegions.of(whole.labels().plane(0, 0)).areas().length,
            LabelRegions.of(block).areas().length);
      }
    }
  }

  @Test
  void anImageOfOneValueHasNoRange() throws IOException {
    Image image = new Image("same", ArrayImgs.bytes(64, 64, 1, 1, 1), Calibration.NONE);
    try (Segmenter segmenter = Segmenter.open(SETTINGS, Progress.NONE);
        Segmentation found = segmenter.segment(image, Progress.NONE)) {
      assertEquals(1, found.warnings().size(), found.warnings() + "");
      assertTrue(found.warnings().get(0).startsWith("channel 1: all pixels have the same value"));
    }
  }
}
