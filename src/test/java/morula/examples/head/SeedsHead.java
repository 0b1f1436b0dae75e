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

package morula.examples.head;

import java.util.List;
import java.util.Optional;
import morula.dataset.LabelKind;
import morula.instances.Decoder;
import morula.instances.DecoderOption;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.ObjectScorer;
import morula.instances.Tunable;
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.DiceLoss;
import morula.losses.WeightedSumLoss;
import morula.losses.WeightedSumLoss.Term;
import morula.network.OutputActivation;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;

/**
 * Separate objects by two masks: the foreground, and the inside of each object, which does not
 * touch that of its neighbours and so says where one object is.
 *
 * <p>Heads are immutable: one is used from several threads at once.
 */
final class SeedsHead implements Head {
  static final String NAME = "seeds";

  /** The channels of the network's output and of the targets. */
  static final int FOREGROUND = 0;

  static final int SEED = 1;

  private final int radius;

  /**
   * @param radius pixels from an object's edge to its inside, at least 1
   */
  SeedsHead(int radius) {
    this.radius = radius;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** With the options: it is written into the model, and read from there to apply the model. */
  @Override
  public String text() {
    return NAME + "(radius=" + radius + ")";
  }

  /**
   * Label values number objects. From this follows how training data are checked, which synthetic
   * images fit, and that models are compared by the share of objects that are found.
   */
  @Override
  public LabelKind labelKind() {
    return LabelKind.OBJECTS;
  }

  /** Their number is the number of output channels of the network. */
  @Override
  public List<String> channels() {
    return List.of("foreground", "seed");
  }

  /** Both channels become probabilities; the losses that suit these follow from it. */
  @Override
  public OutputActivation activation() {
    return OutputActivation.SIGMOID;
  }

  /** What {@code loss=auto} means. Each loss is the mean over both channels. */
  @Override
  public Loss defaultLoss() {
    return new WeightedSumLoss(
        List.of(new Term(1, new BinaryCrossEntropyLoss()), new Term(1, DiceLoss.ofMasks())));
  }

  @Override
  public TargetEncoder encoder() {
    return new SeedsEncoder(radius);
  }

  /**
   * After the training, these values are tried on the validation images, and the best are written
   * into the model.
   */
  @Override
  public List<Tunable> tunable() {
    return List.of(
        new Tunable(DecoderOption.FOREGROUND_THRESHOLD, List.of(0.3, 0.4, 0.5, 0.6, 0.7)),
        new Tunable(DecoderOption.MINIMUM_AREA, List.of(5.0, 10.0, 20.0, 50.0)));
  }

  /** With it, object tables have a score for each object, and sizes are estimated. */
  @Override
  public Optional<ObjectScorer> objectScorer() {
    return Optional.of(ObjectScorer.byForeground(FOREGROUND));
  }

  @Override
  public Decoder decoder(DecoderOptions options) {
    return new SeedsDecoder(options);
  }
}
