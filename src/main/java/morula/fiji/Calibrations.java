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

package morula.fiji;

import ij.ImagePlus;
import java.util.Optional;
import morula.image.Calibration;

/** Converts between the calibrations of Morula and ImageJ, without loss in either direction. */
final class Calibrations {
  private Calibrations() {}

  /**
   * Returns the calibration of an image: pixel size, z-step, origin, frame interval, units. Sizes
   * that cannot be sizes are replaced as in every {@link Calibration}; see {@link #problem}.
   */
  public static Calibration of(ImagePlus image) {
    ij.measure.Calibration from = image.getCalibration();
    boolean scaled = isScaled(from);
    return new Calibration(
        scaled ? from.pixelWidth : 1,
        scaled ? from.pixelHeight : 1,
        from.scaled() ? from.pixelDepth : 1,
        scaled ? Calibration.unit(from.getUnit()) : Calibration.NONE.unit(),
        from.frameInterval,
        from.getTimeUnit(),
        from.xOrigin,
        from.yOrigin,
        from.zOrigin);
  }

  /** A number without a unit, as TIFF files have for the shape of pixels, is not a size. */
  private static boolean isScaled(ij.measure.Calibration calibration) {
    return calibration.scaled() && !calibration.getUnit().isBlank();
  }

  /** Returns why an image counts as not calibrated although ImageJ has a pixel size for it. */
  static Optional<String> problem(ImagePlus image) {
    ij.measure.Calibration from = image.getCalibration();
    return isScaled(from)
        ? Calibration.problem(from.pixelWidth, from.pixelHeight, Calibration.unit(from.getUnit()))
        : Optional.empty();
  }

  /** Sets the calibration of {@code image} to {@code from}. */
  public static void apply(Calibration from, ImagePlus image) {
    ij.measure.Calibration to = new ij.measure.Calibration(image);
    to.pixelWidth = from.pixelWidth();
    to.pixelHeight = from.pixelHeight();
    to.pixelDepth = from.pixelDepth();
    to.setUnit(from.unit());
    to.frameInterval = from.frameInterval();
    to.setTimeUnit(from.timeUnit());
    to.xOrigin = from.originX();
    to.yOrigin = from.originY();
    to.zOrigin = from.originZ();
    image.setCalibration(to);
  }
}
