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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import morula.dataset.LabelKind;
import morula.losses.BinaryCrossEntropyLoss;
import morula.losses.ChannelLoss;
import morula.losses.MeanSquaredErrorLoss;
import morula.losses.WeightedSumLoss;
import morula.losses.WeightedSumLoss.Term;
import morula.network.OutputActivation;
import morula.options.NamedOptions;
import morula.patches.TargetEncoder;
import morula.torchscript.Loss;

/**
 * Finds separate objects as star-convex polygons, see {@link #channels()}. For planes. U. Schmidt,
 * M. Weigert, C. Broaddus and G. Myers, "Cell Detection with Star-Convex Polygons", MICCAI 2018.
 */
public final class StarConvexHead implements Head {
  /** The name of this head in the key {@code heads=}. */
  public static final String NAME = "star_convex";

  static final String HELP =
      "single round objects as polygons; star_convex(rays=32) sets the number of corners";

  // a pixel's error of a radius of 14 changes the encoded distance by 1/57, squared 1/3200
  private static final double DISTANCE_WEIGHT = 40;

  // of small objects, and early in a training, the probability hardly gets higher
  private static final double THRESHOLD = 0.3;

  private final int rays;

  /**
   * @param rays number of rays, and so of corners, of a polygon; at least 3
   */
  public StarConvexHead(int rays) {
    this.rays = rays;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String text() {
    return NAME + "(rays=" + rays + ")";
  }

  @Override
  public LabelKind labelKind() {
    return LabelKind.OBJECTS;
  }

  /**
   * The channels. "probability": the probability to be the centre of an object, the distance to its
   * edge divided by the largest; "ray 1", "ray 2", …: the distance d in pixels to the edge in
   * direction 0, 360° / rays, … from the x axis towards the y axis (down), as d / (d + 14).
   */
  @Override
  public List<String> channels() {
    List<String> channels = new ArrayList<>(List.of("probability"));
    for (int k = 1; k <= rays; k++) {
      channels.add("ray " + k);
    }
    return channels;
  }

  @Override
  public OutputActivation activation() {
    return OutputActivation.SIGMOID;
  }

  /**
   * The cross-entropy of the probability plus the squared error of the distances. No Dice: it would
   * make a mask of the probability, which has its maximum in the middle of objects.
   */
  @Override
  public Loss defaultLoss() {
    return new WeightedSumLoss(
        List.of(
            new Term(1, new ChannelLoss(0, 1, new BinaryCrossEntropyLoss())),
            new Term(
                DISTANCE_WEIGHT,
                new ChannelLoss(1, 1 + rays, new MeanSquaredErrorLoss(activation())))));
  }

  @Override
  public TargetEncoder encoder() {
    return new StarConvexEncoder(rays);
  }

  /**
   * The defaults with a lower threshold, since the probability need not be high even in the middle
   * of an object.
   */
  @Override
  public DecoderOptions defaultOptions() {
    return DecoderOptions.DEFAULT.withForegroundThreshold(THRESHOLD);
  }

  @Override
  public List<Tunable> tunable() {
    return List.of(
        new Tunable(DecoderOption.FOREGROUND_THRESHOLD, List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)),
        new Tunable(DecoderOption.OVERLAP, List.of(0.2, 0.3, 0.4, 0.5, 0.6)),
        Tunable.AREAS);
  }

  @Override
  public Optional<ObjectScorer> objectScorer() {
    return Optional.of(ObjectScorer.byPeak(0));
  }

  @Override
  public Decoder decoder(DecoderOptions options) {
    return new StarConvexDecoder(options, rays);
  }

  /** Creates this head from a value of the key {@code heads=}. */
  public static final class Provider implements HeadProvider {
    private static final int RAYS = 32;
    private static final int FEWEST_RAYS = 8;
    private static final int MOST_RAYS = 128;

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
      return new StarConvexHead(options.number("rays", RAYS, FEWEST_RAYS, MOST_RAYS));
    }
  }
}
