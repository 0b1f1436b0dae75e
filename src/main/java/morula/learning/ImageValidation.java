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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import morula.dataset.LabelKind;
import morula.engine.Predictor;
import morula.evaluation.ClassScores;
import morula.evaluation.Evaluation;
import morula.evaluation.Matching;
import morula.evaluation.Overlaps;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.inference.Tiles;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.instances.ScoredDecoder;
import morula.network.ReceptiveField;
import morula.patches.TrainingImage;
import morula.progress.Progress;
import morula.segmentation.TypicalImages;
import morula.training.TrainingListener;
import morula.training.ValidatedImage;
import morula.training.Validation;
import morula.training.ValidationScores;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Segments whole validation images and scores them as {@code evaluate} does. */
final class ImageValidation implements Validation {
  /**
   * Largest number of pixels whose predictions are held in memory for tuning; further images are
   * left out.
   */
  private static final long TUNING_PIXELS = 1L << 25;

  /** The number of images that listeners see. */
  private static final int SHOWN = 3;

  private final List<TrainingImage> images;
  private final Head head;
  private final ReceptiveField field;
  private final LabelKind meaning;
  private final List<Integer> classValues;
  private final MainScore mainScore;
  private final double smallArea;
  private final DecoderOptions defaults;
  private final List<TrainingListener> listeners;

  /** How many images of this epoch the listeners have seen. */
  private int seen = SHOWN;

  /**
   * @param classValues value of each class in the label files, background first; empty for objects
   * @param smallArea area of the smallest true objects, in pixels: smaller predicted objects are
   *     removed
   * @param listeners see what is found in the first images
   */
  ImageValidation(
      List<TrainingImage> images,
      Head head,
      ReceptiveField field,
      List<Integer> classValues,
      double smallArea,
      List<TrainingListener> listeners) {
    this.listeners = List.copyOf(listeners);
    this.images = images;
    this.head = head;
    this.field = field;
    this.meaning = head.labelKind();
    this.classValues = classValues;
    this.smallArea = smallArea;
    mainScore = new MainScore(head, classValues.size());
    defaults = suited(head.defaultOptions());
  }

  /** Returns options that do not remove small objects of the kind in these images. */
  DecoderOptions suited(DecoderOptions options) {
    return options.withAreas(Math.min(options.minimumArea(), smallArea), options.maximumArea());
  }

  /** Returns the options of the scores after each epoch. */
  DecoderOptions defaults() {
    return defaults;
  }

  /** Returns the main score. */
  MainScore mainScore() {
    return mainScore;
  }

  @Override
  public String scoreName() {
    return mainScore.name();
  }

  @Override
  public ValidationScores scores(Predictor network, Progress progress) {
    seen = 0;
    Evaluation evaluation = evaluate(network, defaults, progress);
    seen = SHOWN;
    return new ValidationScores(
        mainScore.of(evaluation),
        meaning.isClasses() ? new ClassScores(evaluation, classValues).main() : Map.of());
  }

  /** Evaluates the network on all validation images. */
  Evaluation evaluate(Predictor network, DecoderOptions options, Progress progress) {
    return evaluate(network, options, Optional.empty(), progress);
  }

  /**
   * Evaluates the network on all validation images, and collects what was found on request.
   *
   * @param typical receives what was found, with scores, which take time to compute
   */
  Evaluation evaluate(
      Predictor network,
      DecoderOptions options,
      Optional<TypicalImages> typical,
      Progress progress) {
    TiledPredictor predictor = predictor(network);
    ScoredDecoder decoder = new ScoredDecoder(head, options);
    Evaluation evaluation = new Evaluation(meaning, Overlaps.NO_IGNORE);
    for (TrainingImage image : images) {
      progress.checkCancelled();
      try (PlaneStore<FloatType> prediction = predict(predictor, image)) {
        ArrayImg<IntType, IntArray> labels = empty(image);
        if (typical.isPresent()) {
          ScoredDecoder.Objects found =
              decoder.decodeScored(prediction.pixels(), labels, Progress.NONE);
          typical.get().addFound(image, labels, found);
          if (ObjectScores.areAvailable(head)) {
            addObjects(image, prediction, options, typical.get());
          }
        } else {
          decoder.decode(prediction.pixels(), labels, Progress.NONE);
        }
        evaluation.add(image.name(), image.labels(), labels);
        show(image, labels);
      }
    }
    return evaluation;
  }

  /** Adds all objects that are found in an image, also those with scores below the minimum. */
  private void addObjects(
      TrainingImage image,
      PlaneStore<FloatType> prediction,
      DecoderOptions options,
      TypicalImages typical) {
    ArrayImg<IntType, IntArray> labels = empty(image);
    double[] scores =
        new ScoredDecoder(head, options.withMinimumScore(0))
            .decodeScored(prediction.pixels(), labels, Progress.NONE)
            .kept();
    Matching matching = new Matching(Overlaps.of(image.labels(), labels));
    matching.matches().forEach(match -> typical.addObject(scores[match.prediction() - 1], true));
    for (int label : matching.falsePositives()) {
      typical.addObject(scores[label - 1], false);
    }
  }

  private void show(TrainingImage image, RandomAccessibleInterval<IntType> found) {
    if (seen < SHOWN) {
      ValidatedImage shown =
          new ValidatedImage(seen++, image.name(), image.pixels(), image.labels(), found);
      listeners.forEach(listener -> listener.imageValidated(shown));
    }
  }

  /**
   * Returns the decoder options with the highest validation score; the defaults where the head has
   * nothing to tune, or the user has cancelled.
   */
  DecoderOptions tune(Predictor network, Progress progress) {
    if (head.tunable().isEmpty() || progress.isCancelled()) {
      return defaults;
    }
    TiledPredictor predictor = predictor(network);
    List<PlaneStore<FloatType>> predictions = new ArrayList<>();
    try {
      long pixels = 0;
      for (TrainingImage image : images) {
        pixels += image.labels().size();
        if (pixels > TUNING_PIXELS && !predictions.isEmpty()) {
          break;
        }
        predictions.add(predict(predictor, image));
      }
      ToDoubleFunction<DecoderOptions> score =
          options -> mainScore.of(decode(predictions, options));
      return DecoderTuning.tune(defaults, head.tunable(), score, smallArea, progress);
    } finally {
      predictions.forEach(PlaneStore::close);
    }
  }

  /** Evaluates decoded predictions of the first images, as many as there are predictions. */
  private Evaluation decode(List<PlaneStore<FloatType>> predictions, DecoderOptions options) {
    ScoredDecoder decoder = new ScoredDecoder(head, options);
    Evaluation evaluation = new Evaluation(meaning, Overlaps.NO_IGNORE);
    for (int i = 0; i < predictions.size(); i++) {
      TrainingImage image = images.get(i);
      ArrayImg<IntType, IntArray> labels = empty(image);
      decoder.decode(predictions.get(i).pixels(), labels, Progress.NONE);
      evaluation.add(image.name(), image.labels(), labels);
    }
    return evaluation;
  }

  private TiledPredictor predictor(Predictor network) {
    return Tiles.predictor(network, head.channels().size(), field, Tiles.SMALL, 0);
  }

  private static PlaneStore<FloatType> predict(TiledPredictor predictor, TrainingImage image) {
    try {
      return predictor.predict(image.pixels(), (channel, value) -> (float) value, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArrayImg<IntType, IntArray> empty(TrainingImage image) {
    return ArrayImgs.ints(image.labels().dimensionsAsLongArray());
  }
}
