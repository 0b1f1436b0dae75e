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

/**
 * Pixels of a channel that are far brighter than the others, or far darker, and what they are
 * replaced by.
 *
 * @param sign 1 for brighter, −1 for darker
 * @param limit values times {@code sign} above this are far from the others
 * @param specks whether pixels are replaced by their surroundings that lie in no square of 3 × 3
 *     such pixels
 * @param areas what happens to the others
 * @param end the end of the range of the other pixels, to which areas are limited
 */
record Outliers(int sign, double limit, boolean specks, Areas areas, double end) {

  /** What happens to pixels far from the others in squares of 3 × 3 or more. */
  enum Areas {
    /** They are as they are: they may be objects. */
    KEPT,
    /** They get the end of the range: they may be objects, but hide the others. */
    LIMITED,
    /** They get the values of their surroundings or the background: they are a drawing. */
    REMOVED
  }

  boolean contains(float value) {
    return sign * value > limit;
  }

  /** Returns whether none of the pixels decide the range. */
  boolean areLeftOut(boolean anyAreas) {
    return anyAreas ? areas != Areas.KEPT : specks;
  }
}
