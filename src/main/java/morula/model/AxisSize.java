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

package morula.model;

/** The sizes that an axis may have, in pixels, as bioimage.io 0.5 states them. */
public sealed interface AxisSize {

  /**
   * A single size.
   *
   * @param size at least 1
   */
  record Fixed(int size) implements AxisSize {}

  /**
   * The sizes {@code min + n · step} for n = 0, 1, 2, …
   *
   * @param min smallest size, at least 1
   * @param step at least 1
   */
  record Stepped(int min, int step) implements AxisSize {

    /**
     * Returns the sizes that a network accepts: multiples of its divisor that are larger than twice
     * its halo, because bioimage.io requires that pixels are left after the halo is cut off.
     *
     * @param divisor at least 1
     * @param halo in pixels on each side, at least 0
     */
    public static Stepped of(int divisor, int halo) {
      int smallest = 2 * halo + 1;
      return new Stepped((smallest + divisor - 1) / divisor * divisor, divisor);
    }

    /** Returns whether {@code size} is one of these sizes. */
    public boolean contains(long size) {
      return size >= min && (size - min) % step == 0;
    }
  }

  /**
   * The size of another axis plus {@code offset}.
   *
   * @param tensor id of the tensor that has the other axis
   * @param axis id of the other axis
   * @param offset in pixels, may be negative
   */
  record Reference(String tensor, String axis, int offset) implements AxisSize {}
}
