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

import java.util.Locale;

/**
 * A sign by which the segmentation of a plane can be doubted without the truth. Lengths are in
 * diameters of the median object; intensities are those after normalisation, averaged over the
 * channels, and are divided by the contrast of an object: the difference between its mean and the
 * median of the background.
 */
enum DoubtSign {
  /** Logarithm of the 90th percentile of the areas divided by the 10th. */
  SIZE_SPREAD(true, "the objects differ widely in size"),
  /** Mean gradient along the outline of an object, the 10th percentile of the objects. */
  EDGES(false, "outlines lie where the image has no clear edge"),
  /** Standard deviation within an object, the median of the objects. */
  TEXTURE(true, "the objects are uneven inside"),
  /** Share of the outlines' pixels that touch another object, 0 to 1. */
  TOUCHING(true, "many objects touch"),
  /**
   * Area without objects that is nearer to the objects than to the background in intensity, divided
   * by the area of the objects, as a logarithm.
   */
  LEFT_OUT(true, "areas that look like the objects were left out"),
  /** The 10th percentile of the scores, 0 to 1, see {@link morula.instances.ObjectScores}. */
  SCORES(false, "some objects have low scores");

  private final boolean isHighDoubtful;
  private final String finding;

  DoubtSign(boolean isHighDoubtful, String finding) {
    this.isHighDoubtful = isHighDoubtful;
    this.finding = finding;
  }

  /** The name of this sign in {@link morula.model.DoubtScale}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether high values are doubtful; otherwise low ones are. */
  boolean isHighDoubtful() {
    return isHighDoubtful;
  }

  /** What a doubtful value says, as part of a sentence. */
  String finding() {
    return finding;
  }
}
