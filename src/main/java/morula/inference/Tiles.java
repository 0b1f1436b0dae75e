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

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import morula.engine.Predictor;
import morula.network.ReceptiveField;

/** Creates tiled predictors; converts PyTorch's order of axes to that of ImgLib2. */
public final class Tiles {
  private Tiles() {}

  /** Side of a tile, in pixels, that every computer can compute. */
  public static final int SMALL = 1024;

  /** Larger tiles do not compute noticeably less around their borders. */
  private static final int LARGE = 2048;

  /** The share of the memory of the computer that a tile may take. */
  private static final double SHARE = 0.125;

  /**
   * @param tileSize side of a tile in pixels; 0 for {@link #side}
   * @param valuesPerPixel see {@link morula.network.ActivationMemory}
   */
  public static TiledPredictor predictor(
      Predictor network,
      int outputChannels,
      ReceptiveField field,
      int tileSize,
      double valuesPerPixel) {
    return new TiledPredictor(
        network,
        outputChannels,
        reversed(field.divisor()),
        reversed(field.halo()),
        tileSize == 0 ? side(field.divisor().size(), valuesPerPixel, memory()) : tileSize);
  }

  /**
   * Returns the side of tiles that suits the memory, in pixels. Large tiles compute less around
   * their borders.
   *
   * @param axes 2 or 3
   * @param valuesPerPixel that the network keeps at the same time
   * @param memory of the computer in bytes
   */
  static int side(int axes, double valuesPerPixel, long memory) {
    double pixels = SHARE * memory / (Float.BYTES * valuesPerPixel);
    double side = Math.pow(pixels, 1.0 / axes);
    return side >= LARGE ? LARGE : SMALL;
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  private static int[] reversed(List<Integer> zyx) {
    int[] xyz = new int[zyx.size()];
    for (int d = 0; d < xyz.length; d++) {
      xyz[d] = zyx.get(xyz.length - 1 - d);
    }
    return xyz;
  }
}
