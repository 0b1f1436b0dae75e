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

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;

/**
 * A cache of the most recently used cells of one lazy image. Cells are held by soft references, so
 * the garbage collector may remove them when memory is short, and their number is bounded, so that
 * a large image does not displace everything else. Safe to use from several threads; a cell is
 * loaded once, not once per thread.
 *
 * @param <A> primitive array access of the cells
 */
public final class CellCache<A> implements LazyCellImg.Get<Cell<A>> {
  /** One image may fill the heap divided by this number. */
  private static final int HEAP_SHARE = 8;

  /** The most bytes that one image may fill, but for a row of tiles of a wide image. */
  private static final long MOST_BYTES = 256L << 20;

  /** Rows of a plane that the largest tiles need with their halo. */
  private static final int ROWS = 2560;

  /**
   * The smallest number of cells kept: enough for a neighbourhood that extends over several cells.
   */
  private static final int MINIMUM_CELLS = 8;

  private final LongFunction<Cell<A>> loader;
  private final Map<Long, SoftReference<Cell<A>>> cells;
  private final Object loading = new Object();

  /**
   * Creates an empty cache for one plane.
   *
   * @param loader reads the cell of an index in the grid
   * @param cellBytes size of a full cell in bytes
   * @param cellsInRow number of cells along X: at least so many are kept, so that a reader that
   *     goes row by row loads each cell once
   */
  public CellCache(LongFunction<Cell<A>> loader, long cellBytes, long cellsInRow) {
    this(loader, cellBytes, cellsInRow, 2 * MOST_BYTES);
  }

  /**
   * Creates an empty cache: a reader that goes through each plane row by row, or in rows of tiles,
   * loads each cell once.
   *
   * @param loader reads the cell of an index in {@code grid}
   * @param grid X, Y and further dimensions; all but the last are read together
   * @param pixelBytes size of a pixel in bytes
   */
  public CellCache(LongFunction<Cell<A>> loader, CellGrid grid, int pixelBytes) {
    this(
        loader,
        (long) grid.cellDimension(0) * grid.cellDimension(1) * pixelBytes,
        grid.gridDimension(0),
        Math.max(MOST_BYTES, tilesBytes(grid, pixelBytes)));
  }

  /** Returns the bytes of the cells of a row of tiles. */
  private static long tilesBytes(CellGrid grid, int pixelBytes) {
    long rows = ROWS / grid.cellDimension(1) + 2; // tiles may begin and end within a cell
    long bytes = rows * grid.cellDimension(1) * grid.gridDimension(0) * grid.cellDimension(0);
    for (int d = 2; d < grid.numDimensions() - 1; d++) {
      bytes *= grid.imgDimension(d);
    }
    return bytes * pixelBytes;
  }

  private CellCache(LongFunction<Cell<A>> loader, long cellBytes, long cellsInRow, long mostBytes) {
    this.loader = loader;
    long bytes = Math.min(mostBytes, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    int capacity =
        (int)
            Math.min(
                1 << 16,
                Math.max(Math.max(MINIMUM_CELLS, cellsInRow + 1), bytes / Math.max(1, cellBytes)));
    cells =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, SoftReference<Cell<A>>> eldest) {
            return size() > capacity;
          }
        };
  }

  @Override
  public Cell<A> get(long index) {
    Cell<A> cell = cached(index);
    if (cell != null) {
      return cell;
    }
    synchronized (loading) {
      cell = cached(index);
      if (cell == null) {
        cell = loader.apply(index);
        synchronized (cells) {
          cells.put(index, new SoftReference<>(cell));
        }
      }
      return cell;
    }
  }

  private Cell<A> cached(long index) {
    synchronized (cells) {
      SoftReference<Cell<A>> reference = cells.get(index);
      return reference == null ? null : reference.get();
    }
  }
}
