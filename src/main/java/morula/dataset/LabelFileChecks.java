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

package morula.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import morula.dataset.Finding.Severity;

/** Finds files that cannot be label images, whatever their values are meant to stand for. */
final class LabelFileChecks {
  /** Fewer values are no photograph. */
  private static final int FEWEST_VALUES = 32;

  /** A photograph has this share of its pixels in small pieces of one value. */
  private static final double FINE = 0.5;

  /** Its values occur in many places, or it leaves hardly any background. */
  private static final int PIECES_PER_VALUE = 4;

  private static final double COVER = 0.5;

  /** One with a dark, even background has these instead. */
  private static final int PIECES_PER_DARK_VALUE = 20;

  private static final double DARK_COVER = 0.9;

  private final Map<String, LabelStatistics> images;
  private final String key;

  LabelFileChecks(Map<String, LabelStatistics> images, String key) {
    this.images = images;
    this.key = key;
  }

  /** Returns an error for each kind of file that is no label image. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    ImageNames photographs = ImageNames.of(images, LabelFileChecks::isPhotograph);
    if (photographs.any()) {
      add(
          findings,
          "%s: %s no label image: the values change from pixel to pixel, as in a photograph (%s)."
              + " Name the files whose pixels are the numbers of objects or classes",
          key,
          photographs.are(),
          photographs.list());
    }
    ImageNames jpegs = ImageNames.of(images, LabelFileChecks::isSpoiltByJpeg);
    if (jpegs.any()) {
      add(
          findings,
          "%s: %s saved as JPEG, which changes the values of labels (%s); export the labels again"
              + " as PNG or TIFF",
          key,
          jpegs.are(),
          jpegs.list());
    }
    return findings;
  }

  private static void add(List<Finding> findings, String text, Object... values) {
    findings.add(new Finding(Severity.ERROR, "", String.format(Locale.ROOT, text, values)));
  }

  private static boolean isPhotograph(LabelStatistics image) {
    long values = image.counts().size();
    if (image.isJpeg() || image.isBlurred() || values < FEWEST_VALUES) {
      return false;
    }
    boolean fine =
        image.fineShare() >= FINE
            && (image.pieces() >= PIECES_PER_VALUE * values || image.cover() >= COVER);
    boolean dark = image.pieces() >= PIECES_PER_DARK_VALUE * values && image.cover() >= DARK_COVER;
    return fine || dark;
  }

  private static boolean isSpoiltByJpeg(LabelStatistics image) {
    return image.isJpeg() && !image.isBlurred() && image.counts().size() > 1;
  }
}
