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

package morula.pictures;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.util.Arrays;

/**
 * The colours of label images: black for the background, then colours that are each as different as
 * possible from all before, after Glasbey, van der Heijden, Toh and Gray, "Colour displays for
 * categorical images" (2007).
 */
public final class LabelColors {
  private static final int COUNT = 256;
  private static final int STEPS = 16;

  /**
   * The smallest lightness of a colour: darker ones are hard to distinguish from the background.
   */
  private static final double MINIMUM_LIGHTNESS = 50;

  private static final LabelColors ALL = compute();

  private final int[] rgb;

  private LabelColors(int[] rgb) {
    this.rgb = rgb;
  }

  /** Returns the colours, which are always the same. */
  public static LabelColors create() {
    return ALL;
  }

  private static LabelColors compute() {
    int[] candidates = new int[STEPS * STEPS * STEPS];
    double[][] lab = new double[candidates.length][];
    int count = 0;
    for (int i = 0; i < candidates.length; i++) {
      int scale = 255 / (STEPS - 1);
      int red = i % STEPS * scale;
      int green = i / STEPS % STEPS * scale;
      int blue = i / (STEPS * STEPS) * scale;
      double[] color = lab(red, green, blue);
      if (color[0] >= MINIMUM_LIGHTNESS) {
        candidates[count] = red << 16 | green << 8 | blue;
        lab[count++] = color;
      }
    }
    double[] nearest = new double[count];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    approach(nearest, lab, lab(0, 0, 0));
    approach(nearest, lab, lab(255, 255, 255));
    int[] rgb = new int[COUNT];
    for (int n = 1; n < COUNT; n++) {
      int farthest = 0;
      for (int i = 1; i < count; i++) {
        if (nearest[i] > nearest[farthest]) {
          farthest = i;
        }
      }
      rgb[n] = candidates[farthest];
      approach(nearest, lab, lab[farthest]);
    }
    return new LabelColors(rgb);
  }

  private static void approach(double[] nearest, double[][] lab, double[] color) {
    for (int i = 0; i < nearest.length; i++) {
      double l = lab[i][0] - color[0];
      double a = lab[i][1] - color[1];
      double b = lab[i][2] - color[2];
      nearest[i] = Math.min(nearest[i], l * l + a * a + b * b);
    }
  }

  /** Converts to CIE 1976 L*a*b* with the white point D50 of Java's CIEXYZ. */
  private static double[] lab(int red, int green, int blue) {
    float[] xyz =
        new Color(red, green, blue)
            .getColorComponents(ColorSpace.getInstance(ColorSpace.CS_CIEXYZ), null);
    double x = curve(xyz[0] / 0.9642);
    double y = curve(xyz[1]);
    double z = curve(xyz[2] / 0.8249);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double curve(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  /** Returns the colour of a label as 0xRRGGBB; labels above 255 use the colours again. */
  public int rgb(int label) {
    return label == 0 ? 0 : rgb[(label - 1) % (COUNT - 1) + 1];
  }

  /** Returns the colour of a label. */
  public Color color(int label) {
    return new Color(rgb(label));
  }
}
