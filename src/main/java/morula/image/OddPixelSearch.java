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
import java.util.Locale;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Finds the odd pixels of a frame, channel by channel. The distribution of the values alone shows
 * that nearly all images have none; only the others are read again. Values are compared with the
 * range that the pixels have without them, so the number of odd pixels does not matter.
 */
final class OddPixelSearch {
  private final RandomAccessibleInterval<? extends RealType<?>> frame;
  private final List<ChannelRepair> repairs = new ArrayList<>();
  private final List<Distribution> usable = new ArrayList<>();
  private final List<OddPixels.Remark> notes = new ArrayList<>();
  private final List<OddPixels.Remark> warnings = new ArrayList<>();

  /**
   * @param frame X, Y, CHANNEL, Z
   * @param channels the distribution of the values of each channel
   */
  OddPixelSearch(
      RandomAccessibleInterval<? extends RealType<?>> frame, List<Distribution> channels) {
    this.frame = frame;
    for (int c = 0; c < channels.size(); c++) {
      search(c, channels.get(c));
    }
  }

  OddPixels found() {
    return new OddPixels(repairs, notes, warnings);
  }

  /** The values of each channel that decide its range. */
  List<Distribution> usable() {
    return usable;
  }

  private void search(int c, Distribution all) {
    int axis = Axis.CHANNEL.ordinal();
    RandomAccessibleInterval<? extends RealType<?>> channel =
        Views.zeroMin(Views.hyperSlice(frame, axis, frame.min(axis) + c));
    Distribution values = all;
    Margins margins = Margins.NONE;
    double level = 0;
    Optional<MarginSearch.Found> margin = new MarginSearch(channel, all).find();
    if (margin.isPresent()) {
      margins = margin.get().margins();
      level = margin.get().background();
      values = margin.get().others();
      note(
          c,
          "the margin of value %s (%s of the pixels) is treated as background",
          number(margin.get().value()),
          share(margin.get().pixels(), all));
    }
    List<Outliers> outliers = new ArrayList<>();
    for (int sign : new int[] {1, -1}) {
      Optional<OutlierSearch.Found> far =
          new OutlierSearch(Window.of(channel), values, margins).find(sign);
      if (far.isPresent()) {
        values = far.get().others();
        outliers.add(far.get().outliers());
        note(
            c,
            far.get().outliers().areas() == Outliers.Areas.LIMITED
                ? "pixels far %s than all others (%s) do not count for the intensity range, and are limited to it"
                : "pixels far %s than all others (%s) do not count for the intensity range, and are replaced by their surroundings",
            sign > 0 ? "brighter" : "darker",
            share(far.get().pixels(), all));
      }
    }
    double background = outliers.isEmpty() ? 0 : IntensityRange.of(values).background();
    repairs.add(new ChannelRepair(margins, level, outliers, background));
    usable.add(values);
    RangeTrust.warning(values, all).ifPresent(text -> warnings.add(new OddPixels.Remark(c, text)));
  }

  private void note(int c, String format, Object... arguments) {
    notes.add(new OddPixels.Remark(c, String.format(Locale.ROOT, format, arguments)));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String share(long pixels, Distribution all) {
    double percent = 100.0 * pixels / all.total();
    return percent < 0.01
        ? "less than 0.01 %"
        : String.format(Locale.ROOT, percent < 1 ? "%.2f %%" : "%.0f %%", percent);
  }
}
