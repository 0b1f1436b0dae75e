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
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * A part of a slice of a channel, in memory.
 *
 * @param z index of the slice
 * @param x of its first column
 * @param y of its first row
 * @param values row by row
 */
record Window(int z, int x, int y, int width, int height, float[] values) {
  /** Longer sides are divided. */
  private static final int SIDE = 2048;

  /** Most windows that are looked at. */
  private static final int MOST = 4;

  /**
   * Returns windows that cover a channel; of a larger one, some that are spread over it.
   *
   * @param channel X, Y, Z
   */
  static Iterable<Window> of(RandomAccessibleInterval<? extends RealType<?>> channel) {
    List<Interval> all = new ArrayList<>();
    for (long z = 0; z < channel.dimension(2); z++) {
      for (long y = 0; y < channel.dimension(1); y += SIDE) {
        for (long x = 0; x < channel.dimension(0); x += SIDE) {
          all.add(
              FinalInterval.createMinMax(
                  x,
                  y,
                  z,
                  Math.min(x + SIDE, channel.dimension(0)) - 1,
                  Math.min(y + SIDE, channel.dimension(1)) - 1,
                  z));
        }
      }
    }
    long part = Math.min(all.size(), fit(channel));
    List<Interval> chosen = new ArrayList<>();
    for (int i = 0; i < part; i++) {
      chosen.add(all.get((int) ((2L * i + 1) * all.size() / (2 * part))));
    }
    return () -> chosen.stream().map(interval -> read(channel, interval)).iterator();
  }

  /** The number of windows that have as many pixels as {@link #MOST} full ones. */
  private static long fit(Interval channel) {
    long one = Math.min(SIDE, channel.dimension(0)) * Math.min(SIDE, channel.dimension(1));
    return (long) MOST * SIDE * SIDE / one;
  }

  Window with(float[] others) {
    return new Window(z, x, y, width, height, others);
  }

  /** Reads a part of a channel. */
  static Window read(RandomAccessibleInterval<? extends RealType<?>> channel, Interval part) {
    float[] values = new float[Math.toIntExact(Views.interval(channel, part).size())];
    PixelBlocks.copy(Views.interval(channel, part), values, 0);
    return new Window(
        (int) part.min(2),
        (int) part.min(0),
        (int) part.min(1),
        (int) part.dimension(0),
        (int) part.dimension(1),
        values);
  }
}
