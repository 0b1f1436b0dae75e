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

package morula.sizes;

import morula.image.ConnectedComponents;
import morula.instances.DistanceHead;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** Bright discs on a dark plane, and a network that finds them without an error. */
public final class BrightDiscs {
  private BrightDiscs() {}

  /**
   * Draws discs on a grid.
   *
   * @param pitch of the grid, in pixels
   * @return X, Y, CHANNEL: 1 in discs, 0 elsewhere
   */
  public static ArrayImg<FloatType, FloatArray> draw(int side, double diameter, double pitch) {
    ArrayImg<FloatType, FloatArray> plane = ArrayImgs.floats(side, side, 1);
    var cursor = plane.localizingCursor();
    while (cursor.hasNext()) {
      cursor.fwd();
      double x = cursor.getIntPosition(0) % pitch - pitch / 2;
      double y = cursor.getIntPosition(1) % pitch - pitch / 2;
      cursor.get().set(Math.hypot(x, y) < diameter / 2 ? 1 : 0);
    }
    return plane;
  }

  /** Returns the targets of {@link DistanceHead} for the bright regions: X, Y, CHANNEL, N. */
  public static ArrayImg<FloatType, FloatArray> predict(ArrayImg<FloatType, FloatArray> input) {
    long width = input.dimension(0);
    long height = input.dimension(1);
    float[] values = input.update(null).getCurrentStorageArray();
    int[] mask = new int[values.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = values[i] > 0.5 ? 1 : 0;
    }
    var labels = ConnectedComponents.of(ArrayImgs.ints(mask, width, height));
    var target = new DistanceHead().encoder().encode(labels, labels);
    return ArrayImgs.floats(target.update(null).getCurrentStorageArray(), width, height, 3, 1);
  }
}
