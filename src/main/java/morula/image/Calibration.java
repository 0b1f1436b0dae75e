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

package morula.image;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The physical scale of an image.
 *
 * @param pixelWidth size of a pixel along x, in {@code unit}; greater than 0
 * @param pixelHeight size of a pixel along y, in {@code unit}; greater than 0
 * @param pixelDepth z-step, in {@code unit}; greater than 0
 * @param unit unit of length as ImageJ writes it: "micron", "nm", "mm", …, or "pixel" when
 *     uncalibrated
 * @param frameInterval time between two frames, in {@code timeUnit}; 0 when unknown
 * @param timeUnit unit of time: "sec", "min", …
 * @param originX x of the physical origin, in pixels (as in ImageJ's Calibration)
 * @param originY y of the physical origin, in pixels
 * @param originZ z of the physical origin, in slices
 */
public record Calibration(
    double pixelWidth,
    double pixelHeight,
    double pixelDepth,
    String unit,
    double frameInterval,
    String timeUnit,
    double originX,
    double originY,
    double originZ) {

  /** The calibration of an uncalibrated image: the unit is the pixel. */
  public static final Calibration NONE = new Calibration(1, 1, 1, "pixel", 0, "sec", 0, 0, 0);

  /**
   * Returns the number of micrometres per unit, for every common spelling of the unit; empty if the
   * unit is not a length.
   */
  public OptionalDouble micronsPerUnit() {
    String word = unit.trim().toLowerCase(Locale.ROOT).replaceFirst("(?<=[a-z]{2})s$", "");
    return switch (word) {
      case "micron", "micrometer", "micrometre", "um", "µm", "\u03bcm" -> OptionalDouble.of(1);
      case "nm", "nanometer", "nanometre" -> OptionalDouble.of(1e-3);
      case "mm", "millimeter", "millimetre" -> OptionalDouble.of(1e3);
      case "cm", "centimeter", "centimetre" -> OptionalDouble.of(1e4);
      case "m", "meter", "metre" -> OptionalDouble.of(1e6);
      case "inch", "inche", "in" -> OptionalDouble.of(25_400);
      default -> OptionalDouble.empty();
    };
  }

  /**
   * Returns the calibration of the same area with larger or smaller pixels.
   *
   * @param x number of new pixels along X per old pixel
   * @param y number of new pixels along Y per old pixel
   */
  Calibration resized(double x, double y) {
    return new Calibration(
        pixelWidth / x,
        pixelHeight / y,
        pixelDepth,
        unit,
        frameInterval,
        timeUnit,
        originX * x,
        originY * y,
        originZ);
  }
}
