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

package morula.examples.head;

import morula.patches.TargetEncoder;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Objects into two masks, each 0 or 1: "foreground", and "seed", where all pixels of a square of 2
 * · radius + 1 are of one object. For planes.
 *
 * @param radius half the square's side, in pixels
 */
record SeedsEncoder(int radius) implements TargetEncoder {

  @Override
  public int channels() {
    return 2;
  }

  /** Labels this far round the patch decide what is learned in it. */
  @Override
  public int margin() {
    return radius;
  }

  @Override
  public ArrayImg<FloatType, FloatArray> encode(
      RandomAccessibleInterval<IntType> labels, Interval patch) {
    int width = Math.toIntExact(patch.dimension(0));
    int height = Math.toIntExact(patch.dimension(1));
    int pixels = width * height;
    float[] target = new float[channels() * pixels]; // a plane for each channel, row by row
    RandomAccess<IntType> access = labels.randomAccess();
    for (int i = 0; i < pixels; i++) {
      // a patch does not begin at 0
      long x = patch.min(0) + i % width;
      long y = patch.min(1) + i / width;
      int label = access.setPositionAndGet(x, y).get();
      // what nobody annotated (a negative label) costs nothing, whatever the network predicts
      target[SeedsHead.FOREGROUND * pixels + i] = label < 0 ? IGNORE : Math.min(label, 1);
      target[SeedsHead.SEED * pixels + i] =
          label > 0 ? seed(access, x, y, label) : Math.max(label, IGNORE);
    }
    return ArrayImgs.floats(target, width, height, channels());
  }

  /** 1 inside the object, 0 near another label, unknown near pixels that nobody annotated. */
  private float seed(RandomAccess<IntType> access, long x, long y, int label) {
    float seed = 1;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        int other = access.setPositionAndGet(x + dx, y + dy).get();
        if (other >= 0 && other != label) {
          return 0;
        }
        if (other < 0) {
          seed = IGNORE;
        }
      }
    }
    return seed;
  }
}
