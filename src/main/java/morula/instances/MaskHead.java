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

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import morula.dataset.LabelKind;
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.ConfidentAgreement;
import morula.losses.DiceLoss;
import morula.losses.MeanSquaredErrorLoss;
import morula.losses.WeightedSumLoss;
import morula.losses.WeightedSumLoss.Term;
import morula.network.OutputActivation;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;
import morula.torchscript.StepMetric;

/**
 * Predicts one mask for each class but the background: a probability or, with levels, the network's
 * output itself, which is trained to be 0 outside and the level of the class inside.
 */
public final class MaskHead implements Head {
  /** The name in the key {@code heads=} for one mask for each class. */
  public static final String MASKS = "masks";

  /** The name in the key {@code heads=} for one mask of everything that is labelled. */
  public static final String FOREGROUND = "foreground";

  private final LabelKind labelKind;
  private final int masks;
  private final List<Double> levels;

  private MaskHead(LabelKind labelKind, int masks, List<Double> levels) {
    this.labelKind = labelKind;
    this.masks = masks;
    this.levels = List.copyOf(levels);
  }

  /** Creates a head with one mask of everything that is labelled. */
  public static MaskHead ofForeground() {
    return new MaskHead(LabelKind.FOREGROUND, 1, List.of());
  }

  /**
   * Creates a head with one mask for each class.
   *
   * @param classes number of classes, background (0) included; at least 2
   * @param levels value inside the mask of each class but the background, greater than 0; empty for
   *     probabilities
   * @throws IllegalArgumentException if the numbers do not fit
   */
  public static MaskHead ofClasses(int classes, List<Double> levels) {
    if (classes < 2 || !(levels.isEmpty() || levels.size() == classes - 1)) {
      throw new IllegalArgumentException(levels.size() + " levels for " + classes + " classes");
    }
    return new MaskHead(LabelKind.CLASSES, classes - 1, levels);
  }

  @Override
  public String name() {
    return labelKind == LabelKind.FOREGROUND ? FOREGROUND : MASKS;
  }

  @Override
  public String text() {
    return levels.isEmpty()
        ? name()
        : levels.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(":", "masks(levels=", ")"));
  }

  @Override
  public LabelKind labelKind() {
    return labelKind;
  }

  /** The channels: "foreground", or "class 1", "class 2", … */
  @Override
  public List<String> channels() {
    return labelKind == LabelKind.FOREGROUND
        ? List.of(FOREGROUND)
        : IntStream.rangeClosed(1, masks).mapToObj(c -> "class " + c).toList();
  }

  @Override
  public OutputActivation activation() {
    return levels.isEmpty() ? OutputActivation.SIGMOID : OutputActivation.IDENTITY;
  }

  /** The sum of cross-entropy and Dice loss for probabilities; the squared error with levels. */
  @Override
  public Loss defaultLoss() {
    return levels.isEmpty()
        ? new WeightedSumLoss(
            List.of(new Term(1, new BinaryCrossEntropyLoss()), new Term(1, DiceLoss.ofMasks())))
        : new MeanSquaredErrorLoss(OutputActivation.IDENTITY);
  }

  @Override
  public ValidationMeasure validationMeasure() {
    return ValidationMeasure.FOREGROUND_IOU;
  }

  @Override
  public List<StepMetric> stepMetrics() {
    return levels.isEmpty() ? List.of(new ConfidentAgreement()) : List.of();
  }

  @Override
  public List<Tunable> tunable() {
    return List.of(
        new Tunable(
            DecoderOption.FOREGROUND_THRESHOLD,
            List.of(
                0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8,
                0.85, 0.9)));
  }

  @Override
  public TargetEncoder encoder() {
    return new MaskEncoder(insideValues());
  }

  @Override
  public Decoder decoder(DecoderOptions options) {
    return new MaskDecoder(insideValues(), options.foregroundThreshold());
  }

  private List<Double> insideValues() {
    return levels.isEmpty() ? Collections.nCopies(masks, 1.0) : levels;
  }
}
