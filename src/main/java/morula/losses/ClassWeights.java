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

package morula.losses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import morula.options.ValueText;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import net.imglib2.type.numeric.integer.IntType;

/**
 * The value of the key {@code class_weights}: the weight of each class in the cross-entropy.
 *
 * @param text the key's value: empty, "auto", or one number per class, separated by commas
 * @param numbers as they were given; empty for none and for "auto"
 */
public record ClassWeights(String text, List<Double> numbers) {
  private static final String AUTO = "auto";

  public ClassWeights {
    numbers = List.copyOf(numbers);
  }

  /**
   * Reads a value of the key.
   *
   * @throws InvalidRequestException naming the key if the value is invalid
   */
  public static ClassWeights parse(String text) {
    return new ClassWeights(
        text, text.isBlank() || text.trim().equals(AUTO) ? List.of() : numbers(text));
  }

  private static List<Double> numbers(String text) {
    List<Double> weights = new ArrayList<>();
    for (String part : text.split(",")) {
      OptionalDouble weight = ValueText.parse(part);
      weight.ifPresent(weights::add);
      if (weight.isEmpty()) {
        throw new InvalidRequestException(
            "class_weights="
                + text
                + ": \""
                + part.trim()
                + "\" is not a number; give one number per class, separated by commas");
      }
    }
    if (!weights.stream().allMatch(w -> w >= 0 && w < Double.POSITIVE_INFINITY)) {
      throw new InvalidRequestException("class_weights=" + text + ": a weight must be 0 or more");
    }
    return weights;
  }

  /**
   * Returns the weights of the classes.
   *
   * @param classes number of classes, background included
   * @param training images in which the classes are counted for "auto"
   * @return one weight per class, background first; empty if all are equal
   * @throws InvalidRequestException if the number of weights is not the number of classes
   */
  public List<Double> of(int classes, List<TrainingImage> training) {
    if (text.isBlank()) {
      return List.of();
    }
    if (text.trim().equals(AUTO)) {
      return balanced(classes, training);
    }
    if (numbers.size() != classes) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "class_weights=%s: give %d numbers, one per class, with the background first",
              text,
              classes));
    }
    return numbers;
  }

  /**
   * Returns 1 − the share of each class among the training pixels, so that rare classes have more
   * weight.
   */
  private static List<Double> balanced(int classes, List<TrainingImage> training) {
    long[] counts = new long[classes];
    for (TrainingImage image : training) {
      for (IntType label : image.labels()) {
        if (label.get() >= 0) {
          counts[label.get()]++;
        }
      }
    }
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToObj(c -> 1 - c / all).toList();
  }
}
