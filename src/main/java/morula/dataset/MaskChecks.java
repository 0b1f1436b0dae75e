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

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import morula.dataset.Finding.Severity;
import morula.dataset.LabelStatistics.Look;

/** Checks of masks: their values, and what is their background. */
final class MaskChecks {
  /** So many of the images decide what is said of the set. */
  private static final double MOST = 0.9;

  /** An inverted mask covers at least this share of the image and of its border. */
  private static final double INVERTED = 0.6;

  private static final double INVERTED_BORDER = 0.75;

  /** Share of pixels below which there is no background. */
  private static final double NO_BACKGROUND = 0.001;

  /** Values of a segmentation by pixel classification: more are rather objects. */
  private static final int MOST_CLASSES = 5;

  private final LabelFindings set;

  MaskChecks(LabelFindings set) {
    this.set = set;
  }

  void levels() {
    ImageNames blurred = ImageNames.of(set.images(), LabelStatistics::isBlurred);
    ImageNames slips =
        new ImageNames(List.copyOf(new TreeSet<>(set.levels().keySet())), set.images().size());
    if (!slips.any()) {
      return;
    }
    String first = slips.names().get(0);
    boolean jpeg = slips.names().stream().anyMatch(name -> set.images().get(name).isJpeg());
    set.warn(
        "%s other values than a mask should have%s (%s); values from %d on are read as object, and"
            + " the others as background%s",
        slips.have(),
        blurred.any() ? jpeg ? ", because JPEG changes values" : ", as resizing leaves them" : "",
        slips.list(),
        set.levels().get(first),
        jpeg ? "; save label images as PNG or TIFF" : "");
  }

  void masks() {
    ImageNames masks = ImageNames.of(set.images(), image -> image.look() == Look.MASK);
    set.findings()
        .add(
            new Finding(
                Severity.WARNING,
                "",
                String.format(
                    Locale.ROOT,
                    "the %s have a single value (%s, such as %s), so connected components are used as"
                        + " objects; give each object its own value to keep touching objects apart, or"
                        + " use heads=semantic for classes",
                    set.key(),
                    masks.ofAll(),
                    masks.names().get(0))));
  }

  void inverted() {
    Predicate<LabelStatistics> inverted =
        image ->
            (image.look() == Look.MASK || image.look() == Look.ONE_PIECE)
                && image.cover() >= INVERTED
                && image.labelledBorder() >= INVERTED_BORDER
                && image.main().largest() >= MOST * image.labelled() / image.main().planes();
    ImageNames found = ImageNames.of(set.images(), inverted);
    if (2 * found.names().size() <= set.labelled().size()) {
      return;
    }
    double[] covers =
        found.names().stream()
            .mapToDouble(name -> set.images().get(name).cover())
            .sorted()
            .toArray();
    long least = Math.round(100 * covers[0]);
    long most = Math.round(100 * covers[covers.length - 1]);
    set.warn(
        "in %s (%s) the only label covers %s %% of the image, as in an inverted mask, whose"
            + " background is not 0; if so, invert the label images",
        found.ofAll(), found.list(), least == most ? least : least + " to " + most);
  }

  /** Tells whether there is no background where there should be some. */
  boolean noBackground() {
    ImageNames found =
        ImageNames.of(
            set.images(),
            image ->
                !image.isEmpty()
                    && image.cover() > 1 - NO_BACKGROUND
                    && (set.kind() == LabelKind.FOREGROUND || image.values().length > 1));
    SortedSet<Integer> values =
        LabelFindings.values(found.names().stream().map(set.images()::get).toList());
    boolean few = values.size() <= MOST_CLASSES;
    long whole =
        found.names().stream()
            .filter(name -> set.images().get(name).values().length == values.size())
            .count();
    boolean same = few && whole >= MOST * found.names().size();
    if (set.kind() == LabelKind.CLASSES
        || found.names().size() < MOST * set.labelled().size()
        || set.kind() != LabelKind.FOREGROUND && !same) {
      return false;
    }
    set.warn(
        "in %s (%s) no pixel is 0, which means background%s; set the background to 0, or use"
            + " heads=semantic for classes",
        found.ofAll(),
        found.list(),
        same
            ? String.format(
                Locale.ROOT,
                ", and each holds the same values %s, as ilastik writes its classes",
                Texts.ranges(values))
            : "");
    return true;
  }
}
