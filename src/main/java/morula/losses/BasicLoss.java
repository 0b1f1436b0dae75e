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

import java.util.List;
import java.util.Locale;
import morula.network.OutputActivation;
import morula.torchscript.Loss;

/** The losses that the key {@code loss} can name. */
public enum BasicLoss {
  /** {@link CrossEntropyLoss}. */
  CROSS_ENTROPY,
  /** {@link DiceLoss}. */
  DICE,
  /** {@link BinaryCrossEntropyLoss}. */
  BCE,
  /** {@link MeanSquaredErrorLoss}. */
  MSE,
  /** {@link SquaredDiceLoss}. */
  DICE_SQUARED;

  /** Returns the name of the loss in the key {@code loss}, such as "dice_squared". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the losses that fit the output of a network: one class per pixel, probabilities, or any
   * number.
   */
  public static List<BasicLoss> fitting(OutputActivation activation) {
    return switch (activation) {
      case SOFTMAX -> List.of(CROSS_ENTROPY, DICE);
      case SIGMOID -> List.of(BCE, DICE, MSE, DICE_SQUARED);
      case IDENTITY -> List.of(MSE, DICE_SQUARED);
    };
  }

  /**
   * Returns the loss itself.
   *
   * @param activation function that turns logits into the output
   * @param classes number of classes, background included; only used where a pixel has one class
   * @param classWeights weights of the classes in the cross-entropy, one per class; empty if all
   *     are equal
   */
  Loss loss(OutputActivation activation, int classes, List<Double> classWeights) {
    return switch (this) {
      case CROSS_ENTROPY -> new CrossEntropyLoss(classWeights);
      case DICE ->
          activation == OutputActivation.SOFTMAX ? new DiceLoss(classes) : DiceLoss.ofMasks();
      case BCE -> new BinaryCrossEntropyLoss();
      case MSE -> new MeanSquaredErrorLoss(activation);
      case DICE_SQUARED -> new SquaredDiceLoss(activation);
    };
  }
}
