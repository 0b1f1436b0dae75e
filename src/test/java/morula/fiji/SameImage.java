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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import morula.io.ImageSource;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Cast;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Compares what a file holds for Morula with what the image opened from it in ImageJ holds. */
final class SameImage {
  /** Pixels of a plane; of larger ones, every seventh column and row is compared. */
  private static final long LARGE = 10_000_000;

  private SameImage() {}

  /**
   * Returns the differences, each a line that begins with what differs: "sizes", "colour", "values
   * of plane c z t" or "calibration"; empty if there are none.
   */
  static List<String> differences(Path file, int series, ImagePlus open) throws IOException {
    List<String> found = new ArrayList<>();
    Image inImageJ = ImagePlusView.of(open);
    try (ImageSource source = ImageSource.open(file)) {
      Image fromFile = source.series(series);
      if (source.hasColors(series) != ImagePlusView.hasColors(open)) {
        found.add("colour " + source.hasColors(series));
      }
      compare(fromFile.calibration(), inImageJ.calibration(), found);
      long[] size = fromFile.pixels().dimensionsAsLongArray();
      if (!Arrays.equals(size, inImageJ.pixels().dimensionsAsLongArray())) {
        found.add(
            "sizes "
                + Arrays.toString(size)
                + " but in ImageJ "
                + Arrays.toString(inImageJ.pixels().dimensionsAsLongArray()));
        return found;
      }
      for (long t = 0; t < size[4]; t++) {
        for (long z = 0; z < size[3]; z++) {
          for (long c = 0; c < size[2]; c++) {
            compare(plane(fromFile, c, z, t), plane(inImageJ, c, z, t), c, z, t, found);
          }
        }
      }
    }
    return found;
  }

  private static RandomAccessibleInterval<? extends RealType<?>> plane(
      Image image, long c, long z, long t) {
    return Views.hyperSlice(image.plane(z, t), Axis.CHANNEL.ordinal(), c);
  }

  private static <T extends RealType<T>, U extends RealType<U>> void compare(
      RandomAccessibleInterval<? extends RealType<?>> file,
      RandomAccessibleInterval<? extends RealType<?>> open,
      long c,
      long z,
      long t,
      List<String> found) {
    long step = Intervals.numElements(file) > LARGE ? 7 : 1;
    RandomAccessibleInterval<T> expected =
        Views.subsample(Cast.<RandomAccessibleInterval<T>>unchecked(file), step);
    RandomAccessibleInterval<U> actual =
        Views.subsample(Cast.<RandomAccessibleInterval<U>>unchecked(open), step);
    Cursor<T> cursor = expected.localizingCursor();
    RandomAccess<U> access = actual.randomAccess();
    while (cursor.hasNext()) {
      // ImageJ's widest numbers are floats
      float value = cursor.next().getRealFloat();
      float other = access.setPositionAndGet(cursor).getRealFloat();
      if (Float.compare(value, other) != 0 && value != other) {
        found.add(
            String.format(
                Locale.ROOT,
                "values of plane %d %d %d: at (%d, %d) %s but in ImageJ %s",
                c,
                z,
                t,
                step * cursor.getLongPosition(0),
                step * cursor.getLongPosition(1),
                value,
                other));
        return;
      }
    }
  }

  /** Sizes are compared as lengths: a file's 0.01 mm may be 10 micron in ImageJ. */
  private static void compare(Calibration file, Calibration open, List<String> found) {
    if (!near(length(file, file.pixelWidth()), length(open, open.pixelWidth()))
        || !near(length(file, file.pixelHeight()), length(open, open.pixelHeight()))
        || file.micronsPerUnit().isPresent() != open.micronsPerUnit().isPresent()) {
      found.add("calibration " + file + " but in ImageJ " + open);
    }
  }

  private static double length(Calibration calibration, double size) {
    OptionalDouble factor = calibration.micronsPerUnit();
    return factor.isPresent() ? size * factor.getAsDouble() : size;
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= 1e-6 * Math.abs(a);
  }
}
