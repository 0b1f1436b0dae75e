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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Computes the scores of a model on held-out images, by name. */
final class HeldOutScores {
  /**
   * The name of the score that is the number of held-out images, which can be the weight of a trial
   * in a mean.
   */
  static final String IMAGES = "unseen images";

  private HeldOutScores() {}

  /** Returns all scores; scores at another size have names of their own. */
  static Map<String, Double> of(List<HeldOutImage> images) {
    Map<String, Double> scores = new LinkedHashMap<>();
    Map<Double, List<HeldOutImage>> byScale =
        images.stream()
            .collect(Collectors.groupingBy(HeldOutImage::scale, TreeMap::new, Collectors.toList()));
    byScale.forEach(
        (scale, some) -> {
          String start =
              scale == 1
                  ? "unseen "
                  : String.format(
                      Locale.ROOT, "unseen at %s times the size: ", Numbers.text(scale));
          if (scale == 1) {
            scores.put(IMAGES, (double) some.size());
          }
          scores.put(start + "accuracy at IoU 0.5, mean over images", accuracy(some));
          scores.put(start + "accuracy at IoU 0.5, pooled", pooled(some));
          scores.put(
              start + "mean accuracy at IoU 0.5 to 0.95, mean over images", meanAccuracy(some));
          sizeRatio(some)
              .ifPresent(ratio -> scores.put(start + "size ratio, median over images", ratio));
        });
    return scores;
  }

  /** Returns the mean over images of the accuracy at IoU 0.5. */
  static double accuracy(List<HeldOutImage> images) {
    return mean(images, HeldOutImage::accuracy);
  }

  /** Returns the mean over images of the mean accuracy at IoU 0.5 to 0.95. */
  static double meanAccuracy(List<HeldOutImage> images) {
    return mean(images, HeldOutImage::meanAccuracy);
  }

  /**
   * Returns the median over images of the median size of the objects found, as a multiple of the
   * true size; empty if it is known of no image.
   */
  static OptionalDouble sizeRatio(List<HeldOutImage> images) {
    double[] ratios =
        images.stream().flatMapToDouble(image -> image.sizeRatio().stream()).sorted().toArray();
    return ratios.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2);
  }

  private static double pooled(List<HeldOutImage> images) {
    long matched = images.stream().mapToLong(HeldOutImage::matched).sum();
    long all = images.stream().mapToLong(i -> i.objects() + i.predicted() - i.matched()).sum();
    return all == 0 ? 1 : (double) matched / all;
  }

  private static double mean(List<HeldOutImage> images, ToDoubleFunction<HeldOutImage> score) {
    return images.stream().mapToDouble(score).average().orElse(Double.NaN);
  }
}
