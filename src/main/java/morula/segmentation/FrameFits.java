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

package morula.segmentation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import morula.image.Axis;
import morula.image.FittedNormalization;
import morula.image.FrameFit;
import morula.image.Image;
import morula.image.Normalization;
import morula.image.OddPixels;
import morula.image.Resize;
import morula.image.Smoothing;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * The frames of an image and the normalisation of each, which reads the whole frame and is
 * therefore fitted once. One thread at a time.
 */
final class FrameFits {
  private final Image image;
  private final int side;
  private final List<Normalization> steps;
  private final IntFunction<String> channelNames;
  private final FrameFit.SmoothingChoice smoothing;
  private final boolean isByNoise;

  /** The fits; of smoothed frames without the pixels, which are computed again. */
  private final Map<Long, FrameFit> fits = new TreeMap<>();

  private long lastSmoothed = -1;
  private RandomAccessibleInterval<? extends RealType<?>> lastPixels;

  /**
   * @param selected the channels that the model takes
   */
  FrameFits(ChannelSelection selected, AppliedModel model, SegmentationSettings settings) {
    this(
        selected.image(),
        model.imageSize(),
        model.normalization(),
        settings.smoothing().choice(model.typical()),
        settings.smoothing().sigma().isEmpty(),
        selected::name);
  }

  /**
   * @param side width and height that frames are resized to; 0 for as they are
   */
  FrameFits(Image image, int side, List<Normalization> steps) {
    this(image, side, steps, noise -> Smoothing.NONE, false, OddPixels::channelName);
  }

  private FrameFits(
      Image image,
      int side,
      List<Normalization> steps,
      FrameFit.SmoothingChoice smoothing,
      boolean isByNoise,
      IntFunction<String> channelNames) {
    this.smoothing = smoothing;
    this.isByNoise = isByNoise;
    this.channelNames = channelNames;
    this.image = image;
    this.side = side;
    this.steps = steps;
  }

  /** The image. */
  Image image() {
    return image;
  }

  /**
   * A frame without odd pixels, smoothed if it is noisy, resized where all images are resized to
   * one size: that comes before normalisation.
   *
   * @return X, Y, CHANNEL, Z
   */
  RandomAccessibleInterval<? extends RealType<?>> frame(long t) {
    FrameFit fit = of(t);
    return fit.normalization().smoothing().isNone() ? fit.pixels() : smoothed(t, fit);
  }

  /** The normalisation of the intensities of {@link #frame}. */
  FittedNormalization fit(long t) {
    return of(t).normalization();
  }

  /**
   * A frame that is not read, with the odd pixels and the smoothing of an earlier fit, as {@link
   * #frame} gives it.
   */
  RandomAccessibleInterval<? extends RealType<?>> frame(long t, FittedNormalization earlier) {
    return resized(earlier.prepared(image.frame(t)));
  }

  /** Sentences on odd pixels of the frames that were fitted, see {@link OddPixels#notes}. */
  List<String> notes() {
    return sentences(OddPixels::notes);
  }

  /** Sentences on their ranges, see {@link OddPixels#warnings}. */
  List<String> warnings() {
    return sentences(OddPixels::warnings);
  }

  private List<String> sentences(BiFunction<OddPixels, IntFunction<String>, List<String>> kind) {
    Map<String, Integer> frames = new LinkedHashMap<>();
    for (FrameFit fit : fits.values()) {
      kind.apply(fit.normalization().odd(), channelNames)
          .forEach(text -> frames.merge(text, 1, Integer::sum));
    }
    long all = image.size(Axis.TIME);
    return frames.entrySet().stream()
        .map(
            entry ->
                all == 1
                    ? entry.getKey()
                    : String.format(
                        Locale.ROOT,
                        "%s (in %d of %d frames)",
                        entry.getKey(),
                        entry.getValue(),
                        all))
        .toList();
  }

  /** A sentence on the frames that were smoothed for their noise; empty if there are none. */
  Optional<String> smoothingNote() {
    List<FrameFit> noisy =
        fits.values().stream().filter(fit -> !fit.normalization().smoothing().isNone()).toList();
    if (!isByNoise || noisy.isEmpty()) {
      return Optional.empty();
    }
    double sigma =
        noisy.stream().mapToDouble(f -> f.normalization().smoothing().largest()).max().orElse(0);
    double noise = noisy.stream().mapToDouble(FrameFit::largestNoise).max().orElse(0);
    String frames =
        image.size(Axis.TIME) == 1
            ? ""
            : String.format(
                Locale.ROOT, " in %d of %d frames", noisy.size(), image.size(Axis.TIME));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "smoothed by %.1f pixels%s, as the noise is %.1f %% of the intensity range, which is more than in the training images (override with smoothing=)",
            sigma,
            frames,
            100 * noise));
  }

  /** Of smoothed frames only the last one is kept, since what was computed stays in memory. */
  private RandomAccessibleInterval<? extends RealType<?>> smoothed(long t, FrameFit fit) {
    if (t != lastSmoothed) {
      lastPixels = frame(t, fit.normalization());
      lastSmoothed = t;
    }
    return lastPixels;
  }

  private FrameFit of(long t) {
    return fits.computeIfAbsent(
        t,
        frame -> {
          FrameFit fit =
              side == 0
                  ? FrameFit.of(image.frame(frame), steps, smoothing)
                  : FrameFit.of(image.frame(frame), this::resized, steps, smoothing);
          return fit.normalization().smoothing().isNone()
              ? fit
              : new FrameFit(image.frame(frame), fit.normalization(), fit.noise());
        });
  }

  private RandomAccessibleInterval<? extends RealType<?>> resized(
      RandomAccessibleInterval<? extends RealType<?>> frame) {
    return side == 0 ? frame : Resize.lazily(frame, side, side);
  }
}
