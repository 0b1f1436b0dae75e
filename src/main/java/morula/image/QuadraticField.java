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

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A smooth field over a plane: a polynomial of second degree without its constant, a x + b y + c x²
 * + d x y + e y², where X and Y run from −1 to 1.
 */
public final class QuadraticField {
  private static final int TERMS = 5;

  private QuadraticField() {}

  /**
   * Returns a field whose coefficients are drawn from the standard normal distribution.
   *
   * @param shift position in a pixel at which the field is evaluated, relative to its side: 0 at
   *     its upper left corner, 0.5 at its centre
   * @return the values row by row
   * @throws ArithmeticException if the plane has more than 2^31 − 1 pixels
   */
  public static float[] random(int width, int height, double shift, RandomGenerator random) {
    double[] c = new double[TERMS];
    Arrays.setAll(c, k -> random.nextGaussian());
    float[] field = new float[Math.multiplyExact(width, height)];
    for (int row = 0; row < height; row++) {
      double y = 2 * (row + shift) / height - 1;
      for (int column = 0; column < width; column++) {
        double x = 2 * (column + shift) / width - 1;
        field[row * width + column] =
            (float) (c[0] * x + c[1] * y + c[2] * x * x + c[3] * x * y + c[4] * y * y);
      }
    }
    return field;
  }
}
