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

/** Encodes classes as one target channel, which holds the index of the class. */
final class SemanticEncoder implements TargetEncoder {
  private final int classes;

  SemanticEncoder(int classes) {
    this.classes = classes;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int margin() {
    return 0;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a label is not a class of the head
   */
  @Override
  public ArrayImg<FloatType, FloatArray> encode(
      RandomAccessibleInterval<IntType> labels, Interval patch) {
    int[] block = Blocks.labels(labels, patch);
    float[] target = new float[block.length];
    for (int i = 0; i < block.length; i++) {
      if (block[i] >= classes) {
        throw new IllegalArgumentException(
            "label " + block[i] + " is not a class: the classes are 0 to " + (classes - 1));
      }
      target[i] = block[i] < 0 ? IGNORE : block[i];
    }
    return Blocks.target(target, patch, channels());
  }
}
