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
