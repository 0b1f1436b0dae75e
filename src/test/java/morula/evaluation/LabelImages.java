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

package morula.evaluation;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.StreamSupport;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** Small label images for the tests of this package, and the stored numbers of the oracles. */
final class LabelImages {
  private LabelImages() {}

  /** One row of text a row of pixels, one digit or letter a pixel; '.' is 0, 'a' is 10. */
  static RandomAccessibleInterval<IntType> of(String... rows) {
    int[] pixels =
        String.join("", rows).chars().map(c -> c == '.' ? 0 : Character.digit(c, 36)).toArray();
    return ArrayImgs.ints(pixels, rows[0].length(), rows.length);
  }

  /** Five rows of no pixel. */
  static RandomAccessibleInterval<IntType> noPixels() {
    return Views.interval(ArrayImgs.ints(1, 5), new long[] {0, 0}, new long[] {-1, 4});
  }

  /**
   * Square objects of {@code side} pixels on a grid with a gap of one pixel, numbered from 1 in row
   * order, and moved by {@code shift} pixels along x.
   */
  static RandomAccessibleInterval<IntType> squares(int width, int height, int side, int shift) {
    int columns = width / (side + 1) + 2;
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width + shift;
      int y = i / width;
      boolean inside = x % (side + 1) < side && y % (side + 1) < side;
      pixels[i] = inside ? 1 + y / (side + 1) * columns + x / (side + 1) : 0;
    }
    return ArrayImgs.ints(pixels, width, height);
  }

  /** Each pixel uniformly one of 0 to {@code labels}. */
  static RandomAccessibleInterval<IntType> noise(Random random, int labels, long... size) {
    int pixels = (int) Arrays.stream(size).reduce(1, (a, b) -> a * b);
    return ArrayImgs.ints(random.ints(pixels, 0, labels + 1).toArray(), size);
  }

  /** A stored image: "size" and "runs". */
  static RandomAccessibleInterval<IntType> of(JsonObject image) {
    long[] size =
        StreamSupport.stream(image.getAsJsonArray("size").spliterator(), false)
            .mapToLong(JsonElement::getAsLong)
            .toArray();
    int[] pixels = new int[(int) Arrays.stream(size).reduce(1, (a, b) -> a * b)];
    JsonArray runs = image.getAsJsonArray("runs");
    int end = 0;
    for (int i = 0; i < runs.size(); i += 2) {
      int start = end;
      end += runs.get(i + 1).getAsInt();
      Arrays.fill(pixels, start, end, runs.get(i).getAsInt());
    }
    return ArrayImgs.ints(pixels, size);
  }

  /** The stored numbers of src/test/resources/morula/evaluation. */
  static JsonObject oracle(String file) {
    try (InputStream in = LabelImages.class.getResourceAsStream(file);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, JsonObject.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
