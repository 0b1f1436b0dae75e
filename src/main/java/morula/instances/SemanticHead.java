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
import java.util.stream.IntStream;
import morula.dataset.LabelKind;
import morula.losses.CrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.WeightedSumLoss;
import morula.losses.WeightedSumLoss.Term;
import morula.network.OutputActivation;
import morula.options.NamedOptions;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;

/** Assigns one class to every pixel. */
public final class SemanticHead implements Head {
  /** The name of this head in the key {@code heads=}. */
  public static final String NAME = "semantic";

  static final String HELP = "a class for each pixel";

  private final int classes;

  /**
   * @param classes number of classes, background (0) included; at least 2
   * @throws IllegalArgumentException if there are fewer than 2 classes
   */
  public SemanticHead(int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "a semantic head needs at least 2 classes, not " + classes);
    }
    this.classes = classes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LabelKind labelKind() {
    return LabelKind.CLASSES;
  }

  /** The classes: "background", "class 1", … */
  @Override
  public List<String> channels() {
    return IntStream.range(0, classes).mapToObj(c -> c == 0 ? "background" : "class " + c).toList();
  }

  @Override
  public OutputActivation activation() {
    return OutputActivation.SOFTMAX;
  }

  /** The sum of cross-entropy and Dice loss. */
  @Override
  public Loss defaultLoss() {
    return defaultLoss(List.of());
  }

  @Override
  public boolean takesClassWeights() {
    return true;
  }

  /** The sum of weighted cross-entropy and Dice loss. */
  @Override
  public Loss defaultLoss(List<Double> classWeights) {
    return new WeightedSumLoss(
        List.of(
            new Term(1, new CrossEntropyLoss(classWeights)), new Term(1, new DiceLoss(classes))));
  }

  @Override
  public TargetEncoder encoder() {
    return new SemanticEncoder(classes);
  }

  @Override
  public Decoder decoder(DecoderOptions options) {
    return new SemanticDecoder();
  }

  /** Creates this head from a value of the key {@code heads=}. */
  public static final class Provider implements HeadProvider {

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String help() {
      return HELP;
    }

    @Override
    public Head parse(NamedOptions options, int classes) {
      return new SemanticHead(Heads.atLeastTwo(NAME, classes));
    }
  }
}
