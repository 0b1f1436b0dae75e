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

package morula.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import loci.formats.FormatTools;
import morula.image.CellCache;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.DoubleArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

/** Provides the pixels of a series as a lazy image in the type of the file. */
final class PixelCells {
  /** Closes files that were not read completely once their image is no longer used. */
  private static final Cleaner CLEANER = Cleaner.create();

  private final PlaneReader reader;
  private final int series;
  private final SeriesInfo info;
  private final boolean releasing;
  private final AtomicLong loaded = new AtomicLong();

  private PixelCells(PlaneReader reader, int series, boolean releasing) {
    this.reader = reader;
    this.series = series;
    this.info = reader.series().get(series);
    this.releasing = releasing;
  }

  /**
   * Dimensions X, Y, CHANNEL, Z, TIME. Accessing a pixel throws {@link UncheckedIOException} when
   * its part of the file cannot be read.
   *
   * @param releasing whether to release the reader as soon as everything was read once, or the
   *     image is no longer used
   */
  static RandomAccessibleInterval<? extends RealType<?>> of(
      PlaneReader reader, int series, boolean releasing) {
    PixelCells cells = new PixelCells(reader, series, releasing);
    return switch (cells.info.pixelType()) {
      case FormatTools.UINT8, FormatTools.BIT -> cells.bytes(new UnsignedByteType());
      case FormatTools.INT8 -> cells.bytes(new ByteType());
      case FormatTools.UINT16 -> cells.shorts(new UnsignedShortType());
      case FormatTools.INT16 -> cells.shorts(new ShortType());
      case FormatTools.UINT32 -> cells.ints(new UnsignedIntType());
      case FormatTools.INT32 -> cells.ints(new IntType());
      case FormatTools.FLOAT -> cells.img(new FloatType(), PixelCells::floats, 4);
      case FormatTools.DOUBLE -> cells.img(new DoubleType(), PixelCells::doubles, 8);
      default ->
          throw new UncheckedIOException(
              new IOException(
                  reader.path()
                      + " has pixels of an unsupported type ("
                      + FormatTools.getPixelTypeString(cells.info.pixelType())
                      + "); save it as an 8-, 16- or 32-bit image"));
    };
  }

  private <T extends NativeType<T> & RealType<T>> RandomAccessibleInterval<T> bytes(T type) {
    return img(type, buffer -> new ByteArray(buffer.array()), 1);
  }

  private <T extends NativeType<T> & RealType<T>> RandomAccessibleInterval<T> shorts(T type) {
    return img(
        type,
        buffer -> {
          short[] values = new short[buffer.remaining() / 2];
          buffer.asShortBuffer().get(values);
          return new ShortArray(values);
        },
        2);
  }

  private <T extends NativeType<T> & RealType<T>> RandomAccessibleInterval<T> ints(T type) {
    return img(
        type,
        buffer -> {
          int[] values = new int[buffer.remaining() / 4];
          buffer.asIntBuffer().get(values);
          return new IntArray(values);
        },
        4);
  }

  private static FloatArray floats(ByteBuffer buffer) {
    float[] values = new float[buffer.remaining() / 4];
    buffer.asFloatBuffer().get(values);
    return new FloatArray(values);
  }

  private static DoubleArray doubles(ByteBuffer buffer) {
    double[] values = new double[buffer.remaining() / 8];
    buffer.asDoubleBuffer().get(values);
    return new DoubleArray(values);
  }

  private <T extends NativeType<T> & RealType<T>, A extends DataAccess>
      RandomAccessibleInterval<T> img(T type, Function<ByteBuffer, A> decoder, int bytesPerPixel) {
    CellGrid grid = new CellGrid(info.dimensions(), info.cellDimensions());
    LazyCellImg<T, A> img =
        new LazyCellImg<>(
            grid, type, new CellCache<>(index -> load(grid, index, decoder), grid, bytesPerPixel));
    if (releasing) {
      CLEANER.register(img, reader::release);
    }
    return img;
  }

  private <A> Cell<A> load(CellGrid grid, long index, Function<ByteBuffer, A> decoder) {
    long[] min = new long[grid.numDimensions()];
    int[] size = new int[grid.numDimensions()];
    grid.getCellDimensions(index, min, size);
    try {
      long[] position = {min[2], min[3], min[4]};
      byte[] bytes = reader.read(series, position, (int) min[0], (int) min[1], size[0], size[1]);
      ByteOrder order = info.littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      Cell<A> cell = new Cell<>(size, min, decoder.apply(ByteBuffer.wrap(bytes).order(order)));
      if (releasing && loaded.incrementAndGet() >= cellCount(grid)) {
        loaded.set(0); // cells that were dropped from memory are read again, perhaps all of them
        reader.release();
      }
      return cell;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static long cellCount(CellGrid grid) {
    long count = 1;
    for (long size : grid.getGridDimensions()) {
      count *= size;
    }
    return count;
  }
}
