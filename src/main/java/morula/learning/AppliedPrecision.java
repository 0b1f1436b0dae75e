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

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.evaluation.Evaluation;
import morula.evaluation.Overlaps;
import morula.image.Quantiles;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Validation score and speed of a model at one inference precision.
 *
 * @param precision numeric precision, as a value of the key {@code precision=} of {@code segment}
 * @param scoreName name of the main validation score of the model's head
 * @param score 0 to 1, higher is better
 * @param seconds median time to segment an image
 */
public record AppliedPrecision(String precision, String scoreName, double score, double seconds) {

  /**
   * Segments the validation images of a training in each precision.
   *
   * @param settings completed settings of the training, whose model has been written
   * @param source of the data of the training
   * @throws InvalidRequestException if the data no longer fit the settings, or a precision is
   *     unknown
   * @throws IOException if a file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static List<AppliedPrecision> of(
      TrainingSettings settings, DataSource source, List<String> precisions, Progress progress)
      throws IOException {
    TrainingData data = source.load(settings, progress);
    MainScore score = new MainScore(settings.heads().of(data.classes()), data.classes());
    List<AppliedPrecision> applied = new ArrayList<>();
    for (String precision : precisions) {
      SegmentationSettings segmentation =
          SegmentationSettings.defaults()
              .withModel(settings.model().toString())
              .withDevice(settings.get(TrainingSettings.DEVICE))
              .withPrecision(Precision.parse(precision));
      try (Segmenter segmenter = Segmenter.open(segmentation, progress)) {
        applied.add(evaluate(segmenter, data.validation(), score, precision, progress));
      }
    }
    return applied;
  }

  private static AppliedPrecision evaluate(
      Segmenter segmenter,
      List<TrainingImage> images,
      MainScore score,
      String precision,
      Progress progress)
      throws IOException {
    Evaluation evaluation = new Evaluation(score.head().labelKind(), Overlaps.NO_IGNORE);
    double[] seconds = new double[images.size()];
    for (int i = 0; i < seconds.length; i++) {
      progress.checkCancelled();
      progress.update(i, seconds.length, "Segmenting validation images in " + precision);
      TrainingImage image = images.get(i);
      long begin = System.nanoTime();
      RandomAccessibleInterval<IntType> labels =
          segmenter.segmentNormalized(image.pixels(), Progress.NONE);
      seconds[i] = (System.nanoTime() - begin) / 1e9;
      evaluation.add(image.name(), image.labels(), labels);
    }
    Arrays.sort(seconds);
    return new AppliedPrecision(
        precision, score.name(), score.of(evaluation), seconds[Quantiles.median(seconds.length)]);
  }
}
