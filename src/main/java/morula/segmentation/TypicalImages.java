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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import morula.image.LabelRegions;
import morula.image.Quantiles;
import morula.instances.ScoredDecoder;
import morula.model.TypicalValues;
import morula.model.TypicalValues.Range;
import morula.patches.TrainingImage;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Measures planes: those of the training images, to record their typical values; and those of an
 * image that a model was applied to, to warn if it is unlike the training images. Only a few
 * numbers of each plane are kept. Not safe for use by several threads at once.
 *
 * <p>A quantity is unusual when it lies outside its 1st to 99th percentile over the training images
 * by more than a margin, which is wider the fewer the images were. Measured with the fluorescence
 * images of DSB 2018: 460 of them as training images, 1 of the 81 others has a warning, and so has
 * each of 107 histology, 16 bright-field and 81 inverted images; with 10 training images drawn at
 * random 6 % of the others, with 50 of them 1 %.
 */
public final class TypicalImages {
  /** The percentile of the training images whose noise is still usual. */
  private static final double USUAL_NOISE = 0.99;

  private final boolean objects;
  private final List<Map<ImageQuantity, Double>> planes = new ArrayList<>();
  private final SegmentationDoubt doubt = new SegmentationDoubt();
  private final ScoreCalibration calibration = new ScoreCalibration();
  private final List<Double> noise = new ArrayList<>();
  private int foundImages;
  private final List<Double> scores = new ArrayList<>();
  private final List<Double> magnifications = new ArrayList<>();

  /**
   * @param objects whether labels are single objects; otherwise they are classes, whose sizes have
   *     no meaning
   */
  public TypicalImages(boolean objects) {
    this.objects = objects;
  }

  /** Adds a training image: normalised, and at the scale of the network. */
  public void add(TrainingImage image) {
    noise.add(image.noise());
    add(
        PlaneMeasures.of(
            image.pixels(),
            (channel, value) -> (float) value,
            image.labels(),
            image.regions(),
            objects),
        Map.of(),
        1);
  }

  /**
   * Adds what was found in a validation image, with the scores of the objects.
   *
   * @param image normalised, and at the scale of the network
   * @param labels X, Y: the objects that were kept
   */
  public void addFound(
      TrainingImage image, RandomAccessibleInterval<IntType> labels, ScoredDecoder.Objects found) {
    addScores(found.found());
    foundImages++;
    if (objects) {
      doubt.add(
          DoubtSigns.of(
              image.pixels(),
              (channel, value) -> (float) value,
              labels,
              LabelRegions.of(labels),
              found.kept()));
    }
  }

  /**
   * Adds an object that was found in a validation image, whatever its score.
   *
   * @param isRight whether it has an IoU of at least 0.5 with a true object
   */
  public void addObject(double score, boolean isRight) {
    calibration.add(score, isRight);
  }

  /**
   * Adds a plane as the network saw it.
   *
   * @param measures as {@link PlaneMeasures#of} gives them
   * @param signs as {@link DoubtSigns#of} gives them
   * @param magnification pixels that the network saw for each pixel of the image, along X
   */
  void add(
      Map<ImageQuantity, Double> measures, Map<DoubtSign, Double> signs, double magnification) {
    planes.add(measures);
    doubt.add(signs);
    magnifications.add(magnification);
  }

  /**
   * Adds the scores of the objects of a plane, see {@link morula.instances.ObjectScores}; in
   * training these are the scores on the validation images.
   */
  public void addScores(double[] values) {
    Arrays.stream(values).average().ifPresent(scores::add);
  }

  /** Returns the typical values of the planes so far. */
  public TypicalValues values() {
    Map<String, Range> ranges = new TreeMap<>();
    for (ImageQuantity quantity : ImageQuantity.values()) {
      double[] sorted = sorted(quantity);
      if (sorted.length > 0) {
        ranges.put(
            quantity.key(),
            new Range(
                Quantiles.of(sorted, 0.01), Quantiles.of(sorted, 0.5), Quantiles.of(sorted, 0.99)));
      }
    }
    return new TypicalValues(
        planes.size(), ranges, usualNoise(), doubt.scale(), calibration.shares(foundImages));
  }

  private double usualNoise() {
    double[] sorted = noise.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? 0 : Quantiles.of(sorted, USUAL_NOISE);
  }

  /**
   * Returns what is unusual about the planes so far, which are those of one image; the median of
   * each quantity over the planes is compared.
   *
   * @param typical values of the training images
   * @param takesDiameter whether the user can give the model a diameter
   * @return plain sentences, one for each unusual quantity; empty if nothing is unusual or no
   *     typical values are known
   */
  List<String> warnings(TypicalValues typical, boolean takesDiameter) {
    if (planes.isEmpty()) {
      return List.of();
    }
    Map<ImageQuantity, Double> values = new EnumMap<>(ImageQuantity.class);
    for (ImageQuantity quantity : ImageQuantity.values()) {
      double[] sorted = sorted(quantity);
      if (sorted.length > 0) {
        values.put(quantity, Quantiles.of(sorted, 0.5));
      }
    }
    double found = largest(ImageQuantity.FOREGROUND);
    double magnification =
        magnifications.stream().sorted().toList().get(Quantiles.median(planes.size()));
    return Stream.concat(
            new UnusualImage(typical, magnification, takesDiameter)
                .warnings(values, found > 0).stream(),
            doubt.warning(typical.doubt()).stream())
        .toList();
  }

  /** Returns the doubt of the planes so far, see {@link SegmentationDoubt#doubt}. */
  OptionalDouble doubt(TypicalValues typical) {
    return doubt.doubt(typical.doubt());
  }

  private double largest(ImageQuantity quantity) {
    return Arrays.stream(sorted(quantity)).max().orElse(0);
  }

  private double[] sorted(ImageQuantity quantity) {
    ToDoubleFunction<Double> value = Double::doubleValue;
    return quantity == ImageQuantity.SCORE
        ? scores.stream().mapToDouble(value).sorted().toArray()
        : planes.stream()
            .filter(plane -> plane.containsKey(quantity))
            .mapToDouble(plane -> plane.get(quantity))
            .sorted()
            .toArray();
  }
}
