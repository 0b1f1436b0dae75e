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

import java.util.Locale;
import morula.model.TypicalValues.Range;

/**
 * The quantities of an image that are compared with the training images of a model. Intensities are
 * those after normalisation, lengths those at the scale at which the network sees the image.
 */
enum ImageQuantity {
  /** Share of pixels in objects or foreground, 0 to 1. */
  FOREGROUND(false, 0.1, true),
  /**
   * Median diameter of the objects, in pixels; the diameter of an object is that of a disc with its
   * area.
   */
  DIAMETER(true, 1.5, false),
  /** Mean intensity in objects minus that of the background. */
  CONTRAST(false, 0.15, false),
  /** Median intensity. */
  BRIGHTNESS(false, 0.15, false),
  /**
   * Root mean square of the differences of neighbours in a row, divided by √2 times the standard
   * deviation: near 0 for a smooth image, 1 for white noise; 0 if all pixels are the same.
   */
  ROUGHNESS(true, 1.3, false),
  /** Mean score of the objects, 0 to 1, see {@link morula.instances.ObjectScores}. */
  SCORE(false, 0.1, false);

  /** Margin beyond the percentiles as a share of their distance to the median. */
  private static final double MARGIN = 0.25;

  /**
   * Additional share, divided by the number of images, since a few images do not show the whole
   * range.
   */
  private static final double MARGIN_OF_FEW = 5;

  private final boolean factors;
  private final double least;
  private final boolean onlyHigh;

  /**
   * @param factors whether distances are factors; otherwise they are differences
   * @param least the smallest margin, as a factor or difference
   * @param onlyHigh whether small values are not unusual
   */
  ImageQuantity(boolean factors, double least, boolean onlyHigh) {
    this.factors = factors;
    this.least = least;
    this.onlyHigh = onlyHigh;
  }

  /** The name of this quantity in {@link morula.model.TypicalValues}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Compares a value with those of the training images.
   *
   * @param images number of training images
   * @return below 0 if it is unusually low, above 0 if unusually high, else 0; also 0 for NaN
   */
  int compare(double value, Range range, int images) {
    double share = MARGIN + MARGIN_OF_FEW / Math.max(1, images);
    double v = scaled(value);
    double median = scaled(range.median());
    double low = scaled(range.low());
    double high = scaled(range.high());
    double margin = factors ? Math.log(least) : least;
    if (v > high + Math.max(margin, share * (high - median))) {
      return this == SCORE ? 0 : 1;
    }
    boolean isLow = v < low - Math.max(margin, share * (median - low));
    return isLow && !onlyHigh ? -1 : 0;
  }

  private double scaled(double value) {
    return factors ? Math.log(Math.max(1e-6, value)) : value;
  }
}
