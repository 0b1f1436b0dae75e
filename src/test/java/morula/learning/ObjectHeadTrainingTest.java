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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import morula.engine.OneThread;
import morula.io.ImageFiles;
import morula.model.ModelPackage;
import morula.model.TrainingRecord;
import morula.progress.Progress;
import morula.segmentation.Segmentation;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The other heads for single objects, from labels to a model that segments. */
@ExtendWith(OneThread.class)
@Tag("slow")
class ObjectHeadTrainingTest {
  @TempDir Path folder;

  @BeforeEach
  void data() throws IOException {
    TinyTraining.data(folder);
  }

  @Test
  void flowsFindObjects() throws IOException {
    TrainingResult result = train("flows", 20);
    double accuracy = result.scores().get("accuracy at IoU 0.5");
    assertTrue(accuracy > 0.3, "accuracy " + accuracy);
    assertEquals("flows", record(result).head());
    assertTrue(objects(result) > 0);
  }

  /** Rays take longer to learn than there is time here. */
  @Test
  void starConvexObjectsAreLearned() throws IOException {
    TrainingResult result = train("star_convex(rays=8)", 5);
    double first = result.epochs().get(0).trainingLoss();
    double last = result.epochs().get(TinyTraining.EPOCHS - 1).trainingLoss();
    assertTrue(last < 0.75 * first, first + " to " + last);
    TrainingRecord record = record(result);
    assertEquals("star_convex(rays=8)", record.head());
    assertTrue(record.decoder().overlap() > 0);
    assertTrue(objects(result) >= 0, "it can be applied");
  }

  private TrainingResult train(String heads, int steps) throws IOException {
    return TinyTraining.run(
        TinyTraining.with(
            TinyTraining.settings(folder, "m.zip", heads, "", -1, false, 0.02, Optional.empty()),
            "steps_per_epoch",
            steps,
            "augmentation",
            "flips"));
  }

  private static TrainingRecord record(TrainingResult result) throws IOException {
    try (ModelPackage model = ModelPackage.open(result.model())) {
      return model.record().orElseThrow();
    }
  }

  /** How many objects the model finds in one of the images. */
  private int objects(TrainingResult result) throws IOException {
    SegmentationSettings settings =
        SegmentationSettings.defaults()
            .withModel(result.model().toString())
            .withDevice("cpu")
            .withPrecision(Optional.of(Precision.FP32));
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE);
        Stream<Path> images = Files.list(folder.resolve("images"))) {
      Path image = images.sorted().findFirst().orElseThrow();
      try (Segmentation segmented = segmenter.segment(ImageFiles.read(image), Progress.NONE)) {
        int largest = 0;
        for (var label : Views.flatIterable(segmented.labels().pixels())) {
          largest = Math.max(largest, label.get());
        }
        return largest;
      }
    }
  }
}
