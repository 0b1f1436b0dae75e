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

package morula.inference;

import java.io.IOException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A store of pixels that may be larger than memory: an array if they are few, otherwise a temporary
 * file that is mapped into memory. All pixels are 0 at first.
 *
 * @param <T> type of the pixels, 4 bytes each
 */
public final class PlaneStore<T extends NativeType<T>> implements AutoCloseable {
  /**
   * The largest number of bytes that are kept in an array; an eighth of the heap is another limit.
   */
  private static final long HEAP_BYTES = 256L << 20;

  private final RandomAccessibleInterval<T> pixels;
  private final MappedFile file;

  private PlaneStore(RandomAccessibleInterval<T> pixels, MappedFile file) {
    this.pixels = pixels;
    this.file = file;
  }

  /**
   * Creates a store of 32-bit floats.
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
   * Creates a store of 32-bit integers.
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

  /**
   * Returns 32-bit integers that nobody closes: their memory or disk space is freed when they are
   * no longer used.
   *
   * @param size length along each dimension
   * @throws IOException if the folder for temporary files has not enough room
   */
  public static RandomAccessibleInterval<IntType> unclosedInts(long... size) throws IOException {
    if (fitsHeap(size)) {
      return ArrayImgs.ints(size);
    }
    MappedFile file = MappedFile.create(bytes(size));
    RandomAccessibleInterval<IntType> pixels = file.ints(size);
    file.forget();
    return pixels;
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

  /** The pixels, which must not be used after the store is closed. */
  public RandomAccessibleInterval<T> pixels() {
    return pixels;
  }

  /** Frees the memory and disk space. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
