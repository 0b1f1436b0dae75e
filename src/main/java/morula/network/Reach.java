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

package morula.network;

import java.util.function.UnaryOperator;

/**
 * The effect of a layer along one spatial axis: how it changes the size, and which pixels it reads.
 *
 * @param shrinking factor by which the output is smaller than the input, 1 or more
 * @param enlarging factor by which the output is larger than the input, 1 or more
 * @param needed maps a span of output pixels to the input pixels that can change any of them
 */
public record Reach(int shrinking, int enlarging, UnaryOperator<Span> needed) {
  /**
   * The reach of a layer whose output pixels depend only on the input pixel at the same position.
   */
  public static final Reach PIXEL = new Reach(1, 1, span -> span);

  /**
   * A span of neighbouring pixels along an axis.
   *
   * @param first position, may be negative
   * @param last position; smaller than {@code first} if there are none
   */
  public record Span(long first, long last) {

    boolean isEmpty() {
      return first > last;
    }

    /** Returns the smallest span that contains both spans. */
    Span with(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  /**
   * Returns the reach of a window: output pixel i depends on the {@code length} input pixels from
   * {@code i stride − padding} on.
   *
   * @param length of the window; of a dilated kernel from its first tap to its last
   */
  public static Reach window(int length, int stride, int padding) {
    return new Reach(
        stride,
        1,
        span ->
            new Span(span.first() * stride - padding, span.last() * stride - padding + length - 1));
  }

  /**
   * Returns the reach of a layer that turns every input pixel into {@code factor} output pixels.
   */
  public static Reach blocks(int factor) {
    return new Reach(
        1,
        factor,
        span -> new Span(Math.floorDiv(span.first(), factor), Math.floorDiv(span.last(), factor)));
  }
}
