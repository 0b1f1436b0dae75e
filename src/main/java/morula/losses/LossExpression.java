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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import morula.network.OutputActivation;
import morula.progress.InvalidRequestException;
import morula.torchscript.Loss;

/**
 * The value of the key {@code loss}: a sum of losses, such as {@code mse+20*dice_squared}.
 *
 * @param terms terms of the sum; empty for the default loss of the head
 */
public record LossExpression(List<Term> terms) {
  private static final String AUTO = "auto";

  /** Old name of a sum, from the time before sums could be written. */
  private static final String SUM = "cross_entropy_dice";

  private static final Pattern TERM =
      Pattern.compile("(?:(\\d*\\.?\\d+(?:e-?\\d+)?)\\s*\\*\\s*)?([a-z_]+)");

  /**
   * A term of the sum.
   *
   * @param factor greater than 0
   * @param loss without the factor
   */
  public record Term(double factor, BasicLoss loss) {}

  public LossExpression {
    terms = List.copyOf(terms);
  }

  /**
   * Reads a value of the key.
   *
   * @throws InvalidRequestException naming the key {@code loss} if it cannot be understood
   */
  public static LossExpression parse(String text) {
    String lower = text.trim().toLowerCase(Locale.ROOT);
    if (lower.equals(AUTO)) {
      return new LossExpression(List.of());
    }
    if (lower.equals(SUM)) {
      return new LossExpression(
          List.of(new Term(1, BasicLoss.CROSS_ENTROPY), new Term(1, BasicLoss.DICE)));
    }
    List<Term> terms = new ArrayList<>();
    for (String part : lower.split("\\+", -1)) {
      terms.add(term(text, part.trim()));
    }
    return new LossExpression(terms);
  }

  private static Term term(String text, String part) {
    Matcher matcher = TERM.matcher(part);
    Optional<BasicLoss> loss =
        matcher.matches() ? named(matcher.group(2)) : Optional.<BasicLoss>empty();
    if (loss.isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "loss=%s: \"%s\" is not a known loss; use auto, or a sum such as mse+20*dice_squared of %s",
              text,
              part,
              words(List.of(BasicLoss.values()))));
    }
    double factor = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1));
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new InvalidRequestException("loss=" + text + ": a factor must be above 0");
    }
    return new Term(factor, loss.get());
  }

  private static Optional<BasicLoss> named(String word) {
    return Arrays.stream(BasicLoss.values()).filter(l -> l.word().equals(word)).findFirst();
  }

  /** Returns the names of losses, separated by commas. */
  public static String words(List<BasicLoss> losses) {
    return losses.stream().map(BasicLoss::word).collect(Collectors.joining(", "));
  }

  /** Whether the default loss of the head is to be used. */
  public boolean isAuto() {
    return terms.isEmpty();
  }

  /** Whether a loss is in the sum. */
  public boolean has(BasicLoss loss) {
    return terms.stream().anyMatch(t -> t.loss() == loss);
  }

  /**
   * Returns the sum as one loss.
   *
   * @param activation function that turns logits into the network's output
   * @param classes number of classes, background included; 0 for objects
   * @param classWeights weights of the classes in the cross-entropy, one per class; empty if all
   *     are equal
   * @throws IllegalStateException if this is the default loss of the head, see {@link #isAuto}
   */
  public Loss loss(OutputActivation activation, int classes, List<Double> classWeights) {
    if (isAuto()) {
      throw new IllegalStateException("the head has the default loss");
    }
    List<WeightedSumLoss.Term> sum =
        terms.stream()
            .map(
                t ->
                    new WeightedSumLoss.Term(
                        t.factor(), t.loss().loss(activation, classes, classWeights)))
            .toList();
    return sum.size() == 1 && sum.get(0).weight() == 1
        ? sum.get(0).loss()
        : new WeightedSumLoss(sum);
  }
}
