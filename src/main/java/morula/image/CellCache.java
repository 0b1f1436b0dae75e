package morula.image;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.LazyCellImg;

/**
 * The cells of one lazy image that were used last. They are held softly, so the collector may take
 * them when memory is short, and their number is bounded, so that a large image does not push out
 * everything else first. Safe to use from several threads; a cell is loaded once, not once a
 * thread.
 *
 * @param <A> primitive array access of the cells
 */
public final class CellCache<A> implements LazyCellImg.Get<Cell<A>> {
  /** The share of the heap that one image may fill. */
  private static final int HEAP_SHARE = 8;

  /** Enough for a neighbourhood that straddles cells. */
  private static final int MINIMUM_CELLS = 8;

  private final LongFunction<Cell<A>> loader;
  private final Map<Long, SoftReference<Cell<A>>> cells;
  private final Object loading = new Object();

  /**
   * @param loader reads the cell of an index in the grid
   * @param cellBytes bytes of a whole cell
   * @param cellsInRow number of cells side by side along X: so many stay, so that who reads row by
   *     row loads each once
   */
  public CellCache(LongFunction<Cell<A>> loader, long cellBytes, long cellsInRow) {
    this.loader = loader;
    long fitting = Runtime.getRuntime().maxMemory() / HEAP_SHARE / Math.max(1, cellBytes);
    int capacity =
        (int) Math.min(1 << 16, Math.max(Math.max(MINIMUM_CELLS, cellsInRow + 1), fitting));
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
