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

import java.util.function.IntPredicate;
import morula.image.LabelNumbers;
import morula.patches.TargetEncoder;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Encodes the objects of a plane as the three target channels of {@link FlowHead}.
 *
 * <ol>
 *   <li>foreground: 1 in objects, 0 elsewhere;
 *   <li>flow x and flow y: {@link FlowField}, −1 to 1 as 0 to 1; ignored in the background.
 * </ol>
 *
 * <p>An object that was drawn alone ends where nothing is annotated, see {@link PartialAnnotation}.
 */
final class FlowEncoder implements TargetEncoder {
  static final int CHANNELS = 3;

  /** Number of pixels around a patch within which objects that it cuts keep their shape. */
  private static final int MARGIN = 32;

  @Override
  public int channels() {
    return CHANNELS;
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
    int[] annotated = Blocks.labels(labels, labels);
    int largest = LabelNumbers.compact(annotated);
    int[] known = new PartialAnnotation(annotated, size, largest).labels();
    int[] block = Blocks.framed(annotated, size[0], -1);
    int[] ended = Blocks.framed(known, size[0], -1);
    int width = size[0] + 2;
    Pieces pieces = new Pieces(ended, width);
    pieces.keepThoseWith(inside(patch, labels, width));
    FlowField field = FlowField.of(ended, width, pieces);
    int pixels = Blocks.count(Blocks.size(patch, 2));
    float[] target = new float[Math.multiplyExact(pixels, CHANNELS)];
    int to = 0;
    for (long y = patch.min(1); y <= patch.max(1); y++) {
      int p = (int) (y - labels.min(1) + 1) * width + (int) (patch.min(0) - labels.min(0)) + 1;
      for (long x = patch.min(0); x <= patch.max(0); x++, p++, to++) {
        boolean inside = block[p] > 0;
        target[to] = inside ? 1 : block[p] < 0 ? IGNORE : 0;
        target[to + pixels] = inside ? encoded(field.x()[p]) : IGNORE;
        target[to + 2 * pixels] = inside ? encoded(field.y()[p]) : IGNORE;
      }
    }
    return Blocks.target(target, patch, CHANNELS);
  }

  /** Whether a pixel of the framed block lies in the patch. */
  private static IntPredicate inside(Interval patch, Interval labels, int width) {
    int left = (int) (patch.min(0) - labels.min(0)) + 1;
    int top = (int) (patch.min(1) - labels.min(1)) + 1;
    int right = (int) (patch.max(0) - labels.min(0)) + 1;
    int bottom = (int) (patch.max(1) - labels.min(1)) + 1;
    return p -> {
      int x = p % width;
      int y = p / width;
      return x >= left && x <= right && y >= top && y <= bottom;
    };
  }

  private static float encoded(float component) {
    return (1 + component) / 2;
  }

  /** Decodes a component of a flow from a value of the target or of the network's output. */
  static float decoded(float value) {
    return 2 * value - 1;
  }
}
