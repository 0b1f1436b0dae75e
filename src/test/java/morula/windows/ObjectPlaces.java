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

package morula.windows;

import ij.ImagePlus;
import java.util.stream.IntStream;

/** Where in an open label image objects are. A place is x and y, in pixels. */
final class ObjectPlaces {
  private ObjectPlaces() {}

  static int highest(ImagePlus labels) {
    return (int) labels.getStatistics().max;
  }

  static int count(ImagePlus labels) {
    return (int)
        IntStream.range(0, labels.getProcessor().getPixelCount())
            .map(labels.getProcessor()::get)
            .filter(label -> label > 0)
            .distinct()
            .count();
  }

  /** A pixel of each of the objects 1, 2 and 3. */
  static int[][] ofThree(ImagePlus labels) {
    int[][] places = new int[3][];
    int width = labels.getWidth();
    for (int i = labels.getProcessor().getPixelCount() - 1; i >= 0; i--) {
      int label = labels.getProcessor().get(i);
      if (label >= 1 && label <= 3) {
        places[label - 1] = new int[] {i % width, i / width};
      }
    }
    return places;
  }

  /** The corner of a square without objects. */
  static int[] free(ImagePlus labels, int side) {
    for (int y = 0; y + side < labels.getHeight(); y++) {
      for (int x = 0; x + side < labels.getWidth(); x++) {
        labels.setRoi(x, y, side, side);
        double most = labels.getStatistics().max;
        labels.deleteRoi();
        if (most == 0) {
          return new int[] {x, y};
        }
      }
    }
    throw new AssertionError("there is no room for a new object");
  }

  static int[] at(int[] corner, int x, int y) {
    return new int[] {corner[0] + x, corner[1] + y};
  }
}
