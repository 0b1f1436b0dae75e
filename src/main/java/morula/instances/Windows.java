package morula.instances;

import java.util.ArrayList;
import java.util.List;

/**
 * How boxes that are too large to be looked at as a whole are cut into windows that overlap.
 *
 * @param largestBlock boxes up to this many pixels are not cut
 * @param size side of a window without its overlap, in pixels
 * @param halo by which a window is larger on every side, in pixels: objects smaller than that are
 *     found as in the whole
 */
record Windows(long largestBlock, int size, int halo) {
  /** Enough for any object that a network sees as a whole. */
  static final int HALO = 256;

  /**
   * A window.
   *
   * @param window what is looked at
   * @param core the part of it where objects are kept: no two windows share it
   */
  record Part(Box window, Box core) {}

  /** The windows of a box in row order; one if it need not be cut. */
  List<Part> of(Box box) {
    if (box.pixels() <= largestBlock) {
      return List.of(new Part(box, box));
    }
    List<Part> parts = new ArrayList<>();
    for (int y = box.minY(); y <= box.maxY(); y += size) {
      for (int x = box.minX(); x <= box.maxX(); x += size) {
        Box core = new Box(x, y, x + size - 1, y + size - 1).intersect(box);
        parts.add(new Part(core.grow(halo).intersect(box), core));
      }
    }
    return parts;
  }
}
