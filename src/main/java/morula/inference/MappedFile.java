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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Function;
import morula.io.TemporaryFiles;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.basictypeaccess.nio.FloatBufferAccess;
import net.imglib2.img.basictypeaccess.nio.IntBufferAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;

/**
 * A temporary file mapped into memory as an image of cells, each a block of whole rows. Of each
 * image only the cells that were used last stay in memory.
 */
final class MappedFile implements AutoCloseable {
  /**
   * The size of a cell. The threads of a decoder use some cells of each channel at the same time.
   */
  private static final long CELL_BYTES = 4L << 20;

  /** The number of cells of an image that stay in memory. */
  private static final int RESIDENT = 32;

  /**
   * The number of cells in a mapping: Linux limits the number of mappings, and Java their size, to
   * 2 GB; smaller ones find address space more easily.
   */
  private static final int CELLS_PER_MAPPING = 16;

  private final Path path;
  private final FileChannel channel;

  private MappedFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates an empty file.
   *
   * @throws IOException if the folder for temporary files has less than {@code bytes} of free space
   */
  static MappedFile create(long bytes) throws IOException {
    Path path = TemporaryFiles.create(".plane", bytes);
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              // the file is deleted even if the program is killed
              StandardOpenOption.DELETE_ON_CLOSE);
      return new MappedFile(path, channel);
    } catch (IOException e) {
      TemporaryFiles.delete(path);
      throw e;
    }
  }

  RandomAccessibleInterval<FloatType> floats(long... size) {
    return image(size, new FloatType(), buffer -> new FloatBufferAccess(buffer, true));
  }

  RandomAccessibleInterval<IntType> ints(long... size) {
    return image(size, new IntType(), buffer -> new IntBufferAccess(buffer, true));
  }

  private <T extends NativeType<T>, A extends DataAccess> RandomAccessibleInterval<T> image(
      long[] size, T type, Function<ByteBuffer, A> access) {
    int[] cell = new int[size.length];
    Arrays.fill(cell, 1);
    cell[0] = Math.toIntExact(size[0]);
    long rowBytes = size[0] * Float.BYTES;
    cell[1] = (int) Math.min(size[1], Math.max(1, CELL_BYTES / rowBytes));
    CellGrid grid = new CellGrid(size, cell);
    long cellBytes = rowBytes * cell[1];
    Cell<A>[] cells = Cast.unchecked(new Cell<?>[(int) cells(grid)]);
    ByteBuffer[] memory = memory(cells.length, cellBytes);
    for (int i = 0; i < cells.length; i++) {
      long[] min = new long[size.length];
      int[] dimensions = new int[size.length];
      grid.getCellDimensions(i, min, dimensions);
      cells[i] = new Cell<>(dimensions, min, access.apply(memory[i]));
    }
    return new LazyCellImg<>(grid, type, new ResidentCells<>(cells, memory, RESIDENT));
  }

  /** Maps cells, which lie in the file one after the other. */
  private ByteBuffer[] memory(int cells, long cellBytes) {
    ByteBuffer[] memory = new ByteBuffer[cells];
    int together = (int) Math.max(1, Math.min(CELLS_PER_MAPPING, Integer.MAX_VALUE / cellBytes));
    for (int first = 0; first < cells; first += together) {
      int count = Math.min(together, cells - first);
      ByteBuffer mapping = map(first * cellBytes, count * cellBytes);
      for (int i = 0; i < count; i++) {
        memory[first + i] =
            mapping.slice((int) (i * cellBytes), (int) cellBytes).order(ByteOrder.nativeOrder());
      }
    }
    return memory;
  }

  private static long cells(CellGrid grid) {
    long count = 1;
    for (long n : grid.getGridDimensions()) {
      count *= n;
    }
    return count;
  }

  private ByteBuffer map(long position, long bytes) {
    try {
      return channel.map(MapMode.READ_WRITE, position, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot map " + path, e);
    }
  }

  /**
   * Leaves the file to its images: it is deleted as soon as they are no longer used, on Windows
   * when the JVM ends.
   */
  void forget() throws IOException {
    channel.close();
    TemporaryFiles.delete(path);
  }

  /** Deletes the file. If a mapped file cannot be deleted, it is deleted when the JVM ends. */
  @Override
  public void close() {
    try (channel) {
      // frees the disk space at once, although the mappings live until they are collected
      channel.truncate(0);
    } catch (IOException e) {
      // Windows does not truncate a mapped file
    }
    TemporaryFiles.delete(path);
  }
}
