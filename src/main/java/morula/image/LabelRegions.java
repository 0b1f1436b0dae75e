package morula.image;

import java.util.Arrays;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * The area, the bounding box and the centroid of each label, 1 and up, counted in one pass over the
 * runs of equal labels in the rows. Memory grows with the number of labels and by 4 bytes with the
 * largest label. Not safe for use by several threads at once while it counts.
 */
public final class LabelRegions {
  /** Pixels read at once. */
  private static final int BLOCK = 1 << 20;

  /** By label: 1 + its index in the other arrays; 0 where it was not met. */
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

  /** Nothing counted yet. */
  public LabelRegions() {}

  /**
   * Counts all pixels.
   *
   * @param labels X, Y and any further dimensions, over which areas are summed up; its minimum says
   *     where it lies
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
   * @param fromX its first pixel
   * @param endX the pixel behind its last one
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

  /** Counts the pixels of {@code label} to {@code into} as well; both must have been met. */
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

  /** Whether a label, 1 and up, has a pixel. */
  public boolean contains(int label) {
    return label > 0 && label < slots.length && slots[label] > 0;
  }

  /** Number of labels that have a pixel. */
  public int count() {
    return count;
  }

  /** The labels that have a pixel, ascending. */
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

  /** Pixels of each of {@link #labels()}. */
  public long[] areas() {
    return Arrays.stream(labels()).mapToLong(this::area).toArray();
  }

  /** Pixels of a label; 0 of one that was not met. */
  public long area(int label) {
    return contains(label) ? area[slots[label] - 1] : 0;
  }

  /** Pixels of label 0. */
  public long background() {
    return background;
  }

  /** Pixels of labels below 0. */
  public long negative() {
    return negative;
  }

  /**
   * The mean column of the pixels of a label.
   *
   * @throws IllegalArgumentException if it has none; so for all below
   */
  public double meanX(int label) {
    return (double) sumX[known(label)] / area[known(label)];
  }

  /** The mean row. */
  public double meanY(int label) {
    return (double) sumY[known(label)] / area[known(label)];
  }

  /** The first column of the bounding box. */
  public int minX(int label) {
    return minX[known(label)];
  }

  /** The last column of the bounding box. */
  public int maxX(int label) {
    return maxX[known(label)];
  }

  /** The first row of the bounding box. */
  public int minY(int label) {
    return minY[known(label)];
  }

  /** The last row of the bounding box. */
  public int maxY(int label) {
    return maxY[known(label)];
  }
}
