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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A validation image with its ground truth and the predictions of models, for figures.
 *
 * @param name of the image
 * @param image X, Y, CHANNEL; normalised, as the networks see it
 * @param truth X, Y; 0 background, then classes or objects from 1 on, negative where ignored
 * @param predictions X, Y each, numbered likewise; one per model
 */
public record ValidationPreview(
    String name,
    RandomAccessibleInterval<FloatType> image,
    RandomAccessibleInterval<IntType> truth,
    List<? extends RandomAccessibleInterval<IntType>> predictions) {

  /**
   * Segments the first validation images of a training.
   *
   * @param settings completed settings of the training, which determine the validation images and
   *     the device
   * @param source source of the training's data
   * @param models packages of models that were trained on such data
   * @param count number of images; fewer if there are fewer validation images
   * @throws InvalidRequestException if the data no longer fit the settings, or a model is missing
   * @throws IOException if a file cannot be read
   */
  public static List<ValidationPreview> of(
      TrainingSettings settings, DataSource source, List<Path> models, int count, Progress progress)
      throws IOException {
    List<TrainingImage> images = source.load(settings, progress).validation();
    List<TrainingImage> chosen = images.subList(0, Math.min(count, images.size()));
    List<List<RandomAccessibleInterval<IntType>>> predictions = new ArrayList<>();
    chosen.forEach(image -> predictions.add(new ArrayList<>()));
    for (Path model : models) {
      SegmentationSettings segmentation =
          SegmentationSettings.defaults()
              .withModel(model.toString())
              .withDevice(settings.get(TrainingSettings.DEVICE))
              .withPrecision(Optional.of(Precision.FP32));
      try (Segmenter segmenter = Segmenter.open(segmentation, progress)) {
        for (int i = 0; i < chosen.size(); i++) {
          progress.checkCancelled();
          predictions.get(i).add(segmenter.segmentNormalized(chosen.get(i).pixels(), progress));
        }
      }
    }
    List<ValidationPreview> previews = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      TrainingImage image = chosen.get(i);
      previews.add(
          new ValidationPreview(image.name(), image.pixels(), image.labels(), predictions.get(i)));
    }
    return previews;
  }
}
