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

package morula.patches;

import java.util.random.RandomGenerator;

/**
 * Varies how strongly haematoxylin, eosin and a third stain colour an image of red, green and blue,
 * as slides of different laboratories do.
 *
 * <p>Optical densities are decomposed into three stains with the vectors of A. C. Ruifrok and D. A.
 * Johnston, "Quantification of histochemical staining by color deconvolution", Anal. Quant. Cytol.
 * Histol. 23 (2001); each is multiplied by a random factor and gets a random amount (D. Tellez et
 * al., "Whole-slide mitosis detection in H&E breast histology using PHH3 as a reference",
 * doi:10.1109/TMI.2018.2820199).
 */
final class StainTransform {
  /** The red, green and blue densities of haematoxylin, eosin and DAB. */
  private static final double[][] STAINS =
      normalized(new double[][] {{0.65, 0.70, 0.29}, {0.07, 0.99, 0.11}, {0.27, 0.57, 0.78}});

  private static final double[][] UNMIXING = inverse(STAINS);

  /** The intensity that counts as black, as a share of white: densities are finite. */
  private static final double BLACK = 0.02;

  /** Largest amount that is added, as a share of the largest change of the factors. */
  private static final double ADDED = 0.2;

  private StainTransform() {}

  /**
   * Changes the stains of a patch in place.
   *
   * @param values holds X, Y, Z, CHANNEL of the patch from {@code offset} on, 3 channels, 0 for
   *     black and 1 for white; may lie a little outside
   * @param length number of pixels of a channel
   * @param strength factors lie between 1 − strength and 1 + strength
   */
  static void apply(
      float[] values, int offset, int length, double strength, RandomGenerator random) {
    double[] factor = new double[3];
    double[] added = new double[3];
    for (int s = 0; s < 3; s++) {
      factor[s] = 1 + strength * (2 * random.nextDouble() - 1);
      added[s] = ADDED * strength * (2 * random.nextDouble() - 1);
    }
    // density' = density U diag(factor) S + added S
    double[][] matrix = new double[3][3];
    double[] shift = new double[3];
    for (int to = 0; to < 3; to++) {
      for (int s = 0; s < 3; s++) {
        shift[to] += added[s] * STAINS[s][to];
        for (int from = 0; from < 3; from++) {
          matrix[to][from] += UNMIXING[from][s] * factor[s] * STAINS[s][to];
        }
      }
    }
    for (int i = offset; i < offset + length; i++) {
      double red = density(values[i]);
      double green = density(values[i + length]);
      double blue = density(values[i + 2 * length]);
      for (int to = 0; to < 3; to++) {
        double[] row = matrix[to];
        double density = row[0] * red + row[1] * green + row[2] * blue + shift[to];
        values[i + to * length] = (float) intensity(density);
      }
    }
  }

  private static double density(float intensity) {
    return -Math.log(Math.max(0, intensity) * (1 - BLACK) + BLACK);
  }

  private static double intensity(double density) {
    return (Math.exp(-density) - BLACK) / (1 - BLACK);
  }

  private static double[][] normalized(double[][] vectors) {
    for (double[] vector : vectors) {
      double length = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < 3; i++) {
        vector[i] /= length;
      }
    }
    return vectors;
  }

  /** Returns the inverse of a matrix of three rows: the columns are cross products of its rows. */
  private static double[][] inverse(double[][] rows) {
    double[][] inverse = new double[3][3];
    double determinant = dot(rows[0], cross(rows[1], rows[2]));
    for (int r = 0; r < 3; r++) {
      double[] column = cross(rows[(r + 1) % 3], rows[(r + 2) % 3]);
      for (int c = 0; c < 3; c++) {
        inverse[c][r] = column[c] / determinant;
      }
    }
    return inverse;
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
