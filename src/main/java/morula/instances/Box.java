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

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * A rectangle of pixels.
 *
 * @param minX first column
 * @param minY first row
 * @param maxX last column
 * @param maxY last row
 */
record Box(int minX, int minY, int maxX, int maxY) {

  int width() {
    return maxX - minX + 1;
  }

  int height() {
    return maxY - minY + 1;
  }

  long pixels() {
    return (long) width() * height();
  }

  boolean contains(int x, int y) {
    return x >= minX && x <= maxX && y >= minY && y <= maxY;
  }

  Box intersect(Box other) {
    return new Box(
        Math.max(minX, other.minX),
        Math.max(minY, other.minY),
        Math.min(maxX, other.maxX),
        Math.min(maxY, other.maxY));
  }

  /** The box as an interval of a plane: X, Y. */
  Interval interval() {
    return FinalInterval.createMinMax(minX, minY, maxX, maxY);
  }

  /** The box as an interval of one channel: X, Y, CHANNEL. */
  Interval interval(int channel) {
    return FinalInterval.createMinMax(minX, minY, channel, maxX, maxY, channel);
  }

  Box grow(int pixels) {
    return new Box(minX - pixels, minY - pixels, maxX + pixels, maxY + pixels);
  }
}
