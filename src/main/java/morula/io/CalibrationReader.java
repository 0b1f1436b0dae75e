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

import java.util.Optional;
import loci.formats.meta.MetadataRetrieve;
import loci.formats.tiff.IFD;
import loci.formats.tiff.TiffRational;
import morula.image.Calibration;
import morula.io.formats.ImageJDescription;
import ome.units.UNITS;
import ome.units.quantity.Length;
import ome.units.quantity.Time;

/** Reads the calibration of a file from its metadata. */
final class CalibrationReader {
  /** The resolution, in dots per inch, that programs write when they know none. */
  private static final double SCREEN_DPI = 72;

  private static final int INCH = 2;
  private static final double MICRONS_PER_INCH = 25400;

  private CalibrationReader() {}

  /**
   * The scale of a file.
   *
   * @param warning why the pixel size that the file states is not used, for the user
   */
  record Scale(Calibration calibration, Optional<String> warning) {
    static final Scale NONE = new Scale(Calibration.NONE, Optional.empty());
  }

  /**
   * Returns the calibration in the OME metadata of a series with {@code frames} frames; lengths in
   * micron.
   */
  static Scale fromMetadata(MetadataRetrieve metadata, int series, int frames) {
    double x = microns(metadata.getPixelsPhysicalSizeX(series));
    double y = microns(metadata.getPixelsPhysicalSizeY(series));
    double depth = microns(metadata.getPixelsPhysicalSizeZ(series));
    boolean calibrated = !Double.isNaN(x) || !Double.isNaN(y);
    double width = isUnknown(x) && !Double.isNaN(y) ? y : x;
    double height = isUnknown(y) && !Double.isNaN(x) ? x : y;
    return new Scale(
        new Calibration(
            calibrated ? width : 1,
            calibrated ? height : 1,
            calibrated && !Double.isNaN(depth) ? depth : 1,
            calibrated ? "micron" : Calibration.NONE.unit(),
            frameInterval(metadata, series, frames),
            Calibration.NONE.timeUnit(),
            0,
            0,
            0),
        calibrated ? Calibration.problem(width, height, "micron") : Optional.empty());
  }

  /**
   * Returns the calibration of a TIFF file: as ImageJ shows it if ImageJ wrote the file. Of a file
   * of unknown origin, the resolution is used only if it has a unit and is not the resolution of a
   * screen.
   */
  static Scale fromTiff(IFD ifd, Optional<ImageJDescription> imagej) {
    double width = pixelSize(ifd, IFD.X_RESOLUTION);
    double height = pixelSize(ifd, IFD.Y_RESOLUTION);
    if (imagej.isPresent()) {
      Calibration calibration = imagej.get().calibration(width, height);
      return new Scale(
          calibration,
          imagej.get().entries().containsKey("unit")
              ? Calibration.problem(width, height, calibration.unit())
              : Optional.empty());
    }
    double perUnit = 1 / width;
    int unit = ifd.get(IFD.RESOLUTION_UNIT) instanceof Number number ? number.intValue() : 1;
    boolean physical = unit > 1 && !(unit == INCH && perUnit == SCREEN_DPI);
    if (!physical || ifd.get(IFD.X_RESOLUTION) == null) {
      return Scale.NONE;
    }
    double micronsPerUnit = unit == INCH ? MICRONS_PER_INCH : 10_000;
    return new Scale(
        new Calibration(
            width * micronsPerUnit,
            height * micronsPerUnit,
            1,
            "micron",
            0,
            Calibration.NONE.timeUnit(),
            0,
            0,
            0),
        Calibration.problem(width * micronsPerUnit, height * micronsPerUnit, "micron"));
  }

  private static boolean isUnknown(double size) {
    return Double.isNaN(size) || size == 0;
  }

  private static double pixelSize(IFD ifd, int tag) {
    if (ifd.get(tag) instanceof TiffRational rational
        && rational.getNumerator() != 0
        && rational.getDenominator() != 0) {
      return (double) rational.getDenominator() / rational.getNumerator();
    }
    return 1;
  }

  /**
   * Returns a length in micrometres; NaN if it is unknown or not a length (such as Bio-Formats'
   * "reference frame").
   */
  private static double microns(Length length) {
    Number value = length == null ? null : length.value(UNITS.MICROMETER);
    return value == null ? Double.NaN : value.doubleValue();
  }

  /**
   * Returns the time between frames in seconds: the interval stated in the file, otherwise the mean
   * over the frames' times.
   */
  private static double frameInterval(MetadataRetrieve metadata, int series, int frames) {
    double stated = seconds(metadata.getPixelsTimeIncrement(series));
    if (stated > 0 || frames < 2) {
      return stated;
    }
    double first = frameTime(metadata, series, 0);
    double last = frameTime(metadata, series, frames - 1);
    double interval = (last - first) / (frames - 1);
    return Double.isFinite(interval) && interval > 0 ? interval : 0;
  }

  /**
   * Returns the time at which the first plane of {@code frame} was acquired, in seconds; NaN if
   * unknown.
   */
  private static double frameTime(MetadataRetrieve metadata, int series, int frame) {
    double earliest = Double.NaN;
    for (int p = 0; p < metadata.getPlaneCount(series); p++) {
      var index = metadata.getPlaneTheT(series, p);
      Time time = metadata.getPlaneDeltaT(series, p);
      if (index != null && index.getValue() == frame && time != null) {
        Number value = time.value(UNITS.SECOND);
        if (value != null && !(value.doubleValue() >= earliest)) {
          earliest = value.doubleValue();
        }
      }
    }
    return earliest;
  }

  private static double seconds(Time time) {
    Number value = time == null ? null : time.value(UNITS.SECOND);
    return positive(value);
  }

  private static double positive(Number value) {
    return value == null || !Double.isFinite(value.doubleValue())
        ? 0
        : Math.max(0, value.doubleValue());
  }
}
