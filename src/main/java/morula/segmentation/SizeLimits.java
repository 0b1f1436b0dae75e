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

import java.util.BitSet;
import java.util.Locale;
import java.util.OptionalDouble;
import morula.dataset.LabelKind;
import morula.image.Calibration;
import morula.image.LabelRegions;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.progress.InvalidRequestException;
import morula.sizes.ObjectScale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * The limits of the object areas in one image. Decoders apply them with some slack, since areas
 * change when labels are resized; {@link #removeUnwanted} is exact.
 *
 * @param minimum smallest area, in the user's unit; empty for no limit
 * @param maximum largest area, in the user's unit; empty for no limit
 * @param pixelArea area of a pixel of the image in that unit
 */
record SizeLimits(OptionalDouble minimum, OptionalDouble maximum, double pixelArea) {
  private static final double SLACK = 1.25;

  /**
   * Returns the limits for an image.
   *
   * @throws InvalidRequestException if µm² are asked for and the image has no pixel size
   */
  static SizeLimits of(SegmentationSettings settings, Calibration calibration) {
    boolean none = settings.minimumSize().isEmpty() && settings.maximumSize().isEmpty();
    return new SizeLimits(
        settings.minimumSize(),
        settings.maximumSize(),
        none ? 1 : settings.sizeUnit().pixelArea(calibration));
  }

  /**
   * Checks the settings before any image is read.
   *
   * @throws InvalidRequestException if no object can have such a size
   */
  static void check(SegmentationSettings settings) {
    double diameter = settings.diameter().orElse(1);
    if (!(diameter > 0 && diameter < Double.POSITIVE_INFINITY)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "diameter=%s: give the diameter of the objects as a positive number, or 0 to estimate it",
              diameter));
    }
    double largest = settings.maximumSize().orElse(Double.POSITIVE_INFINITY);
    if (settings.minimumSize().orElse(0) > largest) {
      throw new InvalidRequestException(
          "minimum_size is larger than maximum_size, so no object would remain; change one of them");
    }
  }

  /**
   * Checks the settings against the head of the model.
   *
   * @throws InvalidRequestException naming a key that would have no effect
   */
  static void check(SegmentationSettings settings, Head head) {
    if (settings.minimumScore().isPresent() && !ObjectScores.areAvailable(head)) {
      throw new InvalidRequestException(
          "minimum_score: this model does not give scores to objects; leave the key out");
    }
    if (head.labelKind() != LabelKind.OBJECTS) {
      refuse("minimum_size", settings.minimumSize());
      refuse("maximum_size", settings.maximumSize());
    }
  }

  private static void refuse(String key, OptionalDouble size) {
    if (size.isPresent()) {
      throw new InvalidRequestException(
          key + ": this model finds classes of pixels, not single objects; leave the key out");
    }
  }

  /**
   * Returns options with these limits in place of the model's.
   *
   * @param pixelShare number of pixels that the network sees for each pixel of the image
   */
  DecoderOptions apply(DecoderOptions options, double pixelShare) {
    if (areNone()) {
      return options;
    }
    double area = pixelArea / pixelShare;
    double least =
        minimum.isPresent() ? minimum.getAsDouble() / area / SLACK : options.minimumArea();
    double most =
        maximum.isPresent() ? maximum.getAsDouble() / area * SLACK : options.maximumArea();
    return options.withAreas(least, most);
  }

  /**
   * Removes objects whose area is outside the limits.
   *
   * @param labels X, Y in the size of the image
   */
  void removeUnwanted(RandomAccessibleInterval<IntType> labels) {
    if (areNone()) {
      return;
    }
    LabelRegions regions = LabelRegions.of(labels);
    BitSet unwanted = new BitSet();
    for (int label : regions.labels()) {
      unwanted.set(label, !allows(regions.area(label)));
    }
    if (unwanted.isEmpty()) {
      return;
    }
    for (IntType pixel : Views.flatIterable(labels)) {
      if (pixel.get() > 0 && unwanted.get(pixel.get())) {
        pixel.set(0);
      }
    }
  }

  /**
   * Whether the limits allow objects of a diameter.
   *
   * @param diameter in pixels of the image
   */
  boolean allowsDiameter(double diameter) {
    return allows(ObjectScale.area(diameter));
  }

  /**
   * @param pixels area of an object
   */
  private boolean allows(double pixels) {
    double size = pixels * pixelArea;
    return size >= minimum.orElse(0) && size <= maximum.orElse(Double.POSITIVE_INFINITY);
  }

  boolean areNone() {
    return minimum.isEmpty() && maximum.isEmpty();
  }
}
