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

package morula.sizes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import morula.image.FittedNormalization;
import morula.image.Resize;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.instances.Head;
import morula.progress.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Estimates the diameter of the objects of a plane, with the network that will segment it.
 *
 * <p>The plane is segmented at a small magnification. The size of the objects found gives the
 * magnification that would bring them to the size that the network has learned; the plane is
 * segmented again at that magnification, until the two agree. Objects that are too small are at
 * first found slightly too large, so the magnification converges to the right one from below; from
 * above, large objects would be split into pieces that look like small objects. With noise or dim
 * objects the magnification may not converge and the size drifts away; so the last pass does not
 * count if the network was clearly more confident before. Where two magnifications agree, the
 * estimate is the size that has the earlier of them, at which the plane was segmented.
 */
public final class DiameterEstimate {
  /** Longer side of the plane in the first pass, in pixels, within the limits that follow. */
  private static final double FIRST_SIDE = 160;

  private static final double LEAST_FIRST = 1.0 / 8;
  private static final double MOST_FIRST = 1.0 / 2;

  private static final int PASSES = 7;

  /** Smallest difference of the mean score that is not chance. */
  private static final double CLEARLY = 0.02;

  /**
   * Below this magnification the estimate is repeated at full resolution: at a coarse scale noise
   * can look like objects.
   */
  private static final double DOUBTFUL = 1.0 / 2;

  /**
   * By how much more than the size that was found says the plane is magnified: outlines are better
   * a little too near than too far.
   */
  private static final double ABOVE = 1.03;

  /** There is no further pass that would see the plane nearer by less than this share. */
  private static final double NEARER = 0.05;

  /** The same for a pass that would see it from farther away, see {@link #ABOVE}. */
  private static final double FARTHER = 0.1;

  /** Side of the windows of a large plane, in pixels as the network sees them. */
  private static final int WINDOW = 512;

  /**
   * Largest number of windows of a large plane that are segmented; a smaller plane is segmented as
   * a whole.
   */
  private static final int WINDOWS = 4;

  private final ObjectFinder finder;
  private final double learned;
  private final Consumer<PlaneStore<FloatType>> keeper;

  /**
   * @param learned diameter of the objects that the network has learned, in pixels
   * @param keeper gets each prediction of a whole plane, X, Y, output channel; keeps it open until
   *     it gets the next one, and closes it
   */
  public DiameterEstimate(
      TiledPredictor predictor, Head head, double learned, Consumer<PlaneStore<FloatType>> keeper) {
    finder = new ObjectFinder(predictor, head);
    this.learned = learned;
    this.keeper = keeper;
  }

  /**
   * Estimates the diameter of the median object, with its confidence.
   *
   * @param plane X, Y, CHANNEL
   * @param fitted normalisation of its intensities
   * @return in pixels of the plane; {@link SizeEstimate#NONE} if nothing was found
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space for a prediction
   */
  public SizeEstimate of(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      Progress progress)
      throws IOException {
    double side = Math.max(plane.dimension(0), plane.dimension(1));
    double first = Math.min(MOST_FIRST, Math.max(LEAST_FIRST, FIRST_SIDE / side));
    SizeEstimate estimate = estimate(plane, fitted, first, progress);
    double magnification = ObjectScale.magnification(learned, estimate.diameter());
    if (magnification < DOUBTFUL) {
      // at a coarse scale noise can look like objects
      SizeEstimate near = estimate(plane, fitted, 1, progress);
      estimate = near.confidence() > estimate.confidence() ? near : estimate;
    }
    return estimate;
  }

  private SizeEstimate estimate(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      double first,
      Progress progress)
      throws IOException {
    double magnification = first;
    List<FoundObject> found = List.of();
    SizeEstimate best = SizeEstimate.NONE;
    SizeEstimate last = SizeEstimate.NONE;
    for (int i = 0; i < PASSES; i++) {
      progress.checkCancelled();
      progress.update(i, PASSES, "Estimating the object diameter");
      found = onePass(plane, fitted, magnification, found, progress);
      double next; // magnification
      if (found.isEmpty()) {
        next = 2 * magnification;
      } else {
        last = SizeEstimate.of(found);
        best = last.confidence() > best.confidence() ? last : best;
        next = ABOVE * learned / last.diameter();
      }
      next = Math.min(ObjectScale.LARGEST_MAGNIFICATION, next);
      double change = next / magnification - 1;
      if (-FARTHER < change && change < NEARER) {
        last = found.isEmpty() ? last : seenAt(magnification, last);
        break;
      }
      magnification = next;
    }
    return best.score() > last.score() + CLEARLY ? best : last;
  }

  /** Returns the estimate that leads to a magnification at which the plane was seen. */
  private SizeEstimate seenAt(double magnification, SizeEstimate estimate) {
    return ObjectScale.magnification(learned, estimate.diameter()) == magnification
        ? estimate
        : estimate.withDiameter(learned / magnification);
  }

  /** Finds objects at one magnification. */
  private List<FoundObject> onePass(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      double magnification,
      List<FoundObject> before,
      Progress progress)
      throws IOException {
    int width = ObjectScale.length(plane.dimension(0), magnification);
    int height = ObjectScale.length(plane.dimension(1), magnification);
    RandomAccessibleInterval<FloatType> resized = Resize.lazily(plane, width, height);
    if (columns(resized) * rows(resized) <= WINDOWS) {
      PlaneStore<FloatType> prediction = finder.predict(resized, fitted, progress);
      keeper.accept(prediction);
      return finder.find(prediction.pixels(), resized, magnification, progress);
    }
    List<FoundObject> found = new ArrayList<>();
    for (Interval window : windows(resized, before, magnification)) {
      found.addAll(finder.find(Views.interval(resized, window), fitted, magnification, progress));
    }
    return found;
  }

  private static long columns(Interval plane) {
    return (plane.dimension(0) + WINDOW - 1) / WINDOW;
  }

  private static long rows(Interval plane) {
    return (plane.dimension(1) + WINDOW - 1) / WINDOW;
  }

  /** Returns the windows with most objects; of a plane without any, some spread over the plane. */
  private static List<Interval> windows(
      RandomAccessibleInterval<FloatType> plane, List<FoundObject> before, double magnification) {
    long columns = columns(plane);
    long rows = rows(plane);
    if (before.isEmpty()) {
      return spread(columns, rows).stream()
          .map(index -> window(plane, index, columns, rows))
          .toList();
    }
    Map<Long, Integer> objects = new TreeMap<>();
    for (FoundObject object : before) {
      long column =
          Math.min(columns - 1, (long) (object.x() * magnification) * columns / plane.dimension(0));
      long row =
          Math.min(rows - 1, (long) (object.y() * magnification) * rows / plane.dimension(1));
      objects.merge(row * columns + column, 1, Integer::sum);
    }
    return objects.entrySet().stream()
        .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
        .limit(WINDOWS)
        .map(entry -> window(plane, entry.getKey(), columns, rows))
        .toList();
  }

  /** Returns the indices of at most {@link #WINDOWS} windows that are spread evenly over a grid. */
  static List<Long> spread(long columns, long rows) {
    long across = Math.min(columns, Math.max(2, WINDOWS / rows));
    long down = Math.min(rows, WINDOWS / across);
    List<Long> indices = new ArrayList<>();
    for (long row = 0; row < down; row++) {
      for (long column = 0; column < across; column++) {
        indices.add(
            (2 * row + 1) * rows / (2 * down) * columns
                + (2 * column + 1) * columns / (2 * across));
      }
    }
    return indices;
  }

  private static Interval window(Interval plane, long index, long columns, long rows) {
    long column = index % columns;
    long row = index / columns;
    return FinalInterval.createMinMax(
        column * plane.dimension(0) / columns,
        row * plane.dimension(1) / rows,
        0,
        (column + 1) * plane.dimension(0) / columns - 1,
        (row + 1) * plane.dimension(1) / rows - 1,
        plane.max(2));
  }
}
