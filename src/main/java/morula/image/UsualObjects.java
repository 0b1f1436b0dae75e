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

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The objects that are seen in a channel when odd pixels are left aside: connected pixels of more
 * than half the contrast, brighter or darker than the background, whichever are more.
 *
 * @param count number of objects that are wide enough, and do not touch an odd pixel
 * @param area of the median object, in pixels without its outermost ones; 0 if there are none
 */
record UsualObjects(int count, int area) {
  /** Distance to odd pixels within which their light can look like objects. */
  private static final int REACH = 4;

  private static final int SMALLEST = 9;

  /**
   * Contrast, relative to the range, that an object has somewhere; a slope has islands of noise.
   */
  private static final double STRONG = 0.75;

  static UsualObjects in(Iterable<Window> windows, Odd odd, IntensityRange range) {
    int[] bright = new int[0];
    int[] dark = new int[0];
    for (Window window : windows) {
      boolean[] out = odd.in(window);
      boolean[] zone = PlaneMask.dilated(out, window.width(), window.height(), REACH);
      bright = joined(bright, areas(window, out, zone, range.background(), range.high()));
      dark = joined(dark, areas(window, out, zone, range.background(), range.low()));
    }
    int[] areas = bright.length >= dark.length ? bright : dark;
    Arrays.sort(areas);
    return new UsualObjects(
        areas.length, areas.length == 0 ? 0 : areas[Quantiles.median(areas.length)]);
  }

  /** Tells which pixels of a window are odd. */
  interface Odd {
    boolean[] in(Window window);
  }

  private static int[] joined(int[] a, int[] b) {
    return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
  }

  private static int[] areas(
      Window window, boolean[] out, boolean[] zone, double background, double end) {
    double middle = (background + end) / 2;
    double strong = background + STRONG * (end - background);
    double sign = Math.signum(end - background);
    boolean[] mask = new boolean[out.length];
    boolean[] seeds = new boolean[out.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = !out[i] && sign * (window.values()[i] - middle) > 0;
      seeds[i] = sign * (window.values()[i] - strong) > 0;
    }
    boolean[] inner = PlaneMask.eroded(mask, window.width(), window.height());
    return Arrays.stream(PlaneMask.areas(inner, seeds, zone, window.width(), window.height()))
        .filter(area -> area >= SMALLEST)
        .toArray();
  }
}
