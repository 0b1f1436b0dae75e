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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import morula.image.Quantiles;
import morula.model.DoubtScale;
import morula.model.DoubtScale.Usual;

/**
 * Collects {@link DoubtSign signs of doubt} of planes: those of the validation images, to record
 * what is usual; and those of an image, to say how much its segmentation is to be doubted.
 *
 * <p>The doubt is the mean, over the signs, of how far an image lies on the doubtful side of the
 * median of the validation images: 0 at the median, 1 at {@value #FARTHEST} standard deviations or
 * more. What it tells of kinds of images that were left out of the training is on the page on
 * figures.
 */
public final class SegmentationDoubt {
  /** The doubt above which there is a warning: of images of known kinds, about 1 in 20 has more. */
  public static final double LIMIT = 0.45;

  /** With fewer validation images, what is usual is not known. */
  private static final int FEWEST_IMAGES = 20;

  /** The smallest standard deviation, so that images that are all alike can be divided by it. */
  private static final double LEAST_DEVIATION = 1e-3;

  private static final double FARTHEST = 3;

  /** With fewer signs, such as without background, nothing is told: each would weigh too much. */
  private static final int FEWEST_SIGNS = 4;

  /** The share below which the lower standard deviation of a normal distribution lies. */
  private static final double LOWER = 0.16;

  private final List<Map<DoubtSign, Double>> planes = new ArrayList<>();

  /** Adds a plane, with signs as {@link DoubtSigns#of} gives them. */
  void add(Map<DoubtSign, Double> signs) {
    planes.add(signs);
  }

  /** Returns what is usual of the planes so far; nothing if they are too few. */
  DoubtScale scale() {
    Map<String, Usual> signs = new TreeMap<>();
    long images = planes.stream().filter(plane -> !plane.isEmpty()).count();
    if (images < FEWEST_IMAGES) {
      return DoubtScale.NONE;
    }
    for (DoubtSign sign : DoubtSign.values()) {
      double[] sorted = sorted(sign);
      if (sorted.length >= FEWEST_IMAGES) {
        double deviation = Quantiles.of(sorted, 1 - LOWER) - Quantiles.of(sorted, LOWER);
        signs.put(
            sign.key(),
            new Usual(Quantiles.of(sorted, 0.5), Math.max(LEAST_DEVIATION, deviation / 2)));
      }
    }
    return new DoubtScale(Math.toIntExact(images), signs);
  }

  /**
   * Returns the doubt of the planes so far, which are those of one image: 0 to 1; empty if nothing
   * was found, too few signs could be measured, or nothing is known of the validation images.
   */
  OptionalDouble doubt(DoubtScale scale) {
    Map<DoubtSign, Double> parts = parts(scale);
    return parts.size() < FEWEST_SIGNS
        ? OptionalDouble.empty()
        : parts.values().stream().mapToDouble(Double::doubleValue).average();
  }

  /** Returns a sentence if the doubt is above {@value #LIMIT}; it names the strongest signs. */
  Optional<String> warning(DoubtScale scale) {
    double doubt = doubt(scale).orElse(0);
    if (doubt <= LIMIT) {
      return Optional.empty();
    }
    String findings =
        parts(scale).entrySet().stream()
            .filter(part -> part.getValue() > 0)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(2)
            .map(part -> part.getKey().finding())
            .collect(Collectors.joining(", and "));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the result is doubtful (%.2f; a usual image has less than %.2f): unlike in the validation images of the model, %s; check the outlines",
            doubt,
            LIMIT,
            findings));
  }

  /** Returns how far each sign that is known lies on the doubtful side: 0 to 1. */
  private Map<DoubtSign, Double> parts(DoubtScale scale) {
    Map<DoubtSign, Double> parts = new EnumMap<>(DoubtSign.class);
    for (DoubtSign sign : DoubtSign.values()) {
      Usual usual = scale.signs().get(sign.key());
      double[] sorted = sorted(sign);
      if (usual != null && sorted.length > 0) {
        double distance = (Quantiles.of(sorted, 0.5) - usual.median()) / usual.deviation();
        double doubtful = sign.isHighDoubtful() ? distance : -distance;
        parts.put(sign, Math.max(0, Math.min(1, doubtful / FARTHEST)));
      }
    }
    return parts;
  }

  private double[] sorted(DoubtSign sign) {
    return planes.stream()
        .filter(plane -> plane.containsKey(sign))
        .mapToDouble(plane -> plane.get(sign))
        .sorted()
        .toArray();
  }
}
