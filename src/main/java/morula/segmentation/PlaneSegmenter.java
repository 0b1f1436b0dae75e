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

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import morula.dataset.LabelKind;
import morula.image.FittedNormalization;
import morula.image.Foreground;
import morula.image.Image;
import morula.image.LabelRegions;
import morula.image.Resize;
import morula.inference.ChannelNormalization;
import morula.inference.PlaneStore;
import morula.instances.DecoderOptions;
import morula.instances.ObjectScores;
import morula.instances.ScoredDecoder;
import morula.progress.Progress;
import morula.sizes.PlaneSize;
import morula.sizes.SizeRegions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Segments the planes of one image, all at the same size. */
final class PlaneSegmenter {
  private final AppliedModel model;
  private final DecoderOptions options;
  private final SizeLimits limits;
  private final OutlineShift shift;
  private final PlaneSize size;
  private final ScoredDecoder decoder;
  private final boolean isMinimumScoreSet;
  private final Optional<SizeRegions> regions;

  /**
   * @param image with the planes to segment
   * @param size of its planes as the network sees them
   * @throws morula.progress.InvalidRequestException if sizes are in µm and the image has no pixel
   *     size
   */
  PlaneSegmenter(AppliedModel model, SegmentationSettings settings, Image image, PlaneSize size) {
    this.model = model;
    this.size = size;
    options =
        settings.minimumScore().isPresent()
            ? model
                .decoder()
                .withMinimumScore(
                    model.typical().scoreShares().score(settings.minimumScore().getAsDouble()))
            : model.decoder();
    isMinimumScoreSet = settings.minimumScore().isPresent();
    limits = SizeLimits.of(settings, image.calibration());
    shift = OutlineShift.of(settings, image.calibration());
    decoder = decoder(size.pixelShare(image));
    // an estimated diameter may not suit all regions of a plane
    regions =
        settings.diameter().isEmpty()
                && model.diameter() > 0
                && ObjectScores.areAvailable(model.head())
            ? Optional.of(
                new SizeRegions(
                    model.predictor(),
                    model.head(),
                    model.diameter(),
                    magnification -> decoder(magnification * magnification),
                    limits::allowsDiameter))
            : Optional.empty();
  }

  /**
   * @param pixelShare number of pixels that the network sees for each pixel of the image
   */
  private ScoredDecoder decoder(double pixelShare) {
    return new ScoredDecoder(model.head(), limits.apply(options, pixelShare));
  }

  /**
   * Segments a plane.
   *
   * @param pixels X, Y, CHANNEL, with the channels that the model takes, see {@link
   *     FrameFits#frame}
   * @param fitted normalisation of their intensities
   * @param known the network's prediction of the plane at {@link #size}, if it is known; is closed
   * @param labels X, Y in the size of the image; is filled
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space
   */
  PlaneResult segment(
      RandomAccessibleInterval<? extends RealType<?>> pixels,
      FittedNormalization fitted,
      Optional<PlaneStore<FloatType>> known,
      RandomAccessibleInterval<IntType> labels,
      Progress progress)
      throws IOException {
    PlaneResult result =
        decode(ImageScaling.resized(pixels, size), fitted, known, labels, progress);
    if (regions.isPresent()) {
      double[] scores =
          regions
              .get()
              .refine(pixels, fitted, labels, result.scores(), result.magnification(), progress);
      result = result.withScores(scores);
    }
    finish(labels);
    return result;
  }

  /**
   * @param pixels X, Y, CHANNEL at the size that the network sees
   * @param labels X, Y in the size of the image
   */
  private PlaneResult decode(
      RandomAccessibleInterval<? extends RealType<?>> pixels,
      FittedNormalization fitted,
      Optional<PlaneStore<FloatType>> known,
      RandomAccessibleInterval<IntType> labels,
      Progress progress)
      throws IOException {
    long width = pixels.dimension(0);
    long height = pixels.dimension(1);
    try (PlaneStore<FloatType> prediction =
        known.isPresent()
            ? known.get()
            : model.predictor().predict(pixels, ChannelNormalization.of(fitted), progress)) {
      if (width == labels.dimension(0) && height == labels.dimension(1)) {
        ScoredDecoder.Objects objects = decoder.decodeScored(prediction.pixels(), labels, progress);
        return result(labels, objects, pixels, fitted, labels, 1);
      }
      try (PlaneStore<IntType> seen = PlaneStore.ints(width, height)) {
        ScoredDecoder.Objects objects =
            decoder.decodeScored(prediction.pixels(), seen.pixels(), progress);
        Resize.labels(seen.pixels(), foreground(prediction.pixels()), labels);
        return result(
            labels, objects, pixels, fitted, seen.pixels(), (double) width / labels.dimension(0));
      }
    }
  }

  /** Returns the foreground of a prediction, see {@link ScoredDecoder#foreground}. */
  Optional<Foreground> foreground(RandomAccessibleInterval<FloatType> prediction) {
    return decoder.foreground(prediction);
  }

  /**
   * Decodes a prediction.
   *
   * @param prediction X, Y, output channel
   * @param labels X, Y of the same size; is filled
   */
  void decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    decoder.decode(prediction, labels, progress);
  }

  /** Decodes a part of a plane, with scores and measures. */
  PlaneResult decodeScored(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<? extends RealType<?>> pixels,
      FittedNormalization fitted,
      RandomAccessibleInterval<IntType> labels,
      double magnification,
      Progress progress) {
    ScoredDecoder.Objects objects = decoder.decodeScored(prediction, labels, progress);
    return result(labels, objects, pixels, fitted, labels, magnification);
  }

  /**
   * @param pixels as the network saw them
   * @param seen labels at the same size
   */
  private PlaneResult result(
      RandomAccessibleInterval<IntType> labels,
      ScoredDecoder.Objects objects,
      RandomAccessibleInterval<? extends RealType<?>> pixels,
      FittedNormalization fitted,
      RandomAccessibleInterval<IntType> seen,
      double magnification) {
    ChannelNormalization normalization = ChannelNormalization.of(fitted);
    boolean isMeasured = model.typical().images() > 0;
    boolean isDoubted = model.typical().doubt().images() > 0;
    LabelRegions regionsSeen = isMeasured || isDoubted ? LabelRegions.of(seen) : new LabelRegions();
    return new PlaneResult(
        labels,
        objects.kept(),
        objects.found(),
        isMeasured
            ? PlaneMeasures.of(pixels, normalization, seen, regionsSeen, areObjects())
            : Map.of(),
        isDoubted
            ? wanted(DoubtSigns.of(pixels, normalization, seen, regionsSeen, objects.kept()))
            : Map.of(),
        magnification);
  }

  /** Leaves out what the user changed by keys: that objects were left out on purpose. */
  private Map<DoubtSign, Double> wanted(Map<DoubtSign, Double> signs) {
    Map<DoubtSign, Double> wanted = new HashMap<>(signs);
    if (isMinimumScoreSet || !limits.areNone()) {
      wanted.remove(DoubtSign.LEFT_OUT);
    }
    if (isMinimumScoreSet) {
      wanted.remove(DoubtSign.SCORES);
    }
    return wanted;
  }

  boolean areObjects() {
    return model.head().labelKind() == LabelKind.OBJECTS;
  }

  /**
   * Removes objects whose size is outside the limits and moves the outlines of the others, or gives
   * classes the values that they have in the label images of the training data.
   *
   * @param labels X, Y in the size of the image; is changed
   */
  void finish(RandomAccessibleInterval<IntType> labels) {
    if (areObjects()) {
      limits.removeUnwanted(labels);
      shift.apply(labels);
    } else if (!model.classValues().isEmpty()) {
      Views.flatIterable(labels).forEach(p -> p.set(model.classValues().get(p.get())));
    }
  }

  /** A line for the log on regions that were segmented again; empty if there were none. */
  Optional<String> summary() {
    return regions.flatMap(SizeRegions::summary);
  }
}
