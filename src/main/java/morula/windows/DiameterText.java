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

package morula.windows;

import java.util.Locale;
import java.util.OptionalDouble;
import morula.image.Calibration;

/** A diameter as text, in pixels or µm, and its pixels. Needs no display. */
final class DiameterText {
  private static final String MICRON = "micron";

  private DiameterText() {}

  /** Returns the unit to show beside the field for a value of {@code size_unit}. */
  static String unit(String sizeUnit) {
    return sizeUnit.equals(MICRON) ? "µm" : "pixels";
  }

  /**
   * Returns the diameter in pixels.
   *
   * @return empty if the text is no number above 0, or µm are asked for without a pixel size
   */
  static OptionalDouble pixels(String text, String sizeUnit, Calibration calibration) {
    try {
      double value = Double.parseDouble(text.strip());
      double pixels = value / unitOfPixel(sizeUnit, calibration);
      return pixels > 0 && Double.isFinite(pixels)
          ? OptionalDouble.of(pixels)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Returns the text for a diameter in pixels, with one decimal below 100; empty without a unit.
   */
  static String text(double pixels, String sizeUnit, Calibration calibration) {
    double value = pixels * unitOfPixel(sizeUnit, calibration);
    if (Double.isNaN(value)) {
      return "";
    }
    return value < 100
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%.0f", value);
  }

  private static double unitOfPixel(String sizeUnit, Calibration calibration) {
    if (!sizeUnit.equals(MICRON)) {
      return 1;
    }
    OptionalDouble microns = calibration.micronsPerUnit();
    return microns.isEmpty()
        ? Double.NaN
        : microns.getAsDouble() * Math.sqrt(calibration.pixelWidth() * calibration.pixelHeight());
  }
}
