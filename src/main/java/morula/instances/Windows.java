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
import java.util.List;

/**
 * Cuts boxes that are too large to be decoded as a whole into overlapping windows.
 *
 * @param largestBlock boxes up to this many pixels are not cut
 * @param size side of a window without its overlap, in pixels
 * @param halo pixels that are added to a window on every side: smaller objects are the same as in
 *     the whole box
 */
record Windows(long largestBlock, int size, int halo) {
  /** The default halo, enough for any object that a network sees as a whole. */
  static final int HALO = 256;

  /**
   * A window.
   *
   * @param window the pixels that are read
   * @param core the part of the window whose objects are kept; the cores of different windows do
   *     not overlap
   */
  record Part(Box window, Box core) {}

  /** Returns the windows of a box in row order; a single one if the box need not be cut. */
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
