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

import morula.image.Rows;
import morula.patches.TargetEncoder;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;

/**
 * Encodes objects as the three target channels of {@link DistanceHead}, in 2D and 3D.
 *
 * <ol>
 *   <li>foreground: 1 in objects, 0 elsewhere;
 *   <li>distance: {@link RelativeDistance} to the edge, 0 to 1;
 *   <li>boundary: 1 in pixels of an object that have another object or background among their 8
 *       (26) neighbours, and in background pixels with two objects within {@value #GAP} pixels
 *       along each axis, so that touching objects separate; 0 elsewhere.
 * </ol>
 *
 * <p>Where only part of the image is annotated and an object's edge is not known (see {@link
 * PartialAnnotation}), distance and boundary are ignored in the pixels that depend on it.
 */
final class DistanceEncoder implements TargetEncoder {
  static final int CHANNELS = 3;

  /** Number of pixels around a patch within which objects that it cuts keep their shape. */
  private static final int MARGIN = 32;

  private static final int GAP = 2;

  @Override
  public int channels() {
    return CHANNELS;
  }

  @Override
  public int margin() {
    return MARGIN;
  }

  @Override
  public ArrayImg<FloatType, FloatArray> encode(
      RandomAccessibleInterval<IntType> labels, Interval patch) {
    int n = labels.numDimensions();
    int[] size = Blocks.size(labels, n);
    int[] block = Blocks.labels(labels, labels);
    RelativeDistance distance = new RelativeDistance(block, size);
    boolean[] gap = new GapFinder(GAP).find(block, size);

    int[] patchSize = Blocks.size(patch, n);
    int pixels = Blocks.count(patchSize);
    float[] target = new float[Math.multiplyExact(pixels, CHANNELS)];
    int width = patchSize[0];
    long[] position = Intervals.minAsLongArray(patch);
    for (int row = 0; row < pixels; row += width) {
      int source = index(labels, position, size);
      for (int x = 0; x < width; x++, source++) {
        int to = row + x;
        int label = block[source];
        if (label < 0) {
          target[to] = IGNORE;
          target[to + pixels] = IGNORE;
          target[to + 2 * pixels] = IGNORE;
        } else if (label > 0) {
          target[to] = 1;
          target[to + pixels] = distance.relative(source);
          // a diagonal neighbour is at most √n away
          target[to + 2 * pixels] =
              distance.squared(source) <= n
                  ? 1
                  : distance.squaredToUnknown(source) <= n ? IGNORE : 0;
        } else {
          target[to + 2 * pixels] = gap[source] ? 1 : 0;
        }
      }
      Rows.next(position, patch);
    }
    return Blocks.target(target, patch, CHANNELS);
  }

  private static int index(Interval block, long[] position, int[] size) {
    int index = 0;
    for (int d = size.length - 1; d >= 0; d--) {
      index = index * size[d] + (int) (position[d] - block.min(d));
    }
    return index;
  }
}
