package morula.image;

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.blocks.PrimitiveBlocks.OnFallback;
import net.imglib2.type.NativeType;

/**
 * Copies parts of an image into arrays, fast for the storage types of ImgLib2. Safe to use from
 * several threads, which wait for one another: ImgLib2 7.1.5 moves the position of a mapped buffer
 * while it copies, so that two threads at once would read each other's pixels.
 */
public final class BlockReader<T extends NativeType<T>> {
  private final PrimitiveBlocks<T> blocks;

  public BlockReader(RandomAccessibleInterval<T> image) {
    blocks = PrimitiveBlocks.of(image, OnFallback.ACCEPT);
  }

  /**
   * Copies the pixels of an interval.
   *
   * @param target array of the image's primitive type; first dimension fastest
   */
  public synchronized void copy(Interval interval, Object target) {
    blocks.copy(interval, target);
  }
}
