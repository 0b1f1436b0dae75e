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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.util.Optional;
import morula.image.Calibration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixel sizes of open images, which ImageJ takes as they come. */
class CalibrationsTest {

  private static ImagePlus image(double width, double height, String unit) {
    ImagePlus image = new ImagePlus("x", new ByteProcessor(3, 2));
    image.getCalibration().pixelWidth = width;
    image.getCalibration().pixelHeight = height;
    image.getCalibration().pixelDepth = width;
    image.getCalibration().setUnit(unit);
    return image;
  }

  @ParameterizedTest
  @CsvSource({
    "um, micron",
    "\u00B5m, micron",
    "\u03BCm, micron",
    "micron, micron",
    "microns, micron",
    "Micrometers, micron",
    "nm, nm",
    "mm, mm",
    "cm, cm",
    "inch, inch",
    "furlong, furlong"
  })
  void unitsAreThoseOfImageJ(String written, String unit) {
    Calibration read = Calibrations.of(image(-0.5, 0.25, written));
    assertEquals(unit, read.unit());
    assertEquals(0.5, read.pixelWidth());
    assertEquals(0.25, read.pixelHeight());
    assertEquals(0.5, read.pixelDepth());
    assertEquals(Optional.empty(), Calibrations.problem(image(-0.5, 0.25, written)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY, 1e200, 1e-200, -1e200})
  void sizesThatCannotBe(double size) {
    for (ImagePlus image :
        new ImagePlus[] {
          image(size, 0.5, "um"), image(0.5, size, "um"), image(size, size, "furlong")
        }) {
      Calibration read = Calibrations.of(image);
      assertEquals(1, read.pixelWidth());
      assertEquals(1, read.pixelHeight());
      assertEquals("pixel", read.unit());
      assertTrue(Calibrations.problem(image).orElse("").contains("cannot measure " + size));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ""})
  void aNumberWithoutAUnitIsNoSize(String unit) {
    ImagePlus image = image(0.5, 0.5, unit);
    if (!unit.isEmpty()) { // ImageJ makes "pixel" of the other
      assertEquals(1, Calibrations.of(image).pixelWidth());
    }
    assertEquals("pixel", Calibrations.of(image).unit());
    assertEquals(Optional.empty(), Calibrations.problem(image));
  }
}
