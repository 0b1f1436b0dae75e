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

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import morula.inference.TilePlan.Tile;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The inputs of tiles, in order; each is read in a thread of its own while the network computes the
 * one before. No thread is left when this is closed.
 */
final class TileAhead implements AutoCloseable {
  private final TileReader reader;
  private final List<Tile> tiles;
  private FutureTask<ArrayImg<FloatType, FloatArray>> next;
  private Thread thread;

  TileAhead(TileReader reader, List<Tile> tiles) {
    this.reader = reader;
    this.tiles = tiles;
  }

  /**
   * Returns the input of a tile and begins to read that of the next.
   *
   * @param index that after the one before, or the first
   * @return as {@link TileReader#read}, which also says what is thrown
   */
  ArrayImg<FloatType, FloatArray> get(int index) {
    ArrayImg<FloatType, FloatArray> tile =
        next == null ? reader.read(tiles.get(index).input()) : result();
    next = null;
    if (index + 1 < tiles.size()) {
      next = new FutureTask<>(() -> reader.read(tiles.get(index + 1).input()));
      thread = new Thread(next, "Morula reads a tile");
      thread.setDaemon(true);
      thread.start();
    }
    return tile;
  }

  private ArrayImg<FloatType, FloatArray> result() {
    join();
    try {
      return next.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a task that is done is not waited for", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw (Error) e.getCause(); // reading declares no other
    }
  }

  /** Waits for the end of the thread, however often this one is interrupted. */
  private void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the thread; what it read is not used. */
  @Override
  public void close() {
    if (thread != null) {
      join();
    }
  }
}
