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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.LabelRegions;
import morula.image.Labels;
import morula.image.Resize;
import morula.model.ModelPackage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.segmentation.SizeUnit;
import morula.sizes.ObjectScale;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key {@code diameter=} of train and of segment. */
@Tag("slow")
class DiameterKeyTest {
  private static final double LEARNED = 20;

  @TempDir static Path folder;
  private static Image image;
  private static double present;

  @BeforeAll
  static void train() throws IOException {
    TinyTraining.data(folder);
    TinyTraining.run(
        TinyTraining.with(
            TinyTraining.settings(folder, "scaled.zip", false, 0.01),
            "diameter",
            Double.toString(LEARNED)));
    var sample = SyntheticNuclei.draw("image", NucleiParameters.plane(150, 130), 5);
    image = sample.image();
    present =
        ObjectScale.medianDiameter(LabelRegions.of(sample.labels().plane(0, 0))).orElseThrow();
  }

  @Test
  void theModelRemembersIts() throws IOException {
    try (ModelPackage model = ModelPackage.open(folder.resolve("scaled.zip"))) {
      var record = model.record().orElseThrow();
      assertEquals(LEARNED, record.diameter());
      double area = Math.PI / 4 * LEARNED * LEARNED;
      assertEquals(area, record.medianObjectSize(), 0.2 * area);
    }
  }

  @Test
  void isRefusedWhereItWouldDoNothing() {
    TrainingSettings settings =
        TinyTraining.with(
            TinyTraining.settings(folder, "no.zip", false, 0.01),
            "diameter",
            Double.toString(LEARNED));
    for (TrainingSettings wrong :
        new TrainingSettings[] {
          TinyTraining.with(settings, "heads", "foreground"),
          TinyTraining.with(settings, "images", "nuclei(size=64,count=10)", "labels", "")
        }) {
      InvalidRequestException e =
          assertThrows(InvalidRequestException.class, () -> Training.check(wrong));
      assertTrue(e.getMessage().startsWith("diameter=20"), e.getMessage());
    }
  }

  @Test
  void whatIsTwiceAsLargeIsSegmentedAlike() throws IOException {
    int[] small = labels(image, settings(present, "pixel"));
    int count = Arrays.stream(small).max().orElse(0);
    assertTrue(count > 3, count + " objects");
    Image large = Resize.linear(image, 300, 260);
    int[] found = labels(large, settings(2 * present, "pixel"));
    assertEquals(count, Arrays.stream(found).max().orElse(0), 1);
    int same = 0;
    for (int i = 0; i < found.length; i++) {
      int smallPixel = small[i % 300 / 2 + i / 300 / 2 * 150];
      same += (found[i] > 0) == (smallPixel > 0) ? 1 : 0;
    }
    assertTrue(same > 0.97 * found.length, same + " of " + found.length + " pixels alike");
  }

  @Test
  void numbersHaveNoGaps() throws IOException {
    // far too large a diameter, so that the network sees a small image
    int[] found = labels(image, settings(3 * present, "pixel"));
    int largest = Arrays.stream(found).max().orElse(0);
    assertArrayEquals(
        IntStream.rangeClosed(0, largest).toArray(),
        Arrays.stream(found).distinct().sorted().toArray());
  }

  @Test
  void micronsAreThoseOfTheCalibration() throws IOException {
    Calibration halfMicron = new Calibration(0.5, 0.5, 1, "micron", 0, "sec", 0, 0, 0);
    Image calibrated = new Image("image", image.pixels(), halfMicron);
    assertArrayEquals(
        labels(image, settings(present, "pixel")),
        labels(calibrated, settings(present / 2, "micron")));
    Image uncalibrated = new Image("image", image.pixels(), Calibration.NONE);
    assertThrows(
        InvalidRequestException.class, () -> labels(uncalibrated, settings(present, "micron")));
  }

  @Test
  void tiledEqualsWhole() throws IOException {
    int[] whole = labels(image, settings(present, "pixel"));
    SegmentationSettings tiles =
        SegmentationSettings.defaults()
            .withModel(model("scaled"))
            .withTileSize(64)
            .withDiameter(present)
            .withDevice("cpu");
    assertArrayEquals(whole, labels(image, tiles));
  }

  @Test
  void aModelOfImagesAsTheyAreCannotUseIt() throws IOException {
    TinyTraining.run(
        TinyTraining.with(TinyTraining.settings(folder, "plain.zip", false, 0.01), "epochs", 1));
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .withModel(model("plain"))
            .withDiameter(20)
            .withDevice("cpu");
    var e = assertThrows(InvalidRequestException.class, () -> labels(image, settings));
    assertTrue(e.getMessage().startsWith("diameter"), e.getMessage());
  }

  private static SegmentationSettings settings(double diameter, String unit) {
    return SegmentationSettings.defaults()
        .withModel(model("scaled"))
        .withSizeUnit(SizeUnit.parse(unit))
        .withDiameter(diameter)
        .withDevice("cpu");
  }

  private static String model(String name) {
    return folder.resolve(name + ".zip").toString();
  }

  private static int[] labels(Image image, SegmentationSettings settings) throws IOException {
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE);
        Segmentation result = segmenter.segment(image, Progress.NONE)) {
      Labels labels = result.labels();
      int[] values = new int[(int) labels.pixels().size()];
      int[] next = {0};
      Views.flatIterable(labels.pixels()).forEach(l -> values[next[0]++] = l.get());
      return values;
    }
  }
}
