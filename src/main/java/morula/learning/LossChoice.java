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

package morula.learning;

import java.util.List;
import java.util.Locale;
import morula.instances.Head;
import morula.instances.Heads;
import morula.losses.BasicLoss;
import morula.losses.ClassWeights;
import morula.losses.LossExpression;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import morula.torchscript.Loss;

/** The choice of a loss by the keys {@code loss} and {@code class_weights}. */
final class LossChoice {
  private LossChoice() {}

  /**
   * Checks both keys as far as possible before the data are read.
   *
   * @param text value of the key {@code loss}
   * @param classWeights value of the key {@code class_weights}
   * @param head the head for an arbitrary number of classes
   * @throws InvalidRequestException if a loss is unknown or does not fit the head
   */
  static void check(String text, String classWeights, Head head) {
    LossExpression expression = LossExpression.parse(text);
    for (LossExpression.Term term : expression.terms()) {
      if (!head.losses().contains(term.loss())) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "loss=%s: %s does not fit heads=%s; use auto or a sum of %s",
                text,
                term.loss().word(),
                head.text(),
                LossExpression.words(head.losses())));
      }
    }
    if (classWeights.isBlank()) {
      return;
    }
    if (!head.takesClassWeights()) {
      throw new InvalidRequestException(
          "class_weights: these weights are used only with heads="
              + Heads.choice(Head::takesClassWeights)
              + "; leave class_weights= empty");
    }
    if (!expression.isAuto() && !expression.has(BasicLoss.CROSS_ENTROPY)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "class_weights: loss=%s has no class weights; use loss=cross_entropy+dice or loss=cross_entropy",
              text));
    }
    ClassWeights.parse(classWeights);
  }

  /**
   * Returns the loss; {@link #check} must have passed before.
   *
   * @param head the head for the number of classes of the data
   * @param classes number of classes, background included; 0 for objects
   * @param training images in which the classes are counted for {@code class_weights=auto}
   * @throws InvalidRequestException if the number of weights is not the number of classes
   */
  static Loss of(
      String text, String classWeights, Head head, int classes, List<TrainingImage> training) {
    LossExpression expression = LossExpression.parse(text);
    List<Double> weights = ClassWeights.parse(classWeights).of(classes, training);
    return expression.isAuto()
        ? head.defaultLoss(weights)
        : expression.loss(head.activation(), classes, weights);
  }
}
