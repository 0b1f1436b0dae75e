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

import java.util.Collections;
import java.util.Locale;
import java.util.OptionalDouble;
import morula.image.FrameFit;
import morula.image.Smoothing;
import morula.model.TypicalValues;
import morula.options.ValueText;
import morula.progress.InvalidRequestException;

/**
 * How the user wants images to be smoothed before the network sees them.
 *
 * @param sigma standard deviation of a Gaussian filter in pixels of the image, 0 for none; empty to
 *     choose it by the noise of each image
 */
public record SmoothingRequest(OptionalDouble sigma) {
  /** The largest standard deviation, in pixels. */
  static final double LARGEST = 20;

  /** The word for a smoothing by the noise. */
  static final String AUTO = "auto";

  /** Noise up to that of the training images times this is left as it is. */
  private static final double CLEARLY = 1.5;

  /** Noise that nobody sees, also where the training images had even less. */
  private static final double LEAST = 0.01;

  /** Divided by the number of images and added, since a few images do not show the whole range. */
  private static final double MARGIN_OF_FEW = 5;

  /** Smoothing by the noise of the image. */
  public static final SmoothingRequest BY_NOISE = new SmoothingRequest(OptionalDouble.empty());

  /**
   * Reads the value of the key {@code smoothing}: "auto", or a number of pixels from 0 to 20.
   *
   * @throws InvalidRequestException if it is something else
   */
  public static SmoothingRequest parse(String text) {
    if (text.strip().toLowerCase(Locale.ROOT).equals(AUTO)) {
      return BY_NOISE;
    }
    OptionalDouble number = ValueText.parse(text);
    if (number.isPresent() && number.getAsDouble() >= 0 && number.getAsDouble() <= LARGEST) {
      return new SmoothingRequest(number);
    }
    throw new InvalidRequestException(
        "smoothing=" + text + ": give auto, or pixels from 0 (none) to " + (int) LARGEST);
  }

  /** The value of the key. */
  @Override
  public String toString() {
    return sigma.isPresent() ? Double.toString(sigma.getAsDouble()) : AUTO;
  }

  /**
   * Returns the choice for the frames of an image.
   *
   * @param typical values of the images that the model learned from; where their noise is not
   *     known, nothing is smoothed by its noise
   */
  FrameFit.SmoothingChoice choice(TypicalValues typical) {
    boolean isKnown = typical.noise() > 0;
    double usual = Math.max(LEAST, typical.noise());
    double limit = usual * (CLEARLY + MARGIN_OF_FEW / Math.max(1, typical.images()));
    return noise -> {
      if (sigma.isPresent()) {
        return new Smoothing(Collections.nCopies(noise.size(), sigma.getAsDouble()));
      }
      return isKnown ? Smoothing.towards(noise, usual, limit) : Smoothing.NONE;
    };
  }
}
