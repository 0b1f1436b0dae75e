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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import morula.engine.OneThread;
import morula.image.Normalization;
import morula.model.ModelPackage;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.synthetic.SyntheticSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneThread.class)
@Tag("slow")
class GeneratedDataTest {
  private static final String TEXTURES = "textures(size=64,count=12)";

  @TempDir Path folder;

  @Test
  void trainsAModelThatSegments() throws IOException {
    TrainingResult result = TinyTraining.run(settings(TEXTURES, "semantic", "epochs", 2));
    assertEquals(2, result.epochs().size());
    try (ModelPackage model = ModelPackage.open(result.model())) {
      var record = model.record().orElseThrow();
      assertEquals(TEXTURES, record.configuration().get("images"));
      assertEquals(List.of(0, 1), record.classValues());
      assertTrue(model.testInput().isPresent());
    }
    try (Segmenter segmenter =
        Segmenter.open(
            SegmentationSettings.defaults().withModel(result.model().toString()).withDevice("cpu"),
            Progress.NONE)) {
      var image =
          SyntheticSource.parse("images", TEXTURES)
              .draw(SyntheticSource.Stream.VALIDATION, 0, 5)
              .image();
      try (Segmentation segmented = segmenter.segment(image, Progress.NONE)) {
        assertEquals(64, segmented.labels().pixels().dimension(0));
      }
    }
  }

  @Test
  void validationImagesAreOthersAndFollowFromTheSeed() throws IOException {
    TrainingData data = load(settings(TEXTURES, "semantic", "normalization", "none"));
    assertEquals(9, data.training().size());
    assertEquals(3, data.validation().size());
    for (TrainingImage image : data.validation()) {
      float[] pixels = values(image);
      assertEquals(1, max(pixels), "textures reach from 0 to 1 by themselves");
      for (TrainingImage other : data.training().forStatistics()) {
        assertNotEquals(pixels[100], values(other)[100]);
      }
    }
    assertEquals(List.of(), data.normalization());
    TrainingData again = load(settings(TEXTURES, "semantic", "normalization", "none"));
    assertEquals(data.fingerprint(), again.fingerprint());
    TrainingData other = load(settings(TEXTURES, "semantic", "seed", 6L));
    assertNotEquals(data.fingerprint(), other.fingerprint());
    assertNotEquals(data.fingerprint(), data.validationFingerprint());
    TrainingData many = load(settings("shapes(count=100000)", "semantic"));
    assertEquals(1024, many.validation().size());
    assertEquals(100_000 - 1024, many.training().size());
  }

  @Test
  void classesOrObjectsAsTheKindHas() throws IOException {
    TrainingData shapes = load(settings("shapes(size=32,count=20)", "semantic"));
    assertEquals(List.of(0, 1, 2, 3, 4, 5), shapes.classValues());
    assertEquals(3, shapes.channels());
    TrainingData nuclei = load(settings("nuclei(size=96,count=8)", "distance"));
    assertEquals(List.of(), nuclei.classValues());
    assertTrue(nuclei.medianArea() > 20);
    TrainingData membranes = load(settings("membranes(size=96,count=8)", "distance"));
    assertEquals(List.of(), membranes.classValues());
    assertTrue(membranes.medianArea() > 20);
    assertNotEquals(nuclei.fingerprint(), membranes.fingerprint());
    TrainingData masks = load(settings("nuclei(size=96,count=8)", "foreground"));
    assertEquals(List.of(0, 1), masks.classValues());
    assertTrue(
        masks.validation().stream()
            .flatMapToInt(i -> IntStream.of(i.labels().update(null).getCurrentStorageArray()))
            .allMatch(v -> v == 0 || v == 1));
  }

  @Test
  void whatMakesNoSenseIsRefusedInOneLine() {
    refused("heads=distance: images=textures", settings(TEXTURES, "distance"));
    refused("heads=semantic: images=nuclei", settings("nuclei", "semantic"));
    refused("heads=semantic: images=membranes", settings("membranes", "semantic"));
    refused("validation=list.txt", settings(TEXTURES, "semantic", "validation", "list.txt"));
    refused("ids=x: ", settings(TEXTURES, "semantic", "ids", "x"));
    refused("image_size=64", settings(TEXTURES, "semantic", "image_size", 64));
    refused("labels=x: images=textures", settings(TEXTURES, "semantic", "labels", "x"));
    refused("images=textures(grain=2)", settings("textures(grain=2)", "semantic"));
  }

  @Test
  void fixedNumbersAreMeasured() throws IOException {
    TrainingData data =
        load(settings(TEXTURES, "semantic", "normalization", "fixed_zero_mean_unit_variance"));
    var step = (Normalization.FixedZeroMeanUnitVariance) data.normalization().get(0);
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (TrainingImage image : data.training().forStatistics()) {
      for (float value : values(image)) {
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    assertEquals(0, sum / count, 1e-5);
    assertEquals(1, squares / count, 1e-5);
    assertTrue(step.std().get(0) > 0.05 && step.std().get(0) < 0.5);
  }

  private static float[] values(TrainingImage image) {
    return image.pixels().update(null).getCurrentStorageArray();
  }

  private static float max(float[] values) {
    return (float) IntStream.range(0, values.length).mapToDouble(i -> values[i]).max().orElse(0);
  }

  private static TrainingData load(TrainingSettings settings) throws IOException {
    return new DataSource().load(settings, Progress.NONE);
  }

  private static void refused(String begin, TrainingSettings settings) {
    InvalidRequestException e = assertThrows(InvalidRequestException.class, () -> load(settings));
    assertTrue(e.getMessage().startsWith(begin), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  private TrainingSettings settings(String images, String heads, Object... more) {
    TrainingSettings settings =
        TinyTraining.with(
            TinyTraining.settings(folder, "m.zip", heads, "", -1, false, 0.01, Optional.empty()),
            "images",
            images,
            "labels",
            "");
    return TinyTraining.with(settings, more);
  }
}
