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

package morula.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import morula.image.Mirror;
import morula.image.Normalizations;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class TileReaderTest {
  private final Random random = new Random(12);

  private <T extends RealType<T>> RandomAccessibleInterval<T> filled(
      RandomAccessibleInterval<T> image) {
    image.forEach(
        pixel ->
            pixel.setReal(
                random.nextInt(50) == 0 && pixel.getMaxValue() > 1e300
                    ? Double.NaN
                    : pixel.getMinValue() < 0 ? 1e5 * random.nextGaussian() : random.nextInt(250)));
    return image;
  }

  private RandomAccessibleInterval<? extends RealType<?>> image(long... size) {
    return switch (random.nextInt(6)) {
      case 0 -> filled(ArrayImgs.unsignedBytes(size));
      case 1 -> filled(ArrayImgs.unsignedShorts(size));
      case 2 -> filled(ArrayImgs.floats(size));
      case 3 -> filled(ArrayImgs.doubles(size));
      case 4 -> filled(ArrayImgs.ints(size));
      default -> Views.zeroMin(Views.translate(filled(ArrayImgs.unsignedInts(size)), size));
    };
  }

  /** Each pixel of the tile read by itself, from the mirrored image. */
  private static float[] plain(
      RandomAccessibleInterval<? extends RealType<?>> image,
      ChannelNormalization normalization,
      Interval tile) {
    int axes = tile.numDimensions();
    RandomAccess<? extends RealType<?>> access = image.randomAccess();
    int pixels = (int) Intervals.numElements(tile);
    float[] values = new float[pixels * (int) image.dimension(axes)];
    for (int i = 0; i < values.length; i++) {
      int rest = i;
      for (int d = 0; d < axes; d++) {
        long at = tile.min(d) + rest % tile.dimension(d);
        access.setPosition(Mirror.at(at, image.dimension(d)), d);
        rest /= (int) tile.dimension(d);
      }
      access.setPosition(rest, axes);
      values[i] = normalization.apply(rest, access.get().getRealDouble());
    }
    return values;
  }

  @Test
  void tilesAreThePixelsOfTheMirroredImage() throws IOException {
    for (int trial = 0; trial < 300; trial++) {
      int axes = 2 + random.nextInt(2);
      int channels = 1 + random.nextInt(3);
      long[] size =
          IntStream.range(0, axes + 1)
              .mapToLong(d -> d == axes ? channels : 1 + random.nextInt(axes == 2 ? 40 : 12))
              .toArray();
      var image = image(size);
      var steps = Normalizations.steps(trial % 2 == 0 ? "scale_range" : "none", () -> null);
      var fitted = Normalizations.fit(image(20, 20, channels), steps);
      ChannelNormalization normalization = ChannelNormalization.of(fitted);
      long[] min = new long[axes];
      long[] max = new long[axes];
      for (int d = 0; d < axes; d++) {
        min[d] = random.nextInt((int) size[d]);
        max[d] = min[d] + random.nextInt(20);
      }
      Interval tile = new FinalInterval(min, max);
      float[] expected = plain(image, fitted::apply, tile);
      assertArrayEquals(expected, read(image, normalization, tile));
      assertArrayEquals(expected, read(image, fitted::apply, tile));
    }
  }

  @Test
  void aLargeTileIsReadInParts() {
    var image = filled(ArrayImgs.unsignedShorts(700, 400, 2));
    ChannelNormalization normalization = (channel, value) -> (float) (value / (channel + 1));
    Interval tile = FinalInterval.createMinMax(16, 32, 703, 415);
    assertArrayEquals(plain(image, normalization, tile), read(image, normalization, tile));
  }

  private static float[] read(
      RandomAccessibleInterval<? extends RealType<?>> image,
      ChannelNormalization normalization,
      Interval tile) {
    return new TileReader(image, normalization).read(tile).update(null).getCurrentStorageArray();
  }
}
