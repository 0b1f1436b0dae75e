package morula.instances;

import net.imglib2.Interval;

/** Sizes of parts of images. */
final class Blocks {
  private Blocks() {}

  /** The lengths of {@code interval} along its first {@code dimensions} dimensions. */
  static int[] size(Interval interval, int dimensions) {
    int[] size = new int[dimensions];
    for (int d = 0; d < dimensions; d++) {
      size[d] = Math.toIntExact(interval.dimension(d));
    }
    return size;
  }

  /** The product of {@code size}; must fit an array. */
  static int count(int[] size) {
    int count = 1;
    for (int s : size) {
      count = Math.multiplyExact(count, s);
    }
    return count;
  }
}
