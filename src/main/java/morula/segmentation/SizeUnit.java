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
import java.util.OptionalDouble;
import morula.image.Calibration;
import morula.progress.InvalidRequestException;

/** The unit of object sizes. */
public enum SizeUnit {
  /** Pixels of the image. */
  PIXEL,
  /** µm for diameters and µm² for areas; the image must have a pixel size. */
  MICRON;

  /**
   * Reads a value of the key {@code size_unit}.
   *
   * @param text "pixel" or "micron"
   * @throws InvalidRequestException if it is another word
   */
  public static SizeUnit parse(String text) {
    for (SizeUnit unit : values()) {
      if (unit.toString().equals(text)) {
        return unit;
      }
    }
    throw new InvalidRequestException("size_unit=" + text + ": unknown; choose pixel or micron");
  }

  /**
   * The area of a pixel in this unit.
   *
   * @throws InvalidRequestException if µm² are asked for and the image has no pixel size
   */
  double pixelArea(Calibration calibration) {
    if (this == PIXEL) {
      return 1;
    }
    double factor = microns(calibration);
    return calibration.pixelWidth() * calibration.pixelHeight() * factor * factor;
  }

  /**
   * The number of µm in the unit of a calibration.
   *
   * @throws InvalidRequestException if the image has no pixel size
   */
  double microns(Calibration calibration) {
    OptionalDouble factor = calibration.micronsPerUnit();
    if (factor.isEmpty()) {
      throw new InvalidRequestException(
          "size_unit=micron: the unit of the image's pixel size is "
              + calibration.unit()
              + "; set it to micron in Image > Properties, or give sizes in pixels");
    }
    return factor.getAsDouble();
  }

  /** The unit as the key {@code size_unit} takes it, such as micron. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
