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

package morula.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Fits a normalisation to all slices of a frame together, so that dim slices remain dim; {@link
 * OddPixels} do not count. Training and segmentation both use this.
 *
 * @param pixels X, Y, CHANNEL, Z: the frame without odd pixels, smoothed if that was asked for, at
 *     the size at which the network sees all images if there is one
 * @param normalization of these pixels
 * @param noise of each channel before smoothing as a share of its range, in the middle slice; 0
 *     where it is not measured
 */
public record FrameFit(
    RandomAccessibleInterval<? extends RealType<?>> pixels,
    FittedNormalization normalization,
    List<Double> noise) {
  private static final double LOW_PERCENTILE = 1;
  private static final double HIGH_PERCENTILE = 99.8;

  private static final int CHANNEL = Axis.CHANNEL.ordinal();

  /** Chooses a smoothing by the noise of each channel, as a share of its range. */
  @FunctionalInterface
  public interface SmoothingChoice {
    Smoothing of(List<Double> noise);
  }

  /** Resizes a frame X, Y, CHANNEL, Z. */
  @FunctionalInterface
  public interface Resizing {
    RandomAccessibleInterval<? extends RealType<?>> apply(
        RandomAccessibleInterval<? extends RealType<?>> frame);
  }

  /** The noise of the channel that has most, as a share of its range. */
  public double largestNoise() {
    return noise.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /**
   * Fits {@code steps} to a frame at its own size. Without a step that measures the image, nothing
   * is read and no pixel is odd.
   *
   * @param frame X, Y, CHANNEL, Z
   */
  public static FrameFit of(
      RandomAccessibleInterval<? extends RealType<?>> frame, List<Normalization> steps) {
    return of(frame, steps, noise -> Smoothing.NONE);
  }

  /**
   * Fits {@code steps} to a frame at its own size, which may be smoothed before. Without a step
   * that measures the image, nothing is read, no pixel is odd and the noise counts as 0.
   *
   * @param frame X, Y, CHANNEL, Z
   */
  public static FrameFit of(
      RandomAccessibleInterval<? extends RealType<?>> frame,
      List<Normalization> steps,
      SmoothingChoice choice) {
    if (steps.stream().noneMatch(NormalizationFit::needsStatistics)) {
      return unmeasured(frame, f -> f, steps, choice);
    }
    Repaired repaired = Repaired.of(frame, choice);
    // with odd pixels, the values that count are known only as they were before
    List<Distribution> values =
        repaired.smoothing().isNone() || !repaired.odd().areNone()
            ? repaired.usable()
            : NormalizationFit.distributions(repaired.smooth(), CHANNEL, repaired.usable().size());
    return repaired.fit(
        repaired.smooth(), NormalizationFit.fit(values.size(), () -> values, steps));
  }

  /**
   * Fits {@code steps} to a frame that is resized first; before, its odd pixels are found and
   * replaced, and it may be smoothed.
   *
   * @param frame X, Y, CHANNEL, Z
   */
  public static FrameFit of(
      RandomAccessibleInterval<? extends RealType<?>> frame,
      Resizing resizing,
      List<Normalization> steps,
      SmoothingChoice choice) {
    if (steps.stream().noneMatch(NormalizationFit::needsStatistics)) {
      return unmeasured(frame, resizing, steps, choice);
    }
    Repaired repaired = Repaired.of(frame, choice);
    RandomAccessibleInterval<? extends RealType<?>> resized = resizing.apply(repaired.smooth());
    return repaired.fit(resized, Normalizations.fit(resized, steps));
  }

  /**
   * A frame whose odd pixels are replaced, and that is smoothed if that was chosen.
   *
   * @param usable the values of each channel that count, before smoothing
   */
  private record Repaired(
      OddPixels odd,
      List<Distribution> usable,
      List<Double> noise,
      Smoothing smoothing,
      RandomAccessibleInterval<? extends RealType<?>> smooth) {

    static Repaired of(
        RandomAccessibleInterval<? extends RealType<?>> frame, SmoothingChoice choice) {
      OddPixelSearch search = search(frame);
      OddPixels odd = search.found();
      RandomAccessibleInterval<? extends RealType<?>> pixels = odd.replaced(frame);
      List<Double> noise = measuredNoise(pixels, search.usable());
      Smoothing smoothing = choice.of(noise);
      return new Repaired(odd, search.usable(), noise, smoothing, smoothing.apply(pixels));
    }

    FrameFit fit(RandomAccessibleInterval<? extends RealType<?>> seen, FittedNormalization fitted) {
      return new FrameFit(seen, fitted.with(odd).with(smoothing), noise);
    }
  }

  private static FrameFit unmeasured(
      RandomAccessibleInterval<? extends RealType<?>> frame,
      Resizing resizing,
      List<Normalization> steps,
      SmoothingChoice choice) {
    List<Double> noise = Collections.nCopies((int) frame.dimension(CHANNEL), 0.0);
    Smoothing smoothing = choice.of(noise);
    RandomAccessibleInterval<? extends RealType<?>> resized =
        resizing.apply(smoothing.apply(frame));
    return new FrameFit(resized, Normalizations.fit(resized, steps).with(smoothing), noise);
  }

  private static List<Double> measuredNoise(
      RandomAccessibleInterval<? extends RealType<?>> frame, List<Distribution> channels) {
    int z = Axis.Z.ordinal();
    RandomAccessibleInterval<? extends RealType<?>> middle =
        Views.hyperSlice(frame, z, frame.min(z) + frame.dimension(z) / 2);
    List<Double> noise = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      Distribution values = channels.get(c);
      double range = values.percentile(HIGH_PERCENTILE) - values.percentile(LOW_PERCENTILE);
      noise.add(
          range > 0
              ? ImageNoise.of(Views.hyperSlice(middle, CHANNEL, middle.min(CHANNEL) + c)) / range
              : 0);
    }
    return noise;
  }

  private static OddPixelSearch search(RandomAccessibleInterval<? extends RealType<?>> frame) {
    int channels = Math.toIntExact(frame.dimension(CHANNEL));
    return new OddPixelSearch(frame, NormalizationFit.distributions(frame, CHANNEL, channels));
  }
}
