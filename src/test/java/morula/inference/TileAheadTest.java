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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import morula.inference.TilePlan.Tile;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TileAheadTest {
  private static final int SIDE = 32;

  private final List<Tile> tiles =
      TilePlan.of(new long[] {100, 70}, new int[] {8, 8}, new int[] {4, 4}, new int[] {SIDE, SIDE})
          .tiles();
  private final CountDownLatch second = new CountDownLatch(1);
  private boolean broken;

  private RandomAccessibleInterval<FloatType> image() {
    return Views.interval(
        new FunctionRandomAccessible<>(
            3,
            (position, value) -> {
              long x = position.getLongPosition(0);
              if (x >= SIDE) {
                second.countDown();
                if (broken) {
                  throw new UncheckedIOException(new IOException("damaged"));
                }
              }
              value.set(x + 1000 * position.getLongPosition(1));
            },
            FloatType::new),
        new FinalInterval(100, 70, 1));
  }

  private TileReader reader() {
    return new TileReader(image(), (channel, value) -> (float) value);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("Morula reads a tile"))
        .count();
  }

  @Test
  void givesEachTileAndReadsTheNextMeanwhile() throws InterruptedException {
    try (TileAhead ahead = new TileAhead(reader(), tiles)) {
      for (int i = 0; i < tiles.size(); i++) {
        assertArrayEquals(
            reader().read(tiles.get(i).input()).update(null).getCurrentStorageArray(),
            ahead.get(i).update(null).getCurrentStorageArray());
        assertTrue(i > 0 || second.await(30, TimeUnit.SECONDS), "nothing was read meanwhile");
      }
    }
    assertEquals(0, threads());
  }

  @Test
  void aFailureComesWithItsTile() {
    broken = true;
    try (TileAhead ahead = new TileAhead(reader(), tiles)) {
      ahead.get(0);
      var e = assertThrows(UncheckedIOException.class, () -> ahead.get(1));
      assertEquals("damaged", e.getCause().getMessage());
    }
    assertEquals(0, threads());
  }

  @Test
  void whatIsNotNeededAnyMoreIsNotMissed() {
    broken = true;
    TileAhead ahead = new TileAhead(reader(), tiles);
    ahead.get(0);
    ahead.close();
    assertEquals(0, threads());
  }
}
