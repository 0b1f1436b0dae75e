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
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.ChannelLoss;
import morula.losses.DiceLoss;
import morula.losses.MeanSquaredErrorLoss;
import morula.losses.WeightedSumLoss;
import morula.losses.WeightedSumLoss.Term;
import morula.network.OutputActivation;
import morula.options.NamedOptions;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;

/**
 * Finds separate objects of any shape by foreground and flows that lead to their centres, see
 * {@link #channels()} and {@link FlowField}. For planes.
 */
public final class FlowHead implements Head {
  /** The name of this head in the key {@code heads=}. */
  public static final String NAME = "flows";

  static final String HELP = "single objects of any shape by flows to their centres";

  // half the vector is encoded, so its squared error is a quarter, and smaller than a cross-entropy
  private static final double FLOW_WEIGHT = 4;

  private static final Windows WINDOWS = new Windows(1 << 22, 1024, Windows.HALO);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LabelKind labelKind() {
    return LabelKind.OBJECTS;
  }

  /**
   * The channels. "foreground": the probability to lie in an object; "flow x" and "flow y": (1 + v)
   * / 2 of the components v, −1 to 1, of the way to the object's centre.
   */
  @Override
  public List<String> channels() {
    return List.of("foreground", "flow x", "flow y");
  }

  @Override
  public OptionalInt foregroundChannel() {
    return OptionalInt.of(0);
  }

  @Override
  public OutputActivation activation() {
    return OutputActivation.SIGMOID;
  }

  /**
   * The sum of cross-entropy and Dice loss of the foreground, and the squared error of the flows.
   */
  @Override
  public Loss defaultLoss() {
    return new WeightedSumLoss(
        List.of(
            new Term(1, new ChannelLoss(0, 1, new BinaryCrossEntropyLoss())),
            new Term(1, new ChannelLoss(0, 1, DiceLoss.ofMasks())),
            new Term(FLOW_WEIGHT, new ChannelLoss(1, 3, new MeanSquaredErrorLoss(activation())))));
  }

  @Override
  public TargetEncoder encoder() {
    return new FlowEncoder();
  }

  @Override
  public List<Tunable> tunable() {
    return List.of(
        new Tunable(DecoderOption.DYNAMICS, List.of(0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4)),
        Tunable.SCORES,
        new Tunable(DecoderOption.FOREGROUND_THRESHOLD, List.of(0.3, 0.4, 0.5, 0.6, 0.7)),
        new Tunable(DecoderOption.FLOW_ERROR, List.of(0.3, 0.5, 0.8, 1.2)),
        Tunable.AREAS);
  }

  @Override
  public Optional<ObjectScorer> objectScorer() {
    return Optional.of(ObjectScorer.byForeground(0));
  }

  @Override
  public Decoder decoder(DecoderOptions options) {
    return new ForegroundDecoder(options, new FlowSplitter(options), WINDOWS);
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
      return new FlowHead();
    }
  }
}
