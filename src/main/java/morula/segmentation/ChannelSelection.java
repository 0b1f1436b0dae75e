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

import java.util.Locale;
import morula.image.Axis;
import morula.image.Image;
import morula.image.OddPixels;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;

/**
 * The channels of an image that a model sees.
 *
 * @param image with these channels only
 * @param first the first of them in the whole image, from 0; −1 if they are no channel of it but
 *     the brightest of its colours
 */
record ChannelSelection(Image image, int first) {
  private static final int BRIGHTEST = -1;
  private static final int CHANNEL = Axis.CHANNEL.ordinal();
  private static final int COLORS = 3;

  /** Returns the name of a channel, from 0, as that of the whole image. */
  String name(int channel) {
    return first == BRIGHTEST ? "brightest colour" : OddPixels.channelName(first + channel);
  }

  /**
   * Selects the channels. Of a colour image, a model of one channel sees the brightest colour of
   * each pixel, unless the user picks one: fluorescence is often saved in the colour of its dye.
   *
   * @param color whether the channels are red, green and blue
   * @param channel the first channel, from 1; 0 for the first channel of the image
   * @param needed number of channels that the model takes
   * @throws InvalidRequestException if the image does not have them
   */
  static ChannelSelection of(
      Image image, boolean color, int channel, int needed, Progress progress) {
    long present = image.size(Axis.CHANNEL);
    if (channel > present) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "channel=%d: %s has only %s; choose another channel or leave the key out",
              channel,
              image.name(),
              present == 1 ? "1 channel" : present + " channels"));
    }
    if (needed > present) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: the model needs %d channels, but the image has %d; choose another model",
              image.name(),
              needed,
              present));
    }
    if (needed == present) {
      return new ChannelSelection(image, 0);
    }
    if (color && channel == 0 && needed == 1) {
      progress.message(
          String.format(
              Locale.ROOT,
              "%s is a colour image, but the model takes one channel: using the brightest colour of each pixel (set channel= to use one colour; for stained tissue use model=nuclei-histology)",
              image.name()));
      return new ChannelSelection(
          new Image(image.name(), brightest(image.pixels()), image.calibration()), BRIGHTEST);
    }
    int first = Math.max(0, channel - 1);
    if (channel == 0) {
      progress.message(
          String.format(
              Locale.ROOT,
              "%s has %d channels, but the model takes %d: using %s",
              image.name(),
              present,
              needed,
              needed == 1 ? "channel 1 (set channel= to use another)" : "channels 1 to " + needed));
    }
    return new ChannelSelection(
        new Image(image.name(), interval(image.pixels(), first, needed), image.calibration()),
        first);
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<T> brightest(
      RandomAccessibleInterval<? extends RealType<?>> pixels) {
    RandomAccessibleInterval<T> brightest = interval(pixels, 0, 1);
    // the fourth channel of a colour image is opacity
    for (int c = 1; c < Math.min(COLORS, pixels.dimension(CHANNEL)); c++) {
      RandomAccessibleInterval<T> other = interval(pixels, c, 1);
      brightest =
          Converters.convert(
              brightest,
              other,
              (a, b, out) -> out.set(a.compareTo(b) < 0 ? b : a),
              brightest.getType().createVariable());
    }
    return brightest;
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<T> interval(
      RandomAccessibleInterval<? extends RealType<?>> pixels, int first, int count) {
    RandomAccessibleInterval<T> typed = Cast.unchecked(pixels);
    long[] min = new long[typed.numDimensions()];
    long[] max = typed.maxAsLongArray();
    min[CHANNEL] = first;
    max[CHANNEL] = first + count - 1L;
    return Views.zeroMin(Views.interval(typed, min, max));
  }
}
