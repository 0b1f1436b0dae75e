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

import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;
import org.junit.jupiter.api.Test;

class OpenImageSegmentationTest {
  private static final String MODEL = Path.of("update-site", "models", "nuclei.zip").toString();

  @Test
  void warnsOfTheOpenImageUnderANameForFiles() throws IOException {
    ImagePlus blank = new ImagePlus("plate 1/well: A", new ByteProcessor(96, 96));
    OpenImage open = OpenImage.of(blank, 0, 0);
    try (Segmenter segmenter =
            Segmenter.open(
                SegmentationSettings.defaults()
                    .withModel(MODEL)
                    .withDevice("cpu")
                    .withPrecision(Optional.of(Precision.FP32)),
                Progress.NONE);
        OpenImageSegmentation result = open.segment(segmenter, Progress.NONE)) {
      assertEquals("plate 1_well_ A", open.fileName());
      assertTrue(result.warnings().toString().contains("same value"), result.warnings() + "");
    }
  }

  @Test
  void warnsOfAPixelSizeThatCannotBe() throws IOException {
    ImagePlus image = new ImagePlus("x", new ByteProcessor(96, 96));
    image.getCalibration().pixelWidth = 0;
    image.getCalibration().setUnit("um");
    List<String> said = new ArrayList<>();
    try (Segmenter segmenter =
            Segmenter.open(
                SegmentationSettings.defaults()
                    .withModel(MODEL)
                    .withDevice("cpu")
                    .withPrecision(Optional.of(Precision.FP32)),
                Progress.NONE);
        OpenImageSegmentation result =
            OpenImage.of(image, 0, 0).segment(segmenter, new Messages(said))) {
      assertEquals("pixel", Calibrations.of(result.labelImage()).unit());
    }
    assertTrue(
        said.toString().contains("Warning: x: a pixel cannot measure 0.0 micron"), said + "");
  }

  private record Messages(List<String> said) implements Progress {
    @Override
    public void message(String line) {
      said.add(line);
    }

    @Override
    public void update(long done, long total, String what) {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
