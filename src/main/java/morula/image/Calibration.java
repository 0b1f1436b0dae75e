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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The physical scale of an image. Sizes are always greater than 0 and finite, so that areas are
 * too: a negative size, by which some formats say that an axis is mirrored, counts as its absolute
 * value; with a size that cannot be one (see {@link #problem}) the image counts as not calibrated,
 * and a z-step that cannot be one as 1.
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

  /** Limits of the size of a pixel in micrometres: below the size of an atom, and a kilometre. */
  private static final double SMALLEST = 1e-9;

  private static final double LARGEST = 1e9;

  /** Limits where the unit is not a length: squares of numbers beyond them are 0 or infinite. */
  private static final double SMALLEST_NUMBER = 1e-100;

  private static final double LARGEST_NUMBER = 1e100;

  /** Every spelling of micrometre; U+FFFD stands for a micro sign that was not UTF-8. */
  private static final Pattern MICRON =
      Pattern.compile(
          "(?iu)([\u00B5\u03BCu\uFFFD]|\u00C2\u00B5|&#(181|956|xB5|x3BC);)m|microns?|micromet(er|re)s?");

  /** The calibration of an uncalibrated image: the unit is the pixel. */
  public static final Calibration NONE = new Calibration(1, 1, 1, "pixel", 0, "sec", 0, 0, 0);

  /** Replaces sizes that cannot be sizes, see above. */
  public Calibration {
    if (problem(pixelWidth, pixelHeight, unit).isPresent()) {
      pixelWidth = 1;
      pixelHeight = 1;
      pixelDepth = 1;
      unit = "pixel";
      originX = 0;
      originY = 0;
      originZ = 0;
    }
    pixelWidth = Math.abs(pixelWidth);
    pixelHeight = Math.abs(pixelHeight);
    pixelDepth = isSize(pixelDepth, unit) ? Math.abs(pixelDepth) : 1;
    frameInterval = Double.isFinite(frameInterval) ? frameInterval : 0;
  }

  /**
   * Returns why an image of this pixel size counts as not calibrated, in one line for the user;
   * empty if the size is right, or negative and used without its sign.
   *
   * @param unit as {@link #unit(String)} returns it
   */
  public static Optional<String> problem(double pixelWidth, double pixelHeight, String unit) {
    for (double size : new double[] {pixelWidth, pixelHeight}) {
      if (!isSize(size, unit)) {
        return Optional.of(problem(size + " " + unit));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the line for a size that cannot be one.
   *
   * @param size as the file writes it, or a number and its unit
   */
  public static String problem(String size) {
    return "a pixel cannot measure "
        + size
        + ": the image counts as not calibrated, and sizes are in pixels; set the pixel size in"
        + " Image > Properties";
  }

  private static boolean isSize(double size, String unit) {
    OptionalDouble factor = micronsPer(unit);
    double length = Math.abs(size) * factor.orElse(1);
    return factor.isPresent()
        ? length >= SMALLEST && length <= LARGEST
        : length >= SMALLEST_NUMBER && length <= LARGEST_NUMBER;
  }

  /**
   * Returns a unit of length as ImageJ names it: every spelling of micrometre becomes "micron",
   * nothing becomes "pixel", and the rest stays.
   */
  public static String unit(String written) {
    String unit = written == null ? "" : written.strip();
    return MICRON.matcher(unit).matches() ? "micron" : unit.isEmpty() ? "pixel" : unit;
  }

  /**
   * Returns the number of micrometres per unit, for every common spelling of the unit; empty if the
   * unit is not a length.
   */
  public OptionalDouble micronsPerUnit() {
    return micronsPer(unit);
  }

  private static OptionalDouble micronsPer(String unit) {
    if (MICRON.matcher(unit.strip()).matches()) {
      return OptionalDouble.of(1);
    }
    String word = unit.strip().toLowerCase(Locale.ROOT).replaceFirst("(?<=[a-z]{2})s$", "");
    return switch (word) {
      case "pm", "picometer", "picometre" -> OptionalDouble.of(1e-6);
      case "\u00e5", "\u212b", "angstrom" -> OptionalDouble.of(1e-4);
      case "nm", "nanometer", "nanometre" -> OptionalDouble.of(1e-3);
      case "mm", "millimeter", "millimetre" -> OptionalDouble.of(1e3);
      case "cm", "centimeter", "centimetre" -> OptionalDouble.of(1e4);
      case "m", "meter", "metre" -> OptionalDouble.of(1e6);
      case "km", "kilometer", "kilometre" -> OptionalDouble.of(1e9);
      case "inch", "inche", "in", "\"" -> OptionalDouble.of(25_400);
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

  /**
   * Returns the calibration of a part of the image.
   *
   * @param left first column of the part
   * @param top first row of the part
   */
  Calibration cropped(long left, long top) {
    return new Calibration(
        pixelWidth,
        pixelHeight,
        pixelDepth,
        unit,
        frameInterval,
        timeUnit,
        originX - left,
        originY - top,
        originZ);
  }
}
