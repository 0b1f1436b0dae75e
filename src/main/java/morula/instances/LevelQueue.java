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
