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

import java.util.Arrays;

/** Areas of objects, without what can be no object. */
public final class ObjectAreas {
  /** A speck has less than this share of the area of the typical object. */
  private static final double SPECK = 0.01;

  /** Specks are left out where they are more than this share of the objects. */
  private static final double MANY = 0.25;

  private ObjectAreas() {}

  /**
   * Returns the areas without specks, such as slips of a brush of one or a few pixels, where there
   * are so many of them that they would decide which object is the median one. The typical object
   * is the one that the median pixel of all objects belongs to: specks have next to no pixels.
   * Where specks are few, all areas are returned: then they hardly change the median.
   *
   * @param sorted areas in pixels, ascending
   */
  public static long[] withoutSpecks(long[] sorted) {
    long total = Arrays.stream(sorted).sum();
    int typical = 0;
    for (long below = 0; typical < sorted.length; typical++) {
      below += sorted[typical];
      if (2 * below >= total) {
        break;
      }
    }
    int specks = 0;
    while (specks < sorted.length && sorted[specks] < SPECK * sorted[typical]) {
      specks++;
    }
    return specks > MANY * sorted.length
        ? Arrays.copyOfRange(sorted, specks, sorted.length)
        : sorted;
  }
}
