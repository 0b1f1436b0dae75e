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

package morula.image;

import java.util.SplittableRandom;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;

/** Multiplies width and height with {@link Resize}; also of labels. */
final class SizeChange implements Change {
  @Override
  public Image apply(Image image, double factor, SplittableRandom random) {
    return Resize.linear(
        image, scaled(image.size(Axis.X), factor), scaled(image.size(Axis.Y), factor));
  }

  @Override
  public Labels apply(Labels labels, double factor) {
    long[] size = labels.pixels().dimensionsAsLongArray();
    int width = scaled(size[0], factor);
    int height = scaled(size[1], factor);
    Labels resized =
        new Labels(
            labels.name(),
            ArrayImgs.ints(width, height, size[2], size[3]),
            labels.calibration().resized((double) width / size[0], (double) height / size[1]));
    for (long frame = 0; frame < size[3]; frame++) {
      for (long z = 0; z < size[2]; z++) {
        RandomAccessibleInterval<IntType> target = resized.plane(z, frame);
        Resize.nearest(labels.plane(z, frame), target);
      }
    }
    return resized;
  }

  @Override
  public double growth(double factor) {
    return factor * factor;
  }

  private static int scaled(long length, double factor) {
    return Math.toIntExact(Math.max(1, Math.round(length * factor)));
  }
}
