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

package morula.recipes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import morula.pictures.Chart;
import morula.segmentation.SegmentationDoubt;

/** Tells how well the doubt of held-out images orders them by their accuracy. */
final class HeldOutDoubt {
  /** Upper ends of the intervals of doubt in the table; the last one has no end. */
  private static final double[] ENDS = {0.1, 0.2, 0.3, SegmentationDoubt.LIMIT};

  /** Images with a lower accuracy at IoU 0.5 count as badly segmented. */
  private static final double BAD = 0.6;

  /** With fewer images, nothing is told. */
  private static final int FEWEST = 10;

  private final List<HeldOutImage> images;
  private final List<HeldOutImage> without;

  /**
   * @param without images without a doubt, such as those in which nothing was found
   */
  private HeldOutDoubt(List<HeldOutImage> images, List<HeldOutImage> without) {
    this.images = images;
    this.without = without;
  }

  private static Optional<HeldOutDoubt> of(StageRun run) {
    Map<Boolean, List<HeldOutImage>> images =
        run.heldOut().values().stream()
            .flatMap(List::stream)
            .filter(image -> image.scale() == 1)
            .collect(Collectors.partitioningBy(image -> image.doubt().isPresent()));
    return images.get(true).size() < FEWEST
        ? Optional.empty()
        : Optional.of(new HeldOutDoubt(images.get(true), images.get(false)));
  }

  /** Writes what the doubt tells; nothing if it is not known. */
  static void write(Markdown text, StageRun run) {
    of(run).ifPresent(doubt -> doubt.write(text));
  }

  private void write(Markdown text) {
    List<HeldOutImage> bad = images.stream().filter(i -> i.accuracy() < BAD).toList();
    List<HeldOutImage> others = images.stream().filter(i -> i.accuracy() >= BAD).toList();
    text.block(
        String.format(
            Locale.ROOT,
            "The *doubt* that `segment` gives an image, without the truth, orders the %d held-out"
                + " images that have one by accuracy at IoU 0.5 with a rank correlation (Spearman) of"
                + " %s, and by the mean accuracy at IoU 0.5 to 0.95 with %s. There is a warning for %d"
                + " of the %d images whose accuracy is below %s, and for %d of the %d others:",
            images.size(),
            text(rankCorrelation(HeldOutImage::accuracy)),
            text(rankCorrelation(HeldOutImage::meanAccuracy)),
            warned(bad),
            bad.size(),
            Numbers.text(BAD),
            warned(others),
            others.size()));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i <= ENDS.length; i++) {
      double from = i == 0 ? Double.NEGATIVE_INFINITY : ENDS[i - 1];
      double to = i == ENDS.length ? Double.POSITIVE_INFINITY : ENDS[i];
      List<HeldOutImage> some =
          images.stream().filter(image -> doubt(image) > from && doubt(image) <= to).toList();
      rows.add(
          List.of(
              i == ENDS.length
                  ? "above " + Numbers.text(from) + " (warning)"
                  : "up to " + Numbers.text(to),
              Integer.toString(some.size()),
              Numbers.text(HeldOutScores.accuracy(some)),
              Numbers.text(HeldOutScores.meanAccuracy(some))));
    }
    text.table(
        List.of("doubt", "images", "accuracy at IoU 0.5", "mean accuracy at IoU 0.5 to 0.95"),
        rows);
    if (!without.isEmpty()) {
      text.block(
          String.format(
              Locale.ROOT,
              "%s no doubt, since nothing was found or too little could be measured; the mean of"
                  + " their accuracies at IoU 0.5 is %s.",
              without.size() == 1 ? "One image has" : without.size() + " images have",
              Numbers.text(HeldOutScores.accuracy(without))));
    }
  }

  /** Without a spread, nothing is ordered. */
  private static String text(double correlation) {
    return Double.isFinite(correlation) ? String.format(Locale.ROOT, "%.2f", 0 - correlation) : "–";
  }

  /** Returns the accuracy of the images over their doubt; empty if the doubt is not known. */
  static Optional<Chart> chart(StageRun run) {
    return of(run).map(HeldOutDoubt::chart);
  }

  private Chart chart() {
    List<HeldOutImage> sorted =
        images.stream().sorted(Comparator.comparingDouble(HeldOutDoubt::doubt)).toList();
    double limit = SegmentationDoubt.LIMIT;
    return new Chart(
        "Accuracy of the held-out images and their doubt",
        "Doubt",
        "Accuracy at IoU 0.5",
        false,
        List.of(
            new Chart.Series(
                "image",
                sorted.stream().mapToDouble(HeldOutDoubt::doubt).toArray(),
                sorted.stream().mapToDouble(HeldOutImage::accuracy).toArray(),
                false),
            new Chart.Series(
                "above this doubt there is a warning",
                new double[] {limit, limit},
                new double[] {0, 1},
                true)));
  }

  private static long warned(List<HeldOutImage> images) {
    return images.stream().filter(image -> doubt(image) > SegmentationDoubt.LIMIT).count();
  }

  private static double doubt(HeldOutImage image) {
    return image.doubt().orElseThrow();
  }

  /** Spearman's correlation of the doubt and a score: Pearson's of the ranks. */
  private double rankCorrelation(ToDoubleFunction<HeldOutImage> score) {
    double[] x = ranks(HeldOutDoubt::doubt);
    double[] y = ranks(score);
    double mean = (images.size() + 1) / 2.0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mean) * (y[i] - mean);
      xx += (x[i] - mean) * (x[i] - mean);
      yy += (y[i] - mean) * (y[i] - mean);
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** Returns the rank of each image, from 1; equal values share the mean of their ranks. */
  private double[] ranks(ToDoubleFunction<HeldOutImage> value) {
    double[] values = images.stream().mapToDouble(value).toArray();
    return IntStream.range(0, values.length)
        .mapToDouble(
            i -> {
              long below =
                  IntStream.range(0, values.length).filter(j -> values[j] < values[i]).count();
              long equal =
                  IntStream.range(0, values.length).filter(j -> values[j] == values[i]).count();
              return below + (equal + 1) / 2.0;
            })
        .toArray();
  }
}
