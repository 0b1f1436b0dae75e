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
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import morula.image.Image;
import morula.image.Labels;
import morula.image.PixelBlocks;
import morula.io.PngFiles;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** Draws the outlines of labels on a picture of the image. */
public final class OverlayPicture {
  /** The result of a colour function for labels that are not drawn. */
  static final int NO_COLOR = -1;

  private OverlayPicture() {}

  /**
   * Writes a PNG file of the plane with the most labelled pixels, each object outlined in its
   * colour.
   *
   * @param colors of the labels
   * @param channel the channel to show, from 0
   * @throws IOException if {@code file} cannot be written
   */
  public static void write(Image image, Labels labels, LabelColoring colors, int channel, Path file)
      throws IOException {
    PngFiles.write(draw(image, labels, colors, channel), file);
  }

  /**
   * Draws the plane with the most labelled pixels, each object outlined in its colour.
   *
   * @param labels of the size of the image
   * @param colors of the labels
   * @param channel the channel to show, from 0
   */
  public static BufferedImage draw(Image image, Labels labels, LabelColoring colors, int channel) {
    long[] plane = fullestPlane(labels);
    PlaneView view = new PlaneView(labels.pixels().dimension(0), labels.pixels().dimension(1));
    BufferedImage picture = view.draw(image, channel, plane[0], plane[1]);
    outline(picture, view, labels.plane(plane[0], plane[1]), colors::rgb);
    return picture;
  }

  /** Returns the slice and the frame of the plane with the most labelled pixels. */
  static long[] fullestPlane(Labels labels) {
    long[] fullest = {0, 0};
    if (labels.slices() * labels.frames() == 1) {
      return fullest;
    }
    long most = -1;
    for (long t = 0; t < labels.frames(); t++) {
      for (long z = 0; z < labels.slices(); z++) {
        long labelled = 0;
        Cursor<IntType> cursor = labels.plane(z, t).cursor();
        while (cursor.hasNext()) {
          labelled += cursor.next().get() > 0 ? 1 : 0;
        }
        if (labelled > most) {
          most = labelled;
          fullest = new long[] {z, t};
        }
      }
    }
    return fullest;
  }

  /**
   * Draws the inner outlines of all labels.
   *
   * @param plane dimensions X, Y
   * @param color 0xRRGGBB of a label, or {@link #NO_COLOR}
   */
  static void outline(
      BufferedImage picture,
      PlaneView view,
      RandomAccessibleInterval<IntType> plane,
      IntUnaryOperator color) {
    int width = picture.getWidth();
    int[] above = new int[width];
    int[] row = new int[width];
    int[] below = row(plane, view, 0, width);
    for (int y = 0; y < picture.getHeight(); y++) {
      above = row;
      row = below;
      below = y + 1 < picture.getHeight() ? row(plane, view, y + 1, width) : new int[width];
      for (int x = 0; x < width; x++) {
        int label = row[x];
        boolean border =
            above[x] != label
                || below[x] != label
                || (x > 0 ? row[x - 1] : 0) != label
                || (x + 1 < width ? row[x + 1] : 0) != label;
        if (label > 0 && border && color.applyAsInt(label) != NO_COLOR) {
          picture.setRGB(x, y, color.applyAsInt(label));
        }
      }
    }
  }

  private static int[] row(
      RandomAccessibleInterval<IntType> plane, PlaneView view, int y, int width) {
    int[] pixels = new int[Math.toIntExact(plane.dimension(0))];
    long at = view.pixel(y);
    PixelBlocks.copy(
        Views.interval(plane, new long[] {0, at}, new long[] {pixels.length - 1L, at}), pixels, 0);
    int[] row = new int[width];
    for (int x = 0; x < width; x++) {
      row[x] = pixels[(int) view.pixel(x)];
    }
    return row;
  }
}
