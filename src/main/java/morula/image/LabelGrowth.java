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
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * Moves the outlines of the objects of a plane outwards or inwards by a distance. A pixel of the
 * background joins the nearest object whose pixels are not further away than that, so that no
 * object grows over another; of two objects at the same distance the one with the lower number. A
 * pixel of an object is taken away where a pixel of another object or of the background is not
 * further away; the edge of the plane takes nothing away. Distances are those of pixel centres.
 */
public final class LabelGrowth {
  private final RandomAccessibleInterval<IntType> labels;
  private final int width;
  private final int height;
  private final boolean outwards;
  private final double limit;
  private final double stepX;
  private final double stepY;

  /** The rows that are near enough to the present one, each at its number modulo their count. */
  private final Row[] window;

  /** The labels of a row as they were, and the nearest column on each side that matters. */
  private static final class Row {
    private final int[] label;
    private final int[] left;
    private final int[] right;

    Row(int width) {
      label = new int[width];
      left = new int[width];
      right = new int[width];
    }
  }

  private LabelGrowth(
      RandomAccessibleInterval<IntType> labels, double distance, double stepX, double stepY) {
    this.labels = labels;
    width = Math.toIntExact(labels.dimension(0));
    height = Math.toIntExact(labels.dimension(1));
    outwards = distance > 0;
    limit = distance * distance;
    this.stepX = stepX;
    this.stepY = stepY;
    int reach = (int) Math.min(height, Math.floor(Math.abs(distance) / stepY));
    window = new Row[2 * reach + 1];
    Arrays.setAll(window, i -> new Row(width));
  }

  /**
   * Moves the outlines.
   *
   * @param labels X, Y: 0 is background; is changed. An object may vanish when its outline moves
   *     inwards; of one that falls into pieces the largest stays
   * @param distance by how much, in the unit of the steps; negative moves inwards
   * @param stepX width of a pixel
   * @param stepY height of a pixel
   */
  public static void apply(
      RandomAccessibleInterval<IntType> labels, double distance, double stepX, double stepY) {
    if (distance != 0) {
      new LabelGrowth(labels, distance, stepX, stepY).run();
    }
  }

  private void run() {
    int reach = window.length / 2;
    for (int y = 0; y < Math.min(reach, height); y++) {
      read(y);
    }
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      if (y + reach < height) {
        read(y + reach);
      }
      for (int x = 0; x < width; x++) {
        row[x] = value(x, y);
      }
      write(row, y);
    }
    if (!outwards) {
      LargestPieces.keep(Views.zeroMin(labels));
    }
  }

  private Row row(int y) {
    return window[y % window.length];
  }

  private void read(int y) {
    Row row = row(y);
    long line = labels.min(1) + y;
    PixelBlocks.copy(
        Views.interval(
            labels, FinalInterval.createMinMax(labels.min(0), line, labels.max(0), line)),
        row.label,
        0);
    int nearest = -1;
    for (int x = 0; x < width; x++) {
      nearest = outwards ? (row.label[x] > 0 ? x : nearest) : change(row.label, x, x - 1, nearest);
      row.left[x] = nearest;
    }
    nearest = -1;
    for (int x = width - 1; x >= 0; x--) {
      nearest = outwards ? (row.label[x] > 0 ? x : nearest) : change(row.label, x, x + 1, nearest);
      row.right[x] = nearest;
    }
  }

  /** The column before {@code x} where another label stands; −1 if there is none. */
  private int change(int[] label, int x, int before, int nearest) {
    boolean none = before < 0 || before >= width;
    return none || label[before] == label[x] ? nearest : before;
  }

  private int value(int x, int y) {
    int label = row(y).label[x];
    if (outwards) {
      return label > 0 ? label : nearest(x, y);
    }
    return label > 0 && isNearAnother(label, x, y) ? 0 : label;
  }

  private int nearest(int x, int y) {
    int reach = window.length / 2;
    double least = Double.POSITIVE_INFINITY;
    int label = 0;
    for (int i = Math.max(0, y - reach); i <= Math.min(height - 1, y + reach); i++) {
      Row row = row(i);
      for (int side = 0; side < 2; side++) {
        int column = side == 0 ? row.left[x] : row.right[x];
        if (column >= 0) {
          double distance = squared(column - x, i - y);
          if (distance < least || distance == least && row.label[column] < label) {
            least = distance;
            label = row.label[column];
          }
        }
      }
    }
    return least <= limit ? label : 0;
  }

  private boolean isNearAnother(int label, int x, int y) {
    int reach = window.length / 2;
    for (int i = Math.max(0, y - reach); i <= Math.min(height - 1, y + reach); i++) {
      Row row = row(i);
      if (row.label[x] != label) {
        if (squared(0, i - y) <= limit) {
          return true;
        }
      } else if (row.left[x] >= 0 && squared(row.left[x] - x, i - y) <= limit
          || row.right[x] >= 0 && squared(row.right[x] - x, i - y) <= limit) {
        return true;
      }
    }
    return false;
  }

  private double squared(int columns, int rows) {
    double x = columns * stepX;
    double y = rows * stepY;
    return x * x + y * y;
  }

  private void write(int[] row, int y) {
    long[] start = {labels.min(0), labels.min(1) + y};
    RowWriter.write(new RowWriter<>(labels), start, row, 0, row.length);
  }
}
