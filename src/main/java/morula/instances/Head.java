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

package morula.instances;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import morula.dataset.LabelKind;
import morula.losses.BasicLoss;
import morula.network.OutputActivation;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;
import morula.torchscript.StepMetric;

/**
 * Defines what a network predicts: how labels become training targets, and how a prediction becomes
 * labels again.
 *
 * <p>A head is fixed by its text and the number of classes; what a decoder may vary afterwards
 * (thresholds, sizes) is in {@link DecoderOptions}.
 */
public interface Head {

  /** Name as in the key {@code heads=}, without options: "semantic", "distance", "flows". */
  String name();

  /** The name with its options, as {@link Heads#parse} reads it. */
  default String text() {
    return name();
  }

  /** What the values of label images mean to this head. */
  LabelKind labelKind();

  /**
   * The meaning of each output channel of the network, in order; the length of the list is the
   * number of channels.
   */
  List<String> channels();

  /**
   * The function that the network applies to its logits before they are {@link #decoder decoded}.
   */
  OutputActivation activation();

  /** The loss between logits and {@link #encoder() encoded} targets, unless the user chooses. */
  Loss defaultLoss();

  /** The losses that a sum in the key {@code loss} may contain for this head. */
  default List<BasicLoss> losses() {
    return BasicLoss.fitting(activation());
  }

  /** Whether the default loss supports the weights of the key {@code class_weights}. */
  default boolean takesClassWeights() {
    return false;
  }

  /**
   * The default loss with weighted classes.
   *
   * @param classWeights one weight for each class, background first; empty if all classes have the
   *     same weight
   * @throws UnsupportedOperationException if there are weights, but the head {@link
   *     #takesClassWeights takes none}
   */
  default Loss defaultLoss(List<Double> classWeights) {
    if (!classWeights.isEmpty()) {
      throw new UnsupportedOperationException(
          "heads=" + name() + " does not support class weights");
    }
    return defaultLoss();
  }

  /** The validation score by which epochs, decoder options and trials are compared. */
  default ValidationMeasure validationMeasure() {
    return switch (labelKind()) {
      case OBJECTS, COMPONENTS -> ValidationMeasure.OBJECT_ACCURACY;
      case CLASSES -> ValidationMeasure.MEAN_IOU;
      case FOREGROUND -> ValidationMeasure.FOREGROUND_IOU;
    };
  }

  /** Figures of each training batch to record beside its loss. */
  default List<StepMetric> stepMetrics() {
    return List.of();
  }

  /** The encoder that turns labels into training targets. */
  TargetEncoder encoder();

  /** The decoder's options before they are tuned on validation images. */
  default DecoderOptions defaultOptions() {
    return DecoderOptions.DEFAULT;
  }

  /**
   * Decoder options to tune on the validation images, in tuning order; none if the decoder reads no
   * option.
   */
  default List<Tunable> tunable() {
    return List.of();
  }

  /**
   * The scorer that tells how confident the network is of each object; empty if this head has no
   * scores.
   */
  default Optional<ObjectScorer> objectScorer() {
    return Optional.empty();
  }

  /**
   * The output channel with the probability that a pixel lies in an object, which the decoder
   * compares with {@link DecoderOptions#foregroundThreshold()}: outlines of labels that are resized
   * follow it. Empty if outlines come from something else.
   */
  default OptionalInt foregroundChannel() {
    return OptionalInt.empty();
  }

  /** The decoder that turns predictions into labels. */
  Decoder decoder(DecoderOptions options);
}
