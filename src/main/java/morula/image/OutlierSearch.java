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

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/**
 * Decides whether pixels far brighter or darker than the others are objects. They are not if they
 * are thin and have sharp edges (hot pixels, cosmic rays, saturated rows), or if they are wide and
 * there are usual objects besides: with sharp edges and one value they are a drawing, such as a
 * scale bar; otherwise they may be dust or the brightest objects, which both must not hide the
 * others. When in doubt they are kept.
 */
final class OutlierSearch {
  /** Largest share of neighbours of a sharp edge that are brighter than the other pixels. */
  private static final double SHARP = 0.1;

  /** Smallest share of pixels that have the largest value in a drawing. */
  private static final double ONE_VALUE = 0.95;

  /** Fewest usual objects that show that the others are not the objects. */
  private static final int USUAL_OBJECTS = 3;

  /** The same for each of the others, if these may be objects too. */
  private static final int USUAL_OBJECTS_EACH = 3;

  /** Smallest size of usual objects relative to the others, if these may be objects too. */
  private static final double ALIKE = 0.25;

  /**
   * Smallest share of pixels that hide others, if they may be objects too. The brightest nuclei of
   * clean images reach 0.4 %.
   */
  private static final double LEAST = 0.005;

  /**
   * Smallest share of the largest value in blurred pixels that hide others. Bright nuclei among dim
   * fibres can be as far from these, but saturate seldom.
   */
  private static final double SATURATED = 0.1;

  /** Smallest contrast of usual objects if the others may be objects too. */
  private static final double CONTRAST = 4;

  /** Shares of the values below the end of the range, for ever wider blurred edges. */
  private static final double[] SHARES = {0.99, 0.97};

  private static final double FAR_IF_BLURRED = 10;

  private final Iterable<Window> windows;
  private final Distribution values;
  private final Margins margins;

  /**
   * @param windows of the channel
   * @param values of the channel without its margins
   */
  OutlierSearch(Iterable<Window> windows, Distribution values, Margins margins) {
    this.windows =
        () -> StreamSupport.stream(windows.spliterator(), false).map(margins::cleared).iterator();
    this.values = values;
    this.margins = margins;
  }

  /** Returns the outliers that are odd; empty if there are none. */
  Optional<Found> find(int sign) {
    Tail tail = new Tail(values, sign);
    Optional<Found> found = judge(tail.far(), sign);
    found = found.isPresent() ? found : judge(tail.belowGap(), sign);
    for (int i = 0; i < SHARES.length && found.isEmpty() && sign > 0; i++) {
      found = blurred(tail, SHARES[i]);
    }
    return found;
  }

  /**
   * @param pixels number of odd pixels
   * @param others the values that decide the range
   */
  record Found(Outliers outliers, long pixels, Distribution others) {}

  private Optional<Found> judge(OptionalDouble limit, int sign) {
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    Distribution others = below(limit.getAsDouble(), sign);
    IntensityRange range = IntensityRange.of(others);
    double end = sign > 0 ? range.high() : range.low();
    Outliers far = new Outliers(sign, limit.getAsDouble(), false, Outliers.Areas.KEPT, end);
    OutlierShape shape = shape(far);
    boolean specks = shape.hasSpecks() && shape.raisedBesideSpecks() <= SHARP;
    Outliers.Areas areas =
        shape.areas().length > 0 ? areas(shape, far, range) : Outliers.Areas.KEPT;
    if (!specks && areas == Outliers.Areas.KEPT) {
      return Optional.empty();
    }
    Outliers judged = new Outliers(sign, limit.getAsDouble(), specks, areas, end);
    boolean leftOut = judged.areLeftOut(shape.areas().length > 0);
    return Optional.of(
        new Found(judged, values.total() - others.total(), leftOut ? others : values));
  }

  /** Finds bright pixels whose blurred edges are so wide that they reach into the range. */
  private Optional<Found> blurred(Tail tail, double share) {
    OptionalDouble limit = tail.far(share, FAR_IF_BLURRED);
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    double end = tail.end(limit.getAsDouble(), share);
    Distribution others = below(end, 1);
    IntensityRange range = IntensityRange.of(others);
    Outliers far = new Outliers(1, limit.getAsDouble(), false, Outliers.Areas.KEPT, range.high());
    OutlierShape shape = shape(far);
    if (shape.areas().length == 0 || areas(shape, far, range) != Outliers.Areas.LIMITED) {
      return Optional.empty();
    }
    Outliers judged = new Outliers(1, end, false, Outliers.Areas.LIMITED, range.high());
    return Optional.of(
        new Found(judged, values.total() - values.countUpTo(limit.getAsDouble()), others));
  }

  private Distribution below(double limit, int sign) {
    return sign > 0
        ? values.within(Double.NEGATIVE_INFINITY, limit)
        : values.within(-limit, Double.POSITIVE_INFINITY);
  }

  private OutlierShape shape(Outliers far) {
    double largest = far.sign() * values.value(far.sign() > 0 ? values.total() - 1 : 0);
    OutlierShape shape = new OutlierShape(far, largest);
    windows.forEach(shape::add);
    return shape;
  }

  private Outliers.Areas areas(OutlierShape shape, Outliers far, IntensityRange range) {
    UsualObjects usual =
        UsualObjects.in(
            windows,
            window -> {
              boolean[] out = margins.mask(window);
              for (int i = 0; i < out.length; i++) {
                out[i] |= far.contains(window.values()[i]);
              }
              return out;
            },
            range);
    if (usual.count() < USUAL_OBJECTS) {
      return Outliers.Areas.KEPT;
    }
    boolean sharp = shape.raisedBesideAreas() <= SHARP;
    if (sharp) {
      return shape.shareOfLargest() >= ONE_VALUE ? Outliers.Areas.REMOVED : Outliers.Areas.LIMITED;
    }
    int[] areas = shape.areas();
    boolean many =
        usual.count() >= USUAL_OBJECTS_EACH * areas.length
            && usual.area() >= ALIKE * areas[Quantiles.median(areas.length)];
    double share =
        (double) shape.pixels()
            / StreamSupport.stream(windows.spliterator(), false)
                .mapToLong(window -> window.values().length)
                .sum();
    return many
            && shape.shareOfLargest() >= SATURATED
            && range.contrast() >= CONTRAST
            && share > LEAST
        ? Outliers.Areas.LIMITED
        : Outliers.Areas.KEPT;
  }
}
