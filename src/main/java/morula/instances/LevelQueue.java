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

package morula.instances;

import java.util.Arrays;

/**
 * A hierarchical queue of pixels: the highest level first, within a level first in, first out. A
 * pixel may be added once. Pixels that are added above the current level are taken together with
 * those of the current level.
 */
final class LevelQueue {
  private final int[] first;
  private final int[] last;
  private final int[] next;
  private int current = -1;
  private boolean polling;

  LevelQueue(int levels, int pixels) {
    first = new int[levels];
    last = new int[levels];
    next = new int[pixels];
    Arrays.fill(first, -1);
  }

  /** Adds a pixel; before the first {@link #poll} at any level. */
  void add(int pixel, int level) {
    int at = polling ? Math.min(level, current) : level;
    next[pixel] = -1;
    if (first[at] < 0) {
      first[at] = pixel;
    } else {
      next[last[at]] = pixel;
    }
    last[at] = pixel;
    if (!polling) {
      current = Math.max(current, at);
    }
  }

  /** Takes the next pixel, or returns −1 when there is none. */
  int poll() {
    polling = true;
    while (current >= 0 && first[current] < 0) {
      current--;
    }
    if (current < 0) {
      return -1;
    }
    int pixel = first[current];
    first[current] = next[pixel];
    return pixel;
  }
}
