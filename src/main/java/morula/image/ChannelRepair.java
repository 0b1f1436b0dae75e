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
import java.util.List;

/**
 * What is odd about a channel and replaced before use. Immutable.
 *
 * @param margins filled with a constant
 * @param marginLevel what margins are replaced by
 * @param outliers pixels far brighter or darker than the others
 * @param background what pixels without usable surroundings are replaced by
 */
record ChannelRepair(
    Margins margins, double marginLevel, List<Outliers> outliers, double background) {
  static final ChannelRepair NONE = new ChannelRepair(Margins.NONE, 0, List.of(), 0);

  /** Distance, in pixels, up to which surroundings reach. */
  static final int REACH = 2;

  boolean isNeeded() {
    return !margins.isEmpty() || !outliers.isEmpty();
  }

  /**
   * Returns the values of a window after the repair; those less than {@link #REACH} pixels from its
   * edge are right only if it is an edge of the image.
   */
  float[] repaired(Window window) {
    float[] values = window.values().clone();
    boolean[] margin = margins.mask(window);
    for (Outliers odd : outliers) {
      replace(odd, window, margin, values);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = margin[i] ? (float) marginLevel : values[i];
    }
    return values;
  }

  private void replace(Outliers odd, Window window, boolean[] margin, float[] values) {
    boolean[] far = new boolean[values.length];
    boolean any = false;
    for (int i = 0; i < far.length; i++) {
      far[i] = !margin[i] && odd.contains(window.values()[i]);
      any |= far[i];
    }
    if (!any) {
      return;
    }
    boolean[] area = PlaneMask.opened(far, window.width(), window.height());
    for (int i = 0; i < far.length; i++) {
      if (far[i] && (area[i] ? odd.areas() == Outliers.Areas.REMOVED : odd.specks())) {
        values[i] = surroundings(window, margin, i);
      } else if (far[i] && odd.areas() == Outliers.Areas.LIMITED) {
        values[i] = (float) odd.end();
      }
    }
  }

  /** Returns the median of the usable pixels around a pixel. */
  private float surroundings(Window window, boolean[] margin, int index) {
    int x = index % window.width();
    int y = index / window.width();
    float[] usable = new float[(2 * REACH + 1) * (2 * REACH + 1)];
    int count = 0;
    for (int v = Math.max(0, y - REACH); v <= Math.min(window.height() - 1, y + REACH); v++) {
      for (int u = Math.max(0, x - REACH); u <= Math.min(window.width() - 1, x + REACH); u++) {
        int i = v * window.width() + u;
        float value = window.values()[i];
        if (!margin[i]
            && Float.isFinite(value)
            && outliers.stream().noneMatch(odd -> odd.contains(value))) {
          usable[count++] = value;
        }
      }
    }
    if (count == 0) {
      return (float) background;
    }
    Arrays.sort(usable, 0, count);
    return usable[Quantiles.median(count)];
  }
}
