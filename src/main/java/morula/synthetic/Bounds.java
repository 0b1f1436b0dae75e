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

package morula.synthetic;

/** A bounding box in whole pixels, first and last included. */
record Bounds(int left, int top, int right, int bottom) {

  Bounds moved(int x, int y) {
    return new Bounds(left + x, top + y, right + x, bottom + y);
  }

  /** Whether the box lies in an image of this size. */
  boolean isWithin(int width, int height) {
    return left >= 0 && top >= 0 && right < width && bottom < height;
  }

  /** Returns the area of the intersection relative to the area of the smaller box, 0 to 1. */
  double overlap(Bounds other) {
    long x = Math.min(right, other.right) - Math.max(left, other.left) + 1L;
    long y = Math.min(bottom, other.bottom) - Math.max(top, other.top) + 1L;
    return x <= 0 || y <= 0 ? 0 : (double) (x * y) / Math.min(area(), other.area());
  }

  private long area() {
    return (right - left + 1L) * (bottom - top + 1L);
  }
}
