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

import java.awt.image.BufferedImage;
import morula.image.Axis;
import morula.image.Image;
import morula.image.PixelBlocks;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Draws one plane of an image: in grey, or in colour if it has red, green and blue; with a contrast
 * stretch that saturates 0.2 % of the pixels at each end; reduced if it is very large, and enlarged
 * if it is very small.
 */
final class PlaneView {
  private static final int LARGEST_SIDE = 4096;
  private static final int SMALLEST_SIDE = 512;
  private static final double CUT = 0.002;

  /** The number of pixels from which the contrast is computed. */
  private static final int SAMPLES = 1 << 18;

  private final long width;
  private final long height;
  private final int reduction;
  private final int enlargement;

  /**
   * Chooses the scale for a plane.
   *
   * @param width of the plane in pixels
   * @param height of the plane in pixels
   */
  PlaneView(long width, long height) {
    this.width = width;
    this.height = height;
    long side = Math.max(width, height);
    reduction = Math.toIntExact((side + LARGEST_SIDE - 1) / LARGEST_SIDE);
    enlargement = side < SMALLEST_SIDE ? (int) Math.min(4, SMALLEST_SIDE / side + 1) : 1;
  }

  int pictureWidth() {
    return (int) Math.max(1, width / reduction * enlargement);
  }

  int pictureHeight() {
    return (int) Math.max(1, height / reduction * enlargement);
  }

  /** Returns the pixel of the plane that is displayed in column or row {@code i} of the picture. */
  long pixel(int i) {
    return (long) (i / enlargement) * reduction;
  }

  /**
   * Draws the plane.
   *
   * @param channel channel from 0; ignored if there are three 8-bit channels, which are displayed
   *     as colours
   */
  BufferedImage draw(Image image, int channel, long z, long t) {
    BufferedImage picture =
        new BufferedImage(pictureWidth(), pictureHeight(), BufferedImage.TYPE_INT_RGB);
    RandomAccessibleInterval<? extends RealType<?>> plane = image.plane(z, t);
    boolean color = image.size(Axis.CHANNEL) == 3 && plane.getType().getBitsPerPixel() == 8;
    int[] channels = color ? new int[] {0, 1, 2} : new int[] {channel};
    double[][] rows = new double[channels.length][];
    Contrast contrast = contrast(plane, channels);
    double scale = 255 / Math.max(contrast.high() - contrast.low(), 1e-12);
    int[] rgb = new int[picture.getWidth()];
    for (int y = 0; y < picture.getHeight(); y++) {
      if (y % enlargement == 0) {
        for (int c = 0; c < channels.length; c++) {
          rows[c] = row(plane, channels[c], pixel(y));
        }
        for (int x = 0; x < rgb.length; x++) {
          rgb[x] = rgb(rows, (int) pixel(x), contrast.low(), scale);
        }
      }
      picture.getRaster().setDataElements(0, y, rgb.length, 1, rgb);
    }
    return picture;
  }

  private static int rgb(double[][] rows, int x, double low, double scale) {
    int rgb = 0;
    for (int i = 0; i < 3; i++) {
      double value = (rows[Math.min(i, rows.length - 1)][x] - low) * scale;
      rgb = rgb << 8 | (int) Math.max(0, Math.min(255, value));
    }
    return rgb;
  }

  /**
   * @param plane X, Y, CHANNEL
   */
  private double[] row(RandomAccessibleInterval<? extends RealType<?>> plane, int channel, long y) {
    double[] row = new double[Math.toIntExact(width)];
    Interval part = FinalInterval.createMinMax(0, y, channel, width - 1, y, channel);
    PixelBlocks.copy(Views.interval(plane, part), row, 0);
    return row;
  }

  private Contrast contrast(RandomAccessibleInterval<? extends RealType<?>> plane, int[] channels) {
    long columns = width / reduction;
    long rows = height / reduction;
    int step = (int) Math.max(1, Math.round(Math.sqrt((double) columns * rows / SAMPLES)));
    double[] values =
        new double
            [Math.toIntExact(((columns - 1) / step + 1) * ((rows - 1) / step + 1))
                * channels.length];
    int count = 0;
    for (int channel : channels) {
      for (long y = 0; y < rows; y += step) {
        double[] row = row(plane, channel, y * reduction);
        for (int x = 0; x < columns; x += step) {
          double value = row[x * reduction];
          if (!Double.isNaN(value)) {
            values[count++] = value;
          }
        }
      }
    }
    if (count == 0) {
      return new Contrast(0, 1);
    }
    return Contrast.of(values, count, CUT);
  }
}
