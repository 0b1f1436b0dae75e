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

import java.util.Optional;

/** Says why the range of intensities of a channel cannot be trusted. */
final class RangeTrust {
  private RangeTrust() {}

  /**
   * @param usable values that decide the range
   * @param all values of the channel
   * @return a sentence, or none
   */
  static Optional<String> warning(Distribution usable, Distribution all) {
    if (all.total() == 0) {
      return Optional.of(
          "no pixel has a number as its value, so there is no intensity range; check the file");
    }
    double least = usable.value(0);
    double largest = usable.value(usable.total() - 1);
    if (least == largest) {
      return Optional.of(
          usable == all
              ? "all pixels have the same value, so there is no intensity range; check the file, the channel and the exposure"
              : "apart from a few odd pixels all have the same value, so there is no intensity range; check the file, the channel and the exposure");
    }
    return usable.percentile(100 * IntensityRange.LOW) == largest
        ? Optional.of(
            "nearly all pixels have the largest value (they are saturated), so the intensity range cannot be trusted; expose the image for a shorter time")
        : Optional.empty();
  }
}
