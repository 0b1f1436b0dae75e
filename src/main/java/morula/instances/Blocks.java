package morula.instances;

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.blocks.PrimitiveBlocks.OnFallback;
import net.imglib2.type.NativeType;

/** Copies parts of images into arrays, fast for the storages that ImgLib2 knows. */
final class Blocks {
  private Blocks() {}

  /** A reader of {@code image} for any number of threads; arrays are first dimension fastest. */
  static <T extends NativeType<T>> PrimitiveBlocks<T> of(RandomAccessibleInterval<T> image) {
    return PrimitiveBlocks.of(image, OnFallback.ACCEPT).threadSafe();
  }

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
