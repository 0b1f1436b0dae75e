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

import morula.patches.TargetEncoder;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Encodes the objects of a plane as the target channels of {@link StarConvexHead}.
 *
 * <ol>
 *   <li>probability: {@link RelativeDistance} to the edge, 0 to 1; 0 in the background;
 *   <li>one channel a ray: d / (d + {@value #SCALE}) with {@link StarDistances} d in pixels;
 *       ignored in the background and where the end of the ray is not in sight.
 * </ol>
 *
 * <p>An object that was drawn alone ends where nothing is annotated, see {@link PartialAnnotation}.
 */
final class StarConvexEncoder implements TargetEncoder {
  /** The distance, in pixels, that is encoded as ½. */
  static final float SCALE = 14;

  /** Number of pixels around a patch within which objects that it cuts keep their shape. */
  private static final int MARGIN = 32;

  private final RayDirections rays;

  StarConvexEncoder(int rays) {
    this.rays = RayDirections.of(rays);
  }

  @Override
  public int channels() {
    return 1 + rays.count();
  }

  @Override
  public int margin() {
    return MARGIN;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@code labels} does not have two dimensions
   */
  @Override
  public ArrayImg<FloatType, FloatArray> encode(
      RandomAccessibleInterval<IntType> labels, Interval patch) {
    int[] size = Blocks.planeSize(labels);
    int[] block = Blocks.labels(labels, labels);
    RelativeDistance distance = new RelativeDistance(block, size);
    int width = size[0] + 2;
    StarDistances stars =
        new StarDistances(Blocks.framed(distance.ended(), size[0], -1), width, rays);
    int pixels = Blocks.count(Blocks.size(patch, 2));
    float[] target = new float[Math.multiplyExact(pixels, channels())];
    int to = 0;
    for (long y = patch.min(1); y <= patch.max(1); y++) {
      int row = (int) (y - labels.min(1));
      int column = (int) (patch.min(0) - labels.min(0));
      int p = row * size[0] + column;
      int framed = (row + 1) * width + column + 1;
      for (long x = patch.min(0); x <= patch.max(0); x++, p++, framed++, to++) {
        boolean inside = block[p] > 0;
        target[to] = inside ? distance.relative(p) : block[p] < 0 ? IGNORE : 0;
        for (int k = 0; k < rays.count(); k++) {
          float d = inside ? stars.along(framed, k) : Float.NaN;
          target[to + (k + 1) * pixels] = Float.isNaN(d) ? IGNORE : d / (d + SCALE);
        }
      }
    }
    return Blocks.target(target, patch, channels());
  }

  /** Decodes a distance in pixels from a value of the target or of the network's output. */
  static double decoded(float value) {
    return SCALE * value / (1 - (double) value);
  }
}
