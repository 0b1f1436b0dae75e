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

package morula.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import morula.image.Image;
import morula.io.ImageFiles;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/**
 * An image of nuclei of any size. A field of nuclei is generated once and repeated, mirrored, so
 * that the image is never whole in memory and has as many objects on each pixel at every size.
 */
final class GeneratedImage {
  private static final int FIELD = 1024;
  private static final long SEED = 1;

  /** Radius and share of the area as in many cultures of cells. */
  private static final double RADIUS = 11;

  private static final double COVERAGE = 0.2;

  private GeneratedImage() {}

  /**
   * Writes the image row by row.
   *
   * @param folder that gets it
   * @param size width and height in pixels
   * @return the file
   * @throws IOException if it cannot be written
   */
  static Path write(Path folder, int size) throws IOException {
    int field = Math.min(size, FIELD);
    Image drawn =
        SyntheticNuclei.draw(
                "field", NucleiParameters.plane(field, field).withNuclei(RADIUS, COVERAGE), SEED)
            .image();
    String name = String.format(Locale.ROOT, "nuclei_%d", size);
    Path file = folder.resolve(name + ".tif");
    ImageFiles.write(new Image(name, repeated(drawn, size), drawn.calibration()), file);
    return file;
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<T> repeated(
      Image field, int size) {
    RandomAccessibleInterval<T> pixels = Cast.unchecked(field.pixels());
    return Views.interval(
        Views.extendMirrorDouble(pixels), new long[5], new long[] {size - 1, size - 1, 0, 0, 0});
  }
}
