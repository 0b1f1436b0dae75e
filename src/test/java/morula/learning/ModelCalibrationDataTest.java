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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import morula.instances.Head;
import morula.instances.Heads;
import morula.io.UserFolder;
import morula.model.CalibrationRecord;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.network.Architectures;
import morula.network.Network;
import morula.network.Parameter;
import morula.network.ReceptiveField;
import morula.network.WeightInitialization;
import morula.network.Weights;
import morula.patches.TrainingImage;
import morula.patches.TrainingImages;
import morula.progress.Progress;
import morula.segmentation.ActivationObservation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCalibrationDataTest {
  @TempDir Path folder;
  private String home;

  @BeforeEach
  void rememberNothing() {
    home = System.getProperty(UserFolder.PROPERTY);
    System.setProperty(UserFolder.PROPERTY, folder.resolve("home").toString());
  }

  @AfterEach
  void rememberAgain() {
    System.setProperty(UserFolder.PROPERTY, home);
  }

  @Test
  void aNewModelCarriesPatchesAndTheRangesOnThem() throws IOException {
    TinyTraining.data(folder);
    TinyTraining.run(TinyTraining.settings(folder, "model.zip", false, 0.01));
    Path file = folder.resolve("model.zip");
    try (ModelPackage model = ModelPackage.open(file)) {
      TrainingRecord record = model.record().orElseThrow();
      CalibrationRecord calibration = record.calibration();
      ArrayImg<FloatType, FloatArray> patches = model.calibration().orElseThrow();
      assertEquals(8, calibration.patches());
      assertEquals(
          List.of(96L, 96L, 1L, 8L),
          List.of(
              patches.dimension(0),
              patches.dimension(1),
              patches.dimension(2),
              patches.dimension(3)));
      assertEquals(
          ActivationObservation.of(network(record), weights(model, record), List.of(patches))
              .ranges(),
          calibration.ranges());
    }
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .with(Map.of("model", file.toString(), "precision", "int8", "device", "cpu"));
    Segmenter.open(settings, Progress.NONE).close();
    assertTrue(Files.exists(folder.resolve("home/checked-models.txt")));
    assertFalse(
        Files.exists(folder.resolve("home/activation-ranges.txt")), "nothing is observed here");
  }

  @Test
  void theSameSeedGivesTheSamePackage() throws IOException {
    TinyTraining.data(folder);
    TinyTraining.run(TinyTraining.settings(folder, "a.zip", false, 0.01));
    TinyTraining.run(TinyTraining.settings(folder, "b.zip", false, 0.01));
    try (ModelPackage a = ModelPackage.open(folder.resolve("a.zip"));
        ModelPackage b = ModelPackage.open(folder.resolve("b.zip"))) {
      assertEquals(a.record().orElseThrow().calibration(), b.record().orElseThrow().calibration());
    }
  }

  /** Eight patches of 256 x 256 pixels with 40 channels are more than the reader takes. */
  @Test
  void patchesOfManyChannelsAreFewAndSmallEnoughToBeRead() throws IOException {
    ModelCalibrationData smaller = ofChannels(40, "unet(depth=1,width=2)");
    assertEquals(8, smaller.record().patches());
    assertTrue(smaller.patches().orElseThrow().size() <= CalibrationRecord.MOST_VALUES);
    assertTrue(smaller.patches().orElseThrow().size() > 0.9 * CalibrationRecord.MOST_VALUES);
    // the sides of this network are multiples of 256
    ModelCalibrationData fewer = ofChannels(40, "unet(depth=6,width=2,stem=4)");
    assertEquals(6, fewer.record().patches());
    assertEquals(6 * 256 * 256 * 40, fewer.patches().orElseThrow().size());
  }

  private static ModelCalibrationData ofChannels(int channels, String architecture)
      throws IOException {
    int[] labels = new int[256 * 256];
    labels[0] = 1;
    TrainingImage image =
        new TrainingImage(
            "a", ArrayImgs.floats(256, 256, channels), ArrayImgs.ints(labels, 256, 256));
    Head head = Heads.parse("distance", 0);
    Network network = Architectures.parse(architecture).build(2, channels, head.channels().size());
    return ModelCalibrationData.of(
        TrainingImages.of(List.of(image)),
        head,
        network,
        Weights.initial(network, 1, WeightInitialization.HE_NORMAL),
        ReceptiveField.of(network).divisor(),
        1);
  }

  private static Network network(TrainingRecord record) {
    return Architectures.parse(record.network())
        .build(2, 1, Heads.parse(record.head(), 0).channels().size());
  }

  private static Weights weights(ModelPackage model, TrainingRecord record) throws IOException {
    Map<String, float[]> values = new HashMap<>();
    var stored = model.tensors((name, shape) -> true);
    for (Parameter parameter : network(record).parameters()) {
      values.put(parameter.name(), stored.get(parameter.name()).values());
    }
    return new Weights(values);
  }
}
