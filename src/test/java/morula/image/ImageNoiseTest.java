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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNoiseTest {

  @ParameterizedTest
  @CsvSource({"0.1, 128, 128", "30, 64, 300", "2, 1500, 1100"})
  void noiseIsFoundWhateverIsBelowIt(double sigma, int width, int height) {
    ArrayImg<FloatType, FloatArray> image =
        image(width, height, sigma, (x, y) -> 100 + 50 * Math.sin(x / 30) * Math.cos(y / 40) + x);
    assertEquals(sigma, ImageNoise.of(image), 0.05 * sigma);
    assertEquals(sigma, ImageNoise.of(Views.translate(image, -7, 90)), 0.05 * sigma);
  }

  @Test
  void edgesAndEmptyAreasAreNoNoise() {
    DoubleBinaryOperator discs = (x, y) -> Math.hypot(x % 32 - 16, y % 32 - 16) < 10 ? 1000 : 0;
    assertEquals(0, ImageNoise.of(image(256, 256, 0, discs)));
    double found = ImageNoise.of(image(256, 256, 10, discs));
    assertTrue(found > 10 && found < 20, found + "");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void narrowImagesHaveNone(int width) {
    assertEquals(0, ImageNoise.of(image(width, 50, 3, (x, y) -> 0)));
  }

  private static ArrayImg<FloatType, FloatArray> image(
      int width, int height, double sigma, DoubleBinaryOperator below) {
    Random random = new Random(1);
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float) (below.applyAsDouble(i % width, i / width) + sigma * random.nextGaussian());
    }
    return ArrayImgs.floats(values, width, height);
  }
}
