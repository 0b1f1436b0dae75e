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
import java.awt.image.BufferedImage;
import java.util.Arrays;
import morula.image.Axis;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Draws the picture of a model: the centre of an image, and beside it the same part with the labels
 * that the model found. It has 512 × 256 pixels, so that its aspect ratio is 2:1 and its file is
 * smaller than 500 KB, as bioimage.io requires.
 */
public final class Cover {
  /** The side of each of the two panels, in pixels. */
  private static final int SIDE = 256;

  /**
   * The fraction of the pixels that are saturated at each end, so that a few bright pixels do not
   * matter.
   */
  private static final double CUT = 0.003;

  private static final int CHANNEL = Axis.CHANNEL.ordinal();
  private static final double LABEL_OPACITY = 0.45;

  private static final float SATURATION = 0.8f;

  private Cover() {}

  /**
   * Draws a cover.
   *
   * @param image dimensions X, Y, channel; any range. Three channels are displayed as red, green
   *     and blue, otherwise the first one in grey
   * @param labels dimensions X, Y; the same size; 0 background, 1 and up objects or classes
   * @throws IllegalArgumentException if the two differ in size
   */
  public static BufferedImage draw(
      RandomAccessibleInterval<? extends RealType<?>> image,
      RandomAccessibleInterval<? extends IntegerType<?>> labels) {
    if (image.dimension(0) != labels.dimension(0) || image.dimension(1) != labels.dimension(1)) {
      throw new IllegalArgumentException("image and labels differ in size");
    }
    RandomAccessibleInterval<? extends RealType<?>> zeroed = Views.zeroMin(image);
    int[] source = sources(labels.dimension(0), labels.dimension(1));
    float[][] rgb = new float[3][];
    for (int c = 0; c < 3; c++) {
      int channel = image.dimension(CHANNEL) == 3 ? c : 0;
      rgb[c] =
          c > 0 && channel == 0 ? rgb[0] : grey(Views.hyperSlice(zeroed, CHANNEL, channel), source);
    }
    int[] ids = ids(Views.zeroMin(labels), source);
    BufferedImage cover = new BufferedImage(2 * SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < ids.length; i++) {
      float[] pixel = {rgb[0][i], rgb[1][i], rgb[2][i]};
      cover.setRGB(i % SIDE, i / SIDE, pack(pixel));
      if (ids[i] != 0) {
        blend(pixel, ids[i], isEdge(ids, i) ? 1 : LABEL_OPACITY);
      }
      cover.setRGB(SIDE + i % SIDE, i / SIDE, pack(pixel));
    }
    return cover;
  }

  /**
   * Returns the pixel displayed in each column, then in each row of a panel: the central square, at
   * most {@link #SIDE} wide, enlarged if it is smaller.
   */
  private static int[] sources(long width, long height) {
    int square = (int) Math.min(SIDE, Math.min(width, height));
    int[] source = new int[2 * SIDE];
    for (int i = 0; i < SIDE; i++) {
      source[i] = (int) ((width - square) / 2) + i * square / SIDE;
      source[SIDE + i] = (int) ((height - square) / 2) + i * square / SIDE;
    }
    return source;
  }

  /** Returns the grey values row by row, between 0 and 1. */
  private static float[] grey(RandomAccessibleInterval<? extends RealType<?>> plane, int[] source) {
    float[] values = new float[SIDE * SIDE];
    RandomAccess<? extends RealType<?>> access = plane.randomAccess();
    for (int i = 0; i < values.length; i++) {
      access.setPosition(source[i % SIDE], 0);
      access.setPosition(source[SIDE + i / SIDE], 1);
      values[i] = access.get().getRealFloat();
    }
    double[] shown = new double[values.length];
    Arrays.setAll(shown, i -> values[i]);
    Contrast contrast = Contrast.of(shown, shown.length, CUT);
    float low = (float) contrast.low();
    float range = (float) contrast.high() - low;
    for (int i = 0; i < values.length; i++) {
      values[i] = range > 0 ? Math.max(0, Math.min(1, (values[i] - low) / range)) : 0;
    }
    return values;
  }

  private static int[] ids(
      RandomAccessibleInterval<? extends IntegerType<?>> labels, int[] source) {
    int[] ids = new int[SIDE * SIDE];
    RandomAccess<? extends IntegerType<?>> access = labels.randomAccess();
    for (int i = 0; i < ids.length; i++) {
      access.setPosition(source[i % SIDE], 0);
      access.setPosition(source[SIDE + i / SIDE], 1);
      ids[i] = access.get().getInteger();
    }
    return ids;
  }

  private static boolean isEdge(int[] ids, int i) {
    int x = i % SIDE;
    int y = i / SIDE;
    return x > 0 && ids[i - 1] != ids[i]
        || x < SIDE - 1 && ids[i + 1] != ids[i]
        || y > 0 && ids[i - SIDE] != ids[i]
        || y < SIDE - 1 && ids[i + SIDE] != ids[i];
  }

  private static void blend(float[] pixel, int label, double opacity) {
    Color color = new Color(Palette.ofObject(label, SATURATION));
    float[] components = color.getRGBColorComponents(null);
    for (int c = 0; c < 3; c++) {
      pixel[c] = (float) ((1 - opacity) * pixel[c] + opacity * components[c]);
    }
  }

  private static int pack(float[] rgb) {
    return Math.round(rgb[0] * 255) << 16
        | Math.round(rgb[1] * 255) << 8
        | Math.round(rgb[2] * 255);
  }
}
