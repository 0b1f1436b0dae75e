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

package morula.segmentation;

import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * The new numbers of the objects of a plane.
 *
 * @param numbers new number of label i at index i, from 1; 0 for a label that is not in the plane
 * @param last largest new number, or that of the previous planes if there is no object
 */
record ObjectNumbering(int[] numbers, int last) {
  /** No objects. */
  static final ObjectNumbering NONE = new ObjectNumbering(new int[0], 0);

  /**
   * Numbers objects from {@code before} + 1 on, in the order of their first pixels; some labels may
   * have vanished when the plane was resized.
   *
   * @param plane X, Y; is changed
   */
  static ObjectNumbering apply(RandomAccessibleInterval<IntType> plane, int before) {
    int[] numbers = new int[16];
    int count = before;
    for (IntType pixel : Views.flatIterable(plane)) {
      int label = pixel.get();
      if (label > 0) {
        if (label >= numbers.length) {
          numbers = Arrays.copyOf(numbers, Math.max(label + 1, 2 * numbers.length));
        }
        if (numbers[label] == 0) {
          numbers[label] = ++count;
        }
        pixel.set(numbers[label]);
      }
    }
    return new ObjectNumbering(numbers, count);
  }
}
