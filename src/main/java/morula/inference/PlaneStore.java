package morula.inference;

import java.io.IOException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Pixels that need not fit into memory: an array when they are few, else a temporary file that is
 * mapped into memory. All 0 at first.
 *
 * @param <T> type of the pixels, 4 bytes each
 */
public final class PlaneStore<T extends NativeType<T>> implements AutoCloseable {
  /** Up to this many bytes, and up to an eighth of the heap, are kept in an array. */
  private static final long HEAP_BYTES = 256L << 20;

  private final RandomAccessibleInterval<T> pixels;
  private final MappedFile file;

  private PlaneStore(RandomAccessibleInterval<T> pixels, MappedFile file) {
    this.pixels = pixels;
    this.file = file;
  }

  /**
   * A store of 32-bit floats.
   *
   * @param size length along each dimension
   * @throws IOException if the folder for temporary files has not enough room
   */
  public static PlaneStore<FloatType> floats(long... size) throws IOException {
    if (fitsHeap(size)) {
      return new PlaneStore<>(ArrayImgs.floats(size), null);
    }
    MappedFile file = MappedFile.create(bytes(size));
    return new PlaneStore<>(file.floats(size), file);
  }

  /**
   * A store of 32-bit integers.
   *
   * @param size length along each dimension
   * @throws IOException if the folder for temporary files has not enough room
   */
  public static PlaneStore<IntType> ints(long... size) throws IOException {
    if (fitsHeap(size)) {
      return new PlaneStore<>(ArrayImgs.ints(size), null);
    }
    MappedFile file = MappedFile.create(bytes(size));
    return new PlaneStore<>(file.ints(size), file);
  }

  private static boolean fitsHeap(long... size) {
    return bytes(size) <= Math.min(HEAP_BYTES, Runtime.getRuntime().maxMemory() / 8);
  }

  private static long bytes(long... size) {
    long bytes = Float.BYTES;
    for (long s : size) {
      bytes = Math.multiplyExact(bytes, s);
    }
    return bytes;
  }

  /** The pixels; not to be touched once the store is closed. */
  public RandomAccessibleInterval<T> pixels() {
    return pixels;
  }

  /** Gives memory and disk space back. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
