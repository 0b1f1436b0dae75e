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

package morula.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.image.Image;
import morula.io.ImageSource;
import net.imglib2.view.Views;

/**
 * The pixels of a file as Morula reads them.
 *
 * @param sizes of each series: X, Y, channels, slices, frames
 * @param values of all pixels of all series
 */
record Pixels(List<List<Long>> sizes, double[] values) {
  private static final long MOST = 1 << 24;

  /** Reads a file; a file of far too many pixels has none here. */
  static Pixels of(Path file) throws IOException {
    List<List<Long>> sizes = new ArrayList<>();
    double[] values = new double[0];
    try (ImageSource source = ImageSource.open(file)) {
      for (int s = 0; s < source.seriesCount(); s++) {
        Image image = source.series(s);
        sizes.add(Arrays.stream(image.pixels().dimensionsAsLongArray()).boxed().toList());
        if (image.pixels().size() > MOST) {
          continue;
        }
        int at = values.length;
        values = Arrays.copyOf(values, at + (int) image.pixels().size());
        for (var pixel : Views.flatIterable(image.pixels())) {
          values[at++] = pixel.getRealDouble();
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Pixels(sizes, values);
  }

  /** Number of pixels. */
  long count() {
    return sizes.stream().mapToLong(s -> s.stream().reduce(1L, (a, b) -> a * b)).sum();
  }

  boolean equalTo(Pixels other) {
    return sizes.equals(other.sizes) && Arrays.equals(values, other.values);
  }
}
