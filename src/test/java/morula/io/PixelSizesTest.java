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

package morula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units and pixel sizes as programs write them, and those that cannot be. */
class PixelSizesTest {
  @TempDir Path folder;

  private static Calibration calibration(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      assertEquals(Optional.empty(), source.warning(0));
      return source.series(0).calibration();
    }
  }

  private Path ome(String attributes) {
    return ome(SmallTiff.omeXml(2, 1, "uint8", 1, attributes).getBytes(StandardCharsets.UTF_8));
  }

  private Path ome(byte[] xml) {
    return SmallTiff.of(2, 1, 8).description(xml).page(1, 7, 8).write(folder.resolve("x.ome.tif"));
  }

  private static String sizes(String value, String unit) {
    return String.format(
        java.util.Locale.ROOT,
        "PhysicalSizeX='%1$s' PhysicalSizeXUnit='%2$s' PhysicalSizeY='%1$s' PhysicalSizeYUnit='%2$s'",
        value,
        unit);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, \u00B5m",
    "0.5, \u03BCm",
    "0.5, &#181;m",
    "0.5, &#xB5;m",
    "0.5, &#x00b5;m",
    "0.5, &#956;m",
    "0.5, um",
    "0.5, micron",
    "0.5, microns",
    "0.5, micrometer",
    "0.5, Micrometre",
    "500, nm",
    "500, nanometer",
    "0.0005, mm",
    "0.00005, cm",
    "0.00001968503937007874, in",
    "0.00001968503937007874, inch",
    "5000, \u00C5",
    "-0.5, \u00B5m"
  })
  void ofOmeTiff(String value, String unit) throws IOException {
    Calibration read = calibration(ome(sizes(value, unit)));
    assertEquals("micron", read.unit());
    assertEquals(0.5, read.pixelWidth(), 1e-9);
    assertEquals(0.5, read.pixelHeight(), 1e-9);
  }

  /** A micro sign that is not UTF-8. */
  @Test
  void latin1() throws IOException {
    byte[] xml =
        SmallTiff.omeXml(2, 1, "uint8", 1, sizes("0.5", "\u00B5m"))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(0.5, calibration(ome(xml)).pixelWidth(), 1e-9);
    byte[] imagej = "ImageJ=1.54p\nunit=\u00B5m\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file =
        SmallTiff.of(2, 1, 8)
            .description(imagej)
            .resolution(2, 1, 1)
            .page(1, 7, 8)
            .write(folder.resolve("x.tif"));
    assertEquals("micron", calibration(file).unit());
    assertEquals(0.5, calibration(file).pixelWidth(), 1e-9);
  }

  /** Bio-Formats drops the whole description, and with it the axes, for a unit it does not know. */
  @ParameterizedTest
  @CsvSource({
    "0.5, &#181;m",
    "0.5, um",
    "0.5, furlong",
    "0.5, ''",
    "-0.5, \u00B5m",
    "0, \u00B5m",
    "NaN, um"
  })
  void axesDoNotDependOnTheScale(String size, String unit) throws IOException {
    String xml =
        SmallTiff.omeXml(
                2, 1, "uint8", 1, sizes(size, unit) + " TimeIncrement='3' TimeIncrementUnit='sec'")
            .replace("SizeC='1' SizeZ='1' SizeT='1'", "SizeC='2' SizeZ='1' SizeT='2'")
            .replace(
                "<TiffData IFD='0' PlaneCount='1'/>", "<Channel ID='Channel:0:1'/><TiffData/>");
    SmallTiff tiff = SmallTiff.of(2, 1, 8).description(xml);
    for (int i = 0; i < 4; i++) {
      tiff.page(1, i, i);
    }
    try (ImageSource source = ImageSource.open(tiff.write(folder.resolve("x.ome.tif")))) {
      Image image = source.series(0);
      assertEquals(2, image.size(Axis.CHANNEL));
      assertEquals(2, image.size(Axis.TIME));
      assertEquals(1, image.pixels().getAt(0, 0, 1, 0, 0).getRealDouble());
      assertEquals(2, image.pixels().getAt(0, 0, 0, 0, 1).getRealDouble());
      assertEquals(3, image.calibration().frameInterval());
      assertEquals(
          unit.endsWith("m") && size.endsWith("0.5") ? "micron" : "pixel",
          image.calibration().unit());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "NaN", "INF", "-0.0", "unknown", "1e30", "1e-30", "-1e30"})
  void thatCannotBe(String value) throws IOException {
    try (ImageSource source = ImageSource.open(ome(sizes(value, "\u00B5m")))) {
      Calibration read = source.series(0).calibration();
      assertEquals(1, read.pixelWidth());
      assertEquals(1, read.pixelHeight());
      assertEquals("pixel", read.unit());
      assertTrue(source.warning(0).orElse("").startsWith("a pixel cannot measure"), value);
    }
  }

  @Test
  void ofImageJ() throws IOException {
    for (String unit : new String[] {"\\u00B5m", "um", "micron", "microns", "micrometer"}) {
      Calibration read = imagej("unit=" + unit + "\n", 2, 1);
      assertEquals("micron", read.unit());
      assertEquals(0.5, read.pixelWidth());
    }
    assertEquals("nm", imagej("unit=nm\n", 2, 1).unit());
    assertEquals("inch", imagej("unit=inch\n", 2, 1).unit());
    assertEquals(1, imagej("", 2, 1).pixelWidth(), "a number without a unit is no size");
    assertEquals(1, imagej("unit=um\nspacing=NaN\n", 2, 1).pixelDepth());
    assertEquals(3, imagej("unit=um\nspacing=-3\n", 2, 1).pixelDepth());
  }

  private Calibration imagej(String lines, long numerator, long denominator) throws IOException {
    return calibration(
        SmallTiff.of(2, 1, 8)
            .description("ImageJ=1.54p\n" + lines)
            .resolution(numerator, denominator, 1)
            .page(1, 7, 8)
            .write(folder.resolve("x.tif")));
  }

  @ParameterizedTest
  @CsvSource({"300, 2, 84.66666667", "118, 3, 84.74576271", "72, 2, 1", "5, 1, 1"})
  void ofOtherTiff(int pixels, int unit, double microns) throws IOException {
    Calibration read =
        calibration(
            SmallTiff.of(2, 1, 8)
                .resolution(pixels, 1, unit)
                .page(1, 7, 8)
                .write(folder.resolve("x.tif")));
    assertEquals(microns, read.pixelWidth(), 1e-8);
    assertEquals(microns == 1 ? "pixel" : "micron", read.unit());
  }
}
