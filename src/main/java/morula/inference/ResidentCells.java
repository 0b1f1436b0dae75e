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

import java.nio.ByteBuffer;
import java.util.Arrays;
import morula.engine.MappedPages;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.LazyCellImg;

/**
 * The cells of a mapped image, of which only some stay in memory: when one is used that is not
 * there, the one that came first leaves. Safe to use from several threads; a cell that left while a
 * thread still uses it comes back, and holds what was written.
 *
 * @param <A> access of the cells
 */
final class ResidentCells<A> implements LazyCellImg.Get<Cell<A>> {
  private static final int NONE = -1;

  private final Cell<A>[] cells;
  private final ByteBuffer[] memory;

  /** Read without a lock: if a thread sees an old value, only the order of leaving changes. */
  private final boolean[] isResident;

  /** The cells in memory, in the order in which they came, from {@link #oldest} on. */
  private final int[] resident;

  private int oldest;

  /**
   * @param memory mapped for each of {@code cells}
   * @param most number of cells that stay in memory
   */
  ResidentCells(Cell<A>[] cells, ByteBuffer[] memory, int most) {
    this.cells = cells;
    this.memory = memory;
    isResident = new boolean[cells.length];
    resident = new int[most];
    Arrays.fill(resident, NONE);
  }

  @Override
  public Cell<A> get(long index) {
    int cell = (int) index;
    if (!isResident[cell]) {
      enter(cell);
    }
    return cells[cell];
  }

  private synchronized void enter(int cell) {
    if (isResident[cell]) {
      return;
    }
    int leaving = resident[oldest];
    if (leaving != NONE) {
      isResident[leaving] = false;
      MappedPages.release(memory[leaving]);
    }
    isResident[cell] = true;
    resident[oldest] = cell;
    oldest = (oldest + 1) % resident.length;
  }
}
