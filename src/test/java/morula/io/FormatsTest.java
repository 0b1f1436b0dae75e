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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of the microscope files in {@code ../shared/data/formats} holds. */
class FormatsTest {
  private static final Path FORMATS = Path.of("../shared/data/formats");

  @BeforeEach
  void requireData() {
    Assumptions.assumeTrue(
        Files.isDirectory(FORMATS), "skipped: there is no test data at " + FORMATS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
# file | series | X | Y | C | Z | T | type | pixel size | z-step | unit | frame interval | time unit
calibrated/xy_16bit_calibrated__nuclei_various_shapes.tif   |1|269|253|1| 1|1|UnsignedShortType|0.2                  |1      |micron    |0|sec
calibrated/xyc_16bit__nuclei_golgi.tif                      |1|204|220|2| 1|1|UnsignedShortType|0.5157515686583961   |1      |micron    |0|sec
calibrated/xyc_8bit__cyto_nuclei.tif                        |1|182|254|2| 1|1|UnsignedByteType |0.001                |0.01   |px        |0|sec
calibrated/xyt_8bit__em_fly_eye.tif                         |1|400|322|1| 1|2|UnsignedByteType |1                    |1      |pixel     |0|sec
calibrated/xyt_8bit_polyp.tif                               |1|313|313|1| 1|3|UnsignedByteType |1                    |1      |pixel     |0|sec
calibrated/xyz_8bit__mitotic_plate_calibrated.tif           |1|263|263|1| 6|1|UnsignedByteType |0.08519643016734027  |3      |micron    |1|sec
calibrated/xyz_8bit__nucleus.tif                            |1|207|207|1| 7|1|UnsignedByteType |1                    |1      |pixel     |0|sec
calibrated/xyz_8bit_calibrated_anisotropic__mri_head.tif    |1|186|226|1|27|1|UnsignedByteType |0.5                  |7      |millimeter|0|sec
calibrated/xyzc_8bit_spheres.tif                            |1| 50| 50|2|25|1|UnsignedByteType |1                    |2      |micron    |0|sec
cluster.nd2                                                 |1| 38| 31|2|10|3|UnsignedShortType|0.16780898323268245  |0.5    |micron    |10.647547206794844|sec
confocal.oib                                                |1|256|256|3| 1|1|UnsignedShortType|0.177                |1      |micron    |1|sec
test_image.czi                                              |1|639|513|3| 1|1|UnsignedByteType |1                    |1      |pixel     |0|sec
toxo.dv                                                     |1|128|128|2|17|1|UnsignedShortType|0.13262000679969788  |0.30000001192092896|micron|0|sec
two_scenes.czi                                              |2|251|251|1| 2|1|UnsignedShortType|0.19564437607395324  |0.3    |micron    |0|sec
z13_c2_16bit.tif                                            |1|256|256|2|13|1|UnsignedShortType|0.379667441694471    |0.49999999873762135|micron|1|s
""")
  void holds(
      String file,
      int series,
      long x,
      long y,
      long c,
      long z,
      long t,
      String type,
      double width,
      double depth,
      String unit,
      double frameInterval,
      String timeUnit)
      throws Exception {
    Path path = FORMATS.resolve(file);
    try (ImageSource source = ImageSource.open(path)) {
      assertEquals(series, source.seriesCount());
      for (int s = 0; s < series; s++) {
        Image image = source.series(s);
        String suffix = series == 1 ? "" : "_s" + (s + 1);
        assertEquals(ImageFiles.stem(path) + suffix, image.name());
        assertEquals(
            List.of(x, y, c, z, t),
            java.util.Arrays.stream(image.pixels().dimensionsAsLongArray()).boxed().toList());
        assertEquals(type, image.pixels().getType().getClass().getSimpleName());
        Calibration calibration = image.calibration();
        assertEquals(width, calibration.pixelWidth(), 1e-9 * width);
        assertEquals(width, calibration.pixelHeight(), 1e-9 * width);
        assertEquals(depth, calibration.pixelDepth(), 1e-9 * depth);
        assertEquals(unit, calibration.unit());
        assertEquals(frameInterval, calibration.frameInterval(), 1e-9);
        assertEquals(timeUnit, calibration.timeUnit());
      }
    }
  }

  @Test
  void tableLeavesOutNoFile() throws Exception {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FORMATS)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getParent().endsWith("mitocheck_movie"))
          .forEach(file -> found.add(FORMATS.relativize(file).toString()));
    }
    assertEquals(15, found.size(), () -> "the table does not know all of " + found);
  }

  @Test
  void filesOfMovieStayApart() throws Exception {
    List<Path> frames = ImageFiles.resolve(FORMATS + "/mitocheck_movie", "input");
    assertEquals(30, frames.size());
    for (Path frame : frames) {
      Image image = ImageFiles.read(frame);
      assertEquals(
          List.of(211L, 190L, 1L, 1L, 1L),
          java.util.Arrays.stream(image.pixels().dimensionsAsLongArray()).boxed().toList());
      assertEquals(ImageFiles.stem(frame), image.name());
    }
  }

  @Test
  void originIsThatOfImageJ() throws Exception {
    try (ImageSource source =
        ImageSource.open(FORMATS.resolve("calibrated/xyc_8bit__cyto_nuclei.tif"))) {
      Calibration calibration = source.series(0).calibration();
      assertEquals(-1239.0800427538825, calibration.originX(), 1e-9);
      assertEquals(-1167.1396324857042, calibration.originY(), 1e-9);
      assertEquals(113.951412750077, calibration.originZ(), 1e-9);
    }
  }

  /** Checksums by tifffile and numpy: {@code src/test/oracles/formats.py}. */
  @ParameterizedTest
  @CsvSource({
    "calibrated/xyzc_8bit_spheres.tif, 0, 2, 0, 35272",
    "calibrated/xyzc_8bit_spheres.tif, 1, 7, 0, 198590",
    "calibrated/xyzc_8bit_spheres.tif, 0, 9, 0, 17530",
    "calibrated/xyc_16bit__nuclei_golgi.tif, 0, 0, 0, 71393158",
    "calibrated/xyc_16bit__nuclei_golgi.tif, 1, 0, 0, 32228669",
    "calibrated/xyt_8bit_polyp.tif, 0, 0, 0, 109691103",
    "calibrated/xyt_8bit_polyp.tif, 0, 0, 2, 107016432",
    "calibrated/xyz_8bit__nucleus.tif, 0, 3, 0, 4731353",
    "z13_c2_16bit.tif, 0, 5, 0, 143929263",
    "z13_c2_16bit.tif, 1, 12, 0, 189613408",
    "toxo.dv, 0, 0, 0, 24667775",
    "toxo.dv, 0, 16, 0, 25304625",
    "toxo.dv, 1, 8, 0, 66018861",
  })
  void planes(String file, long c, long z, long t, long checksum) throws Exception {
    try (ImageSource source = ImageSource.open(FORMATS.resolve(file))) {
      Image image = source.series(0);
      RandomAccess<? extends RealType<?>> pixel = image.pixels().randomAccess();
      long sum = 0;
      for (long y = 0; y < image.size(Axis.Y); y++) {
        for (long x = 0; x < image.size(Axis.X); x++) {
          double value = pixel.setPositionAndGet(x, y, c, z, t).getRealDouble();
          sum += (long) value * (1 + x % 7 + 3 * (y % 5));
        }
      }
      assertEquals(checksum, sum);
    }
  }
}
