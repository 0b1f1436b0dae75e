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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups of pixels that flow to the same place.
 *
 * <p>A sink is a pixel where several pixels end; sinks within 2 pixels along both axes are one.
 * Pixels that end elsewhere, since they lie where flows diverge, join a basin that they touch.
 */
final class FlowBasins {
  /**
   * Largest number of pixels that may end at a pixel that is not a sink: there flows diverge or are
   * zero.
   */
  private static final int FEW = 2;

  private static final int REACH = 2;

  private final FlowPaths paths;
  private final int[] end;
  private final int width;
  private final int[] inflow;
  private final int[] basin;
  private final List<Integer> seeds = new ArrayList<>();

  /**
   * @param size number of pixels of the block
   * @param width length of a row
   */
  FlowBasins(FlowPaths paths, int size, int width) {
    this.paths = paths;
    this.width = width;
    end = paths.ends();
    inflow = new int[size];
    basin = new int[size];
    for (int p : paths.pixels()) {
      inflow[end[p]]++;
    }
    int[] sink = sinks();
    for (int p : paths.pixels()) {
      basin[p] = sink[end[p]];
    }
    if (seeds.isEmpty() && paths.pixels().length > 0) {
      seeds.add(paths.pixels()[0]);
      for (int p : paths.pixels()) {
        basin[p] = 1;
      }
    }
    grow();
  }

  /** For each pixel, 1 + the index of its basin; 0 for none. */
  int[] ofPixels() {
    return basin;
  }

  /** For each basin, the pixel where most others end. */
  int[] seeds() {
    return seeds.stream().mapToInt(p -> p).toArray();
  }

  /** Finds clusters of sinks by flood filling, numbered from 1; 0 for pixels that are not sinks. */
  private int[] sinks() {
    int[] sink = new int[basin.length];
    int[] queue = new int[paths.pixels().length];
    for (int p : paths.pixels()) {
      if (inflow[p] <= FEW || sink[p] != 0) {
        continue;
      }
      int number = seeds.size() + 1;
      int best = p;
      int last = 0;
      queue[last++] = p;
      sink[p] = number;
      for (int i = 0; i < last; i++) {
        int q = queue[i];
        best = stronger(q, best) ? q : best;
        last = addNeighbours(q, sink, queue, last);
      }
      seeds.add(best);
    }
    return sink;
  }

  private int addNeighbours(int q, int[] sink, int[] queue, int last) {
    int end = last;
    int x = q % width;
    int y = q / width;
    int height = sink.length / width;
    for (int j = Math.max(0, y - REACH); j <= Math.min(height - 1, y + REACH); j++) {
      for (int i = Math.max(0, x - REACH); i <= Math.min(width - 1, x + REACH); i++) {
        int r = j * width + i;
        if (inflow[r] > FEW && sink[r] == 0) {
          sink[r] = sink[q];
          queue[end++] = r;
        }
      }
    }
    return end;
  }

  /**
   * Whether more pixels end at {@code p} than at another pixel; of equal pixels the earlier one is
   * stronger.
   */
  boolean stronger(int p, int than) {
    return inflow[p] > inflow[than] || (inflow[p] == inflow[than] && p < than);
  }

  /** Gives pixels without a basin that of a neighbour, the nearest first. */
  private void grow() {
    int[] pixels = paths.pixels();
    boolean[] open = new boolean[basin.length];
    for (int p : pixels) {
      open[p] = basin[p] == 0;
    }
    int[] queue = Arrays.copyOf(pixels, pixels.length);
    int last = 0;
    for (int p : pixels) {
      if (!open[p]) {
        queue[last++] = p;
      }
    }
    int[] steps = {-width, -1, 1, width};
    for (int i = 0; i < last; i++) {
      for (int step : steps) {
        int q = queue[i] + step;
        if (open[q]) {
          open[q] = false;
          basin[q] = basin[queue[i]];
          queue[last++] = q;
        }
      }
    }
  }
}
