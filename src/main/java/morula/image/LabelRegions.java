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
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * The area, the bounding box and the centroid of each label from 1 on, counted in one pass over the
 * runs of equal labels in the rows. Memory grows with the number of labels and by 4 bytes with the
 * largest label. Not safe for use by several threads at once while it counts.
 */
public final class LabelRegions {
  /** The number of pixels read at once. */
  private static final int BLOCK = 1 << 20;

  /** The index in the other arrays plus 1, by label; 0 for labels that do not occur. */
  private int[] slots = new int[256];

  private int count;
  private long[] area = new long[16];
  private long[] sumX = new long[16];
  private long[] sumY = new long[16];
  private int[] minX = new int[16];
  private int[] maxX = new int[16];
  private int[] minY = new int[16];
  private int[] maxY = new int[16];
  private long background;
  private long negative;

  /** Creates regions without any pixel. */
  public LabelRegions() {}

  /**
   * Counts all pixels.
   *
   * @param labels X, Y and any further dimensions, over which areas are summed; its minimum is its
   *     position in the image
   */
  public static LabelRegions of(RandomAccessibleInterval<IntType> labels) {
    LabelRegions regions = new LabelRegions();
    int[] block = new int[0];
    for (Interval band : PixelBlocks.bands(labels, BLOCK)) {
      RandomAccessibleInterval<IntType> part = Views.interval(labels, band);
      int pixels = Math.toIntExact(part.size());
      block = block.length < pixels ? new int[pixels] : block;
      PixelBlocks.copy(part, block, 0);
      regions.addRows(block, pixels, band);
    }
    return regions;
  }

  private void addRows(int[] values, int pixels, Interval band) {
    int left = Math.toIntExact(band.min(0));
    int top = Math.toIntExact(band.min(1));
    int width = (int) band.dimension(0);
    int height = (int) band.dimension(1);
    for (int start = 0; start < pixels; start += width) {
      int y = top + start / width % height;
      int x = 0;
      while (x < width) {
        int label = values[start + x];
        int from = x;
        while (x < width && values[start + x] == label) {
          x++;
        }
        add(label, left + from, left + x, y);
      }
    }
  }

  /**
   * Adds a run of a row.
   *
   * @param label 0 for background, negative for unknown
   * @param fromX column of its first pixel
   * @param endX column after its last pixel
   */
  public void add(int label, int fromX, int endX, int y) {
    int length = endX - fromX;
    if (label <= 0) {
      background += label == 0 ? length : 0;
      negative += label < 0 ? length : 0;
      return;
    }
    int slot = slot(label);
    area[slot] += length;
    sumX[slot] += ((long) fromX + endX - 1) * length / 2;
    sumY[slot] += (long) y * length;
    minX[slot] = Math.min(minX[slot], fromX);
    maxX[slot] = Math.max(maxX[slot], endX - 1);
    minY[slot] = Math.min(minY[slot], y);
    maxY[slot] = Math.max(maxY[slot], y);
  }

  private int slot(int label) {
    if (label >= slots.length) {
      slots = Arrays.copyOf(slots, Math.max(label + 1, 2 * slots.length));
    }
    if (slots[label] == 0) {
      if (count == area.length) {
        grow(2 * count);
      }
      minX[count] = Integer.MAX_VALUE;
      maxX[count] = Integer.MIN_VALUE;
      minY[count] = Integer.MAX_VALUE;
      maxY[count] = Integer.MIN_VALUE;
      slots[label] = ++count;
    }
    return slots[label] - 1;
  }

  private void grow(int size) {
    area = Arrays.copyOf(area, size);
    sumX = Arrays.copyOf(sumX, size);
    sumY = Arrays.copyOf(sumY, size);
    minX = Arrays.copyOf(minX, size);
    maxX = Arrays.copyOf(maxX, size);
    minY = Arrays.copyOf(minY, size);
    maxY = Arrays.copyOf(maxY, size);
  }

  /** Adds the pixels of {@code label} to {@code into}; both must have a pixel. */
  public void join(int label, int into) {
    int from = known(label);
    int to = known(into);
    area[to] += area[from];
    sumX[to] += sumX[from];
    sumY[to] += sumY[from];
    minX[to] = Math.min(minX[to], minX[from]);
    maxX[to] = Math.max(maxX[to], maxX[from]);
    minY[to] = Math.min(minY[to], minY[from]);
    maxY[to] = Math.max(maxY[to], maxY[from]);
  }

  private int known(int label) {
    if (!contains(label)) {
      throw new IllegalArgumentException("there is no label " + label);
    }
    return slots[label] - 1;
  }

  /** Returns whether a label, 1 and up, has a pixel. */
  public boolean contains(int label) {
    return label > 0 && label < slots.length && slots[label] > 0;
  }

  /** Returns the number of labels that have a pixel. */
  public int count() {
    return count;
  }

  /** Returns the labels that have a pixel, ascending. */
  public int[] labels() {
    int[] labels = new int[count];
    int next = 0;
    for (int label = 1; label < slots.length; label++) {
      if (slots[label] > 0) {
        labels[next++] = label;
      }
    }
    return labels;
  }

  /** Returns the number of pixels of each of the {@link #labels()}. */
  public long[] areas() {
    return Arrays.stream(labels()).mapToLong(this::area).toArray();
  }

  /** Returns the number of pixels of a label. */
  public long area(int label) {
    return contains(label) ? area[slots[label] - 1] : 0;
  }

  /** Returns the number of pixels of label 0. */
  public long background() {
    return background;
  }

  /** Returns the number of pixels with a negative label. */
  public long negative() {
    return negative;
  }

  /**
   * Returns the mean column of the pixels of a label.
   *
   * @throws IllegalArgumentException if it has no pixel, as in all following methods
   */
  public double meanX(int label) {
    return (double) sumX[known(label)] / area[known(label)];
  }

  /** Returns the mean row of the pixels of a label. */
  public double meanY(int label) {
    return (double) sumY[known(label)] / area[known(label)];
  }

  /** Returns the first column of the bounding box. */
  public int minX(int label) {
    return minX[known(label)];
  }

  /** Returns the last column of the bounding box. */
  public int maxX(int label) {
    return maxX[known(label)];
  }

  /** Returns the first row of the bounding box. */
  public int minY(int label) {
    return minY[known(label)];
  }

  /** Returns the last row of the bounding box. */
  public int maxY(int label) {
    return maxY[known(label)];
  }
}
