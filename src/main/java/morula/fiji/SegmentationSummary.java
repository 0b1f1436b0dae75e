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

package morula.fiji;

import ij.ImagePlus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import morula.segmentation.Origin;
import morula.segmentation.Segmentation;

/**
 * What came of a segmentation, in a few words.
 *
 * @param objects number of objects; empty for classes
 * @param unsure number of those with a low score, see {@link Segmentation#unsure}
 * @param unsureBelow the score below which an object is unsure, 0 to 1
 * @param doubt 0 to 1, see {@link Segmentation#doubt}
 * @param warnings sentences
 * @param origin what made it
 */
public record SegmentationSummary(
    OptionalInt objects,
    OptionalInt unsure,
    double unsureBelow,
    OptionalDouble doubt,
    List<String> warnings,
    Origin origin) {
  private static final String PROPERTY = "MorulaSummary";

  /** Copies the list. */
  public SegmentationSummary {
    warnings = List.copyOf(warnings);
  }

  /**
   * Returns the summary of a segmentation.
   *
   * @param where keys that chose a part of the image
   */
  public static SegmentationSummary of(Segmentation result, Map<String, String> where) {
    return new SegmentationSummary(
        result.objects(),
        result.unsure(),
        result.unsureBelow(),
        result.doubt(),
        result.warnings(),
        result.origin().with(where));
  }

  /** Returns the summary of the segmentation that made a label image since ImageJ was started. */
  public static Optional<SegmentationSummary> of(ImagePlus labels) {
    return labels.getProperty(PROPERTY) instanceof SegmentationSummary summary
        ? Optional.of(summary)
        : Optional.empty();
  }

  void attach(ImagePlus labels) {
    labels.setProperty(PROPERTY, this);
  }

  /** Returns the lines that the label image keeps, also in its file. */
  public String info() {
    StringBuilder text = new StringBuilder();
    objects.ifPresent(count -> text.append("Objects: ").append(count).append('\n'));
    unsure.ifPresent(count -> text.append("Unsure: ").append(count).append('\n'));
    doubt.ifPresent(
        value -> text.append(String.format(Locale.ROOT, "Doubt: %.2f", value)).append('\n'));
    text.append(origin.text());
    warnings.forEach(warning -> text.append("Warning: ").append(warning).append('\n'));
    return text.toString();
  }
}
