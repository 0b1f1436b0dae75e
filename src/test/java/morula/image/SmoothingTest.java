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
package morula.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothingTest {

  /** Parts of the result are those of the whole image, also where they meet. */
  @Test
  void partsAreThoseOfTheWhole() {
    int width = 1100;
    int height = 530;
    float[] values = noise(width * height * 2, 1);
    ArrayImg<FloatType, FloatArray> frame = ArrayImgs.floats(values, width, height, 2, 1);
    RandomAccessibleInterval<? extends RealType<?>> smooth =
        new Smoothing(List.of(1.3, 0.0)).apply(frame);
    float[] expected = values.clone();
    GaussianFilter.apply(expected, 0, new int[] {width, height}, 1.3, 1.3);
    float[] found = new float[values.length];
    PixelBlocks.copy(smooth, found, 0);
    assertArrayEquals(expected, found, 1e-5f);
    float[] part = new float[40];
    PixelBlocks.copy(
        Views.interval(smooth, FinalInterval.createMinSize(500, 520, 0, 0, 20, 2, 1, 1)), part, 0);
    for (int i = 0; i < part.length; i++) {
      assertEquals(expected[(520 + i / 20) * width + 500 + i % 20], part[i], 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.035, 0.05, 0.065})
  void noiseIsBroughtDownToWhatIsUsual(double sigma) {
    ArrayImg<FloatType, FloatArray> frame =
        ArrayImgs.floats(noise(256 * 256, sigma), 256, 256, 1, 1);
    Smoothing smoothing = Smoothing.towards(List.of(sigma), 0.02, 0.03);
    float[] left = new float[256 * 256];
    PixelBlocks.copy(smoothing.apply(frame), left, 0);
    double squares = 0;
    for (float value : left) {
      squares += value * value;
    }
    assertEquals(0.02, Math.sqrt(squares / left.length), 0.001);
  }

  @Test
  void usualNoiseIsLeftAndMuchNoiseIsSmoothedALittle() {
    assertTrue(Smoothing.towards(List.of(0.029, 0.0), 0.02, 0.03).isNone());
    assertEquals(List.of(0.0, 1.0), Smoothing.towards(List.of(0.01, 0.5), 0.02, 0.03).sigmas());
    ArrayImg<FloatType, FloatArray> frame = ArrayImgs.floats(4, 4, 1, 1);
    assertSame(frame, Smoothing.NONE.apply(frame));
  }

  /** Pixels without a value stay so, and leave no rim. */
  @Test
  void valuesThatAreNotFiniteDoNotSpread() {
    float[] values = new float[40 * 30];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 40 < 15 ? Float.NaN : i == 333 ? Float.POSITIVE_INFINITY : 7;
    }
    float[] found = new float[values.length];
    PixelBlocks.copy(
        new Smoothing(List.of(2.0)).apply(ArrayImgs.floats(values, 40, 30, 1, 1)), found, 0);
    assertArrayEquals(values, found, 1e-5f);
  }

  private static float[] noise(int count, double sigma) {
    Random random = new Random(2);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (sigma * random.nextGaussian());
    }
    return values;
  }
}
