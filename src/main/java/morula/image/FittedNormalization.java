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

import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * A normalisation with known statistics, which is the same for every tile of the image that it was
 * fitted to. Immutable; safe to use from several threads. A value that is not finite becomes 0.
 */
public final class FittedNormalization {
  /** The functions to apply one after the other, for each channel. */
  private final List<List<IntensityFunction>> channels;

  private final OddPixels odd;
  private final Smoothing smoothing;

  FittedNormalization(List<List<IntensityFunction>> channels) {
    this(channels.stream().map(List::copyOf).toList(), OddPixels.NONE, Smoothing.NONE);
  }

  private FittedNormalization(
      List<List<IntensityFunction>> channels, OddPixels odd, Smoothing smoothing) {
    this.channels = channels;
    this.odd = odd;
    this.smoothing = smoothing;
  }

  /** Returns the same functions for a frame in which odd pixels were found. */
  FittedNormalization with(OddPixels found) {
    return new FittedNormalization(channels, found, smoothing);
  }

  /** Returns the same functions for a frame that is smoothed. */
  FittedNormalization with(Smoothing applied) {
    return new FittedNormalization(channels, odd, applied);
  }

  /** Returns how the frame, without odd pixels, is smoothed before use. */
  public Smoothing smoothing() {
    return smoothing;
  }

  /**
   * Returns another frame as it must be before use.
   *
   * @param frame X, Y, CHANNEL, Z
   */
  public RandomAccessibleInterval<? extends RealType<?>> prepared(
      RandomAccessibleInterval<? extends RealType<?>> frame) {
    return smoothing.apply(odd.replaced(frame));
  }

  /**
   * Returns the pixels that did not count in the fit and must be replaced before use, see {@link
   * OddPixels#replaced}; none unless this is a {@link FrameFit}.
   */
  public OddPixels odd() {
    return odd;
  }

  /** Returns the number of channels of the sample to which this was fitted. */
  public int channels() {
    return channels.size();
  }

  /**
   * Returns a normalised value.
   *
   * @param channel 0 to {@link #channels()} − 1
   * @param value value in the image
   */
  public float apply(int channel, double value) {
    if (!Double.isFinite(value)) {
      return 0;
    }
    double result = value;
    for (IntensityFunction function : channels.get(channel)) {
      result = function.apply(result);
    }
    return (float) result;
  }

  /**
   * Normalises values in place.
   *
   * @param channel 0 to {@link #channels()} − 1
   * @param values values in the image
   * @param from index of the first value
   * @param count number of values
   */
  public void apply(int channel, float[] values, int from, int count) {
    List<IntensityFunction> functions = channels.get(channel);
    if (functions.size() == 1 && functions.get(0) instanceof IntensityFunction.Affine affine) {
      // a case of its own, because nearly every model is normalised in this way, and the compiler
      // vectorises it
      double gain = affine.gain();
      double offset = affine.offset();
      for (int i = from; i < from + count; i++) {
        float value = values[i];
        values[i] = Float.isFinite(value) ? (float) (gain * value + offset) : 0;
      }
      return;
    }
    for (int i = from; i < from + count; i++) {
      values[i] = apply(channel, values[i]);
    }
  }

  /**
   * Normalises a run of values.
   *
   * @param channel 0 to {@link #channels()} − 1
   * @param values values in the image
   * @param target receives the normalised values from index {@code to} on
   * @param count number of values, from the first on
   */
  public void apply(int channel, double[] values, float[] target, int to, int count) {
    List<IntensityFunction> functions = channels.get(channel);
    if (functions.size() == 1 && functions.get(0) instanceof IntensityFunction.Affine affine) {
      double gain = affine.gain();
      double offset = affine.offset();
      for (int i = 0; i < count; i++) {
        double value = values[i];
        target[to + i] = Math.abs(value) <= Double.MAX_VALUE ? (float) (gain * value + offset) : 0;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      target[to + i] = apply(channel, values[i]);
    }
  }
}
