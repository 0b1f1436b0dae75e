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

import java.util.ArrayList;
import java.util.List;
import morula.inference.TilePlan.Span;

/** The tiles along one axis: see {@link TilePlan}. */
final class TileAxis {
  private final long size;
  private final long canvas;
  private final int divisor;
  private final int halo;
  private final int tile;

  TileAxis(long size, int divisor, int halo, int wanted) {
    this.size = size;
    this.divisor = divisor;
    this.halo = halo;
    canvas = roundUp(size, divisor);
    long smallest = roundUp(2L * halo + divisor, divisor);
    long largest = Math.max(smallest, wanted / divisor * (long) divisor);
    if (largest >= canvas) {
      tile = Math.toIntExact(canvas);
    } else {
      tile = Math.toIntExact(leastOfSameCount(smallest, largest));
    }
  }

  /**
   * Returns the smallest tile size that needs as few tiles as {@code largest}, which reduces the
   * overlap.
   */
  private long leastOfSameCount(long smallest, long largest) {
    long least = largest;
    while (least - divisor >= smallest && count(least - divisor) == count(largest)) {
      least -= divisor;
    }
    return least;
  }

  /** Returns the distance from one tile to the next, in pixels. */
  private long step(long length) {
    return (length - 2L * halo) / divisor * divisor;
  }

  private long count(long length) {
    long step = step(length);
    return 1 + (canvas - length + step - 1) / step;
  }

  int tile() {
    return tile;
  }

  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    if (tile == canvas) {
      spans.add(new Span(0, 0, size));
      return spans;
    }
    long step = step(tile);
    long coreStart = 0;
    for (long start = 0; coreStart < size; start += step) {
      boolean last = start + tile >= canvas;
      long coreEnd = last ? size : Math.min(size, start + step + halo);
      spans.add(new Span(Math.min(start, canvas - tile), coreStart, coreEnd));
      coreStart = coreEnd;
    }
    return spans;
  }

  private static long roundUp(long value, int divisor) {
    return (value + divisor - 1) / divisor * divisor;
  }
}
