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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import org.junit.jupiter.api.Test;

class CellCacheTest {
  private final AtomicInteger loads = new AtomicInteger();

  private CellCache<ShortArray> cache(CellGrid grid) {
    return new CellCache<>(
        index -> {
          loads.incrementAndGet();
          return new Cell<>(new int[] {1, 1}, new long[2], new ShortArray(1));
        },
        grid,
        2);
  }

  /** As many strips stay as a row of tiles needs, and not the whole image. */
  @Test
  void aWideImageIsReadOnceInRowsOfTilesAndDoesNotStay() {
    long heap = Runtime.getRuntime().maxMemory() / 8;
    int width = (int) Math.min(32_768, heap / (2 * 128 * 24));
    CellGrid grid = new CellGrid(new long[] {width, 131_072}, new int[] {width, 128});
    CellCache<ShortArray> cache = cache(grid);
    for (int top = 0; top < 131_072; top += 2048) {
      for (int column = 0; column < 16; column++) {
        for (int y = Math.max(0, top - 128); y < Math.min(131_072, top + 2048 + 128); y += 128) {
          cache.get(y / 128);
        }
      }
    }
    assertEquals(1024, loads.get());
    assertTrue(2L * width * 131_072 > 512 << 20, "too small to say anything");
    for (int y = 0; y < 131_072; y += 128) {
      cache.get(y / 128);
    }
    assertEquals(2048, loads.get());
  }

  /** Images of usual size are read once, in whatever order. */
  @Test
  void anImageOfHundredMegabytesStays() {
    long heap = Runtime.getRuntime().maxMemory() / 8;
    int side = (int) Math.min(7168, (long) Math.sqrt(heap / 2.0) / 256 * 256);
    CellGrid grid = new CellGrid(new long[] {side, side}, new int[] {256, 256});
    CellCache<ShortArray> cache = cache(grid);
    int cells = (int) (grid.gridDimension(0) * grid.gridDimension(1));
    for (int i = 0; i < 3 * cells; i++) {
      cache.get(i % cells);
    }
    assertTrue(loads.get() <= cells, loads + " of " + cells);
  }
}
