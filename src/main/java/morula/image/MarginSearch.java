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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Finds margins of one value, see {@link Margins}. Pixels of this value must reach the corners and
 * make up nearly all pixels of this value; and usual objects must lie in the rest without touching
 * the margins, so that images whose background was set to a constant keep it.
 *
 * @param channel X, Y, Z
 */
record MarginSearch(RandomAccessibleInterval<? extends RealType<?>> channel, Distribution values) {
  private static final double SMALLEST_SHARE = 0.005;

  /** Smallest share of the pixels of the value that lie in the margins. */
  private static final double MOST = 0.6;

  /** Percentage of the other values that may be mixtures with the margin. */
  private static final double MIXED = 2;

  private static final double SMALLEST_REST = 0.05;

  /** Smallest difference to the background that can look like an object, in ranges. */
  private static final double VISIBLE = 0.05;

  /** The same in steps of images with whole numbers. */
  private static final int FEWEST_VALUES = 3;

  /**
   * Largest distance of the background from an end of the range, in ranges. In the middle, what is
   * most frequent are objects, and the margin is their background.
   */
  private static final double NEAR_END = 0.25;

  /** Largest share of pixels beside margins that are more like these than like the background. */
  private static final double SHARP = 0.3;

  /** Smallest frequency of the value relative to the values next to it. */
  private static final double SPIKE = 3;

  private static final int USUAL_OBJECTS = 3;

  private static final int SMALLEST_SIDE = 8;

  /**
   * @param pixels number of pixels of the value in the margins
   * @param others the values that decide the range
   * @param background what the margins are replaced by
   */
  record Found(
      Margins margins, double value, long pixels, Distribution others, double background) {}

  /** Returns the margins; empty if there are none. */
  Optional<Found> find() {
    for (double value : candidates()) {
      Distribution rest = values.without(value, values.count(value));
      if (rest.total() == 0) {
        continue;
      }
      // at both ends, some values are mixtures with the margin
      IntensityRange range =
          IntensityRange.of(rest.within(rest.percentile(MIXED), rest.percentile(100 - MIXED)));
      if (isVisible(value, range)) {
        Optional<Found> found = judge(value, range);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the frequent values of the corners. */
  private Set<Double> candidates() {
    Set<Double> candidates = new LinkedHashSet<>();
    if (channel.dimension(0) < SMALLEST_SIDE || channel.dimension(1) < SMALLEST_SIDE) {
      return candidates;
    }
    RandomAccess<? extends RealType<?>> access = channel.randomAccess();
    for (int corner = 0; corner < 4; corner++) {
      access.setPosition((corner & 1) == 0 ? channel.min(0) : channel.max(0), 0);
      access.setPosition((corner & 2) == 0 ? channel.min(1) : channel.max(1), 1);
      access.setPosition(channel.min(2), 2);
      double value = access.get().getRealFloat();
      if (Double.isFinite(value) && isFrequent(value)) {
        candidates.add(value);
      }
    }
    return candidates;
  }

  /** Whether a value is frequent, and several times as frequent as those next to it. */
  private boolean isFrequent(double value) {
    long until = values.countUpTo(value);
    long from = values.countUpTo(Math.nextDown(value));
    long count = until - from;
    return count >= Math.max(1, SMALLEST_SHARE * values.total())
        && (from == 0 || count >= SPIKE * values.count(values.value(from - 1)))
        && (until == values.total() || count >= SPIKE * values.count(values.value(until)));
  }

  private Optional<Found> judge(double value, IntensityRange range) {
    SpanReader reader = new SpanReader(value, range);
    Margins.Slice[] slices = new Margins.Slice[Math.toIntExact(channel.dimension(2))];
    for (int z = 0; z < slices.length; z++) {
      RandomAccessibleInterval<? extends RealType<?>> slice =
          Views.hyperSlice(channel, 2, channel.min(2) + z);
      slices[z] = reader.read(slice);
    }
    Margins margins = new Margins(slices);
    double part = (double) reader.reached() / reader.all();
    long pixels = Math.round(part * values.count(value));
    if (pixels < SMALLEST_SHARE * values.total()
        || part < MOST
        || values.total() - pixels < SMALLEST_REST * values.total()) {
      return Optional.empty();
    }
    Distribution others = inside(margins);
    IntensityRange inner = IntensityRange.of(others);
    if (!isVisible(value, inner)
        || share(margins, (value + inner.background()) / 2, value < inner.background()) > SHARP
        || UsualObjects.in(Window.of(channel), margins::mask, inner).count() < USUAL_OBJECTS) {
      return Optional.empty();
    }
    return Optional.of(new Found(margins, value, pixels, others, inner.background()));
  }

  /** Returns the values inside margins, which do not have those between the two either. */
  private Distribution inside(Margins margins) {
    RandomAccessibleInterval<? extends RealType<?>> frame =
        Views.moveAxis(Views.addDimension(channel, 0, 0), 3, Axis.CHANNEL.ordinal());
    ChannelRepair without = new ChannelRepair(margins, Double.NaN, List.of(), 0);
    return Distribution.of(
        new OddPixels(List.of(without), List.of(), List.of()).replaced(frame), 1);
  }

  private boolean isVisible(double value, IntensityRange range) {
    double low = Math.min(value, range.background());
    double high = Math.max(value, range.background());
    return high - low >= VISIBLE * range.width()
        && isNearEnd(range)
        && values.different(low, high) > FEWEST_VALUES;
  }

  private static boolean isNearEnd(IntensityRange range) {
    double distance = Math.min(range.background() - range.low(), range.high() - range.background());
    return range.width() > 0 && distance <= NEAR_END * range.width();
  }

  /** The share of pixels beside margins that are below or above a limit. */
  private double share(Margins margins, double limit, boolean below) {
    long count = 0;
    long all = 0;
    for (Window window : Window.of(channel)) {
      boolean[] margin = margins.mask(window);
      boolean[] near = PlaneMask.dilated(margin, window.width(), window.height(), 1);
      for (int i = 0; i < margin.length; i++) {
        float pixel = window.values()[i];
        if (near[i] && !margin[i] && Float.isFinite(pixel)) {
          all++;
          count += (below ? pixel < limit : pixel > limit) ? 1 : 0;
        }
      }
    }
    return all == 0 ? 1 : (double) count / all;
  }
}
