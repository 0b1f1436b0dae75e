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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import morula.image.FittedNormalization;
import morula.image.Resize;
import morula.inference.ChannelNormalization;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.instances.Head;
import morula.instances.ScoredDecoder;
import morula.progress.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Segments again those regions of a plane whose objects are much larger or smaller than the median
 * of all objects, each region at the scale at which its objects have the size that the network has
 * learned.
 *
 * <p>The plane is divided into square regions of many objects. The first segmentation shows where
 * objects are smaller. A pass at a coarse scale shows where they are larger, since at a fine scale
 * large objects are split into pieces. A region is segmented again if objects of another size are
 * also found at their own scale, and with more confidence.
 */
public final class SizeRegions {
  /** Side of a region, in diameters of the plane's median object. */
  private static final double SIDE = 24;

  /**
   * Ratio of diameters from which on objects count as of another size: networks tolerate smaller
   * differences.
   */
  private static final double DIFFERENT = 1.7;

  /** Magnification of the coarse pass, relative to the usual one. */
  private static final double COARSE = 1.0 / 3;

  /** Side of a block of the coarse pass, in pixels as the network sees them. */
  private static final double BLOCK = 2048;

  /** Side of the window that is segmented to choose a size, in pixels as the network sees them. */
  private static final double WINDOW = 1024;

  private static final int PASSES = 4;

  /** Relative change of the magnification below which there is no further pass. */
  private static final double PRECISION = 0.2;

  /** Smallest number of small objects that counts; fewer are specks among other objects. */
  private static final int FEWEST = 5;

  /** Context around a region, in diameters of its objects. */
  private static final double MARGIN = 2;

  private final TiledPredictor predictor;
  private final ObjectFinder finder;
  private final double learned;
  private final DoubleFunction<ScoredDecoder> decoders;
  private final DoublePredicate allowed;
  private int regions;
  private int refined;

  /**
   * @param learned diameter of the objects that the network has learned, in pixels
   * @param decoders the decoder for a magnification
   * @param allowed whether the size limits allow objects of a diameter, in pixels of the plane
   */
  public SizeRegions(
      TiledPredictor predictor,
      Head head,
      double learned,
      DoubleFunction<ScoredDecoder> decoders,
      DoublePredicate allowed) {
    this.predictor = predictor;
    finder = new ObjectFinder(predictor, head);
    this.learned = learned;
    this.decoders = decoders;
    this.allowed = allowed;
  }

  /** A plane with the normalisation of its intensities. */
  private record Plane(
      RandomAccessibleInterval<? extends RealType<?>> pixels, FittedNormalization fitted) {}

  /**
   * Segments regions again where that is better.
   *
   * @param pixels X, Y, CHANNEL of the plane at its own scale
   * @param fitted normalisation of its intensities
   * @param labels X, Y: the segmentation of the plane; is changed
   * @param scores of label i at index i − 1
   * @param magnification at which the plane was segmented
   * @return scores of the changed labels; label numbers may have gaps
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space for a prediction
   */
  public double[] refine(
      RandomAccessibleInterval<? extends RealType<?>> pixels,
      FittedNormalization fitted,
      RandomAccessibleInterval<IntType> labels,
      double[] scores,
      double magnification,
      Progress progress)
      throws IOException {
    double usual = learned / magnification;
    RegionGrid grid = RegionGrid.of(labels, SIDE * usual);
    if (grid.count() == 1) {
      return scores;
    }
    Plane plane = new Plane(pixels, fitted);
    List<FoundObject> objects = FoundObject.in(labels, scores, 1);
    double[] diameters = diameters(plane, grid, objects, usual, progress);
    regions += grid.count();
    if (Arrays.stream(diameters).allMatch(diameter -> diameter == usual)) {
      return scores;
    }
    IntPredicate isRefined = region -> diameters[region] != usual;
    RegionMerge merge =
        new RegionMerge(labels, objects, scores, o -> isRefined.test(grid.indexOf(o.x(), o.y())));
    for (int region = 0; region < grid.count(); region++) {
      if (isRefined.test(region)) {
        progress.update(region, grid.count(), "Segmenting regions again at another scale");
        refined++;
        int here = region;
        segment(
            plane,
            grid.region(region),
            diameters[region],
            object -> {
              int of = grid.indexOf(object.x(), object.y());
              return of == here || reachesOver(object, grid.region(here), diameters[of]);
            },
            merge,
            progress);
      }
    }
    return merge.finish();
  }

  /** Whether a large object reaches a little into a region with mostly smaller objects. */
  private static boolean reachesOver(FoundObject object, Interval region, double smaller) {
    Interval wider = Intervals.expand(region, Math.round(object.diameter()));
    return object.diameter() > DIFFERENT * smaller && contains(wider, object.x(), object.y());
  }

  /** A line for the log on the planes so far; empty if no region was segmented again. */
  public Optional<String> summary() {
    return refined == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "segmented %d of %d regions again at another scale (set diameter= to use one scale everywhere)",
                refined,
                regions));
  }

  /** Chooses the object diameter for each region: the usual one unless another is better. */
  private double[] diameters(
      Plane plane, RegionGrid grid, List<FoundObject> objects, double usual, Progress progress)
      throws IOException {
    List<List<FoundObject>> near = grid.sort(objects.stream().filter(Objects::nonNull).toList());
    List<List<FoundObject>> far = grid.sort(atCoarseScale(plane, usual, progress));
    double[] diameters = new double[grid.count()];
    for (int region = 0; region < grid.count(); region++) {
      progress.checkCancelled();
      progress.update(region, grid.count(), "Comparing object sizes");
      diameters[region] = usual;
      double confidence = Double.NaN;
      for (List<FoundObject> candidates :
          List.of(smaller(near.get(region), usual), larger(far.get(region), usual))) {
        SizeEstimate candidate = SizeEstimate.of(candidates);
        if (!candidate.isConfident() || !allowed.test(candidate.diameter())) {
          continue;
        }
        double side = WINDOW / magnification(Math.min(usual, candidate.diameter()));
        Interval window = window(grid.region(region), candidates, side);
        if (Double.isNaN(confidence)) {
          confidence =
              Math.max(
                  SizeEstimate.MINIMUM_CONFIDENCE,
                  onePass(plane, window, usual, progress).confidence());
        }
        SizeEstimate settled = settle(plane, window, candidate.diameter(), progress);
        if (isDifferent(settled.diameter(), usual) && settled.confidence() > confidence) {
          diameters[region] = settled.diameter();
          confidence = settled.confidence();
        }
      }
    }
    return diameters;
  }

  /** Returns the objects of a region if their median diameter is small; else no objects. */
  private List<FoundObject> smaller(List<FoundObject> near, double usual) {
    double median = SizeEstimate.of(near).diameter();
    boolean small =
        near.size() >= FEWEST
            && median < usual / DIFFERENT
            && magnification(median) > magnification(usual);
    return small ? near : List.of();
  }

  private static List<FoundObject> larger(List<FoundObject> far, double usual) {
    return SizeEstimate.of(far).diameter() > usual * DIFFERENT ? far : List.of();
  }

  private static boolean isDifferent(double diameter, double usual) {
    return Math.max(diameter / usual, usual / diameter) > DIFFERENT;
  }

  private List<FoundObject> atCoarseScale(Plane plane, double usual, Progress progress)
      throws IOException {
    double magnification = magnification(usual) * COARSE;
    RegionGrid blocks = RegionGrid.of(plane.pixels(), BLOCK / magnification);
    List<FoundObject> found = new ArrayList<>();
    for (int block = 0; block < blocks.count(); block++) {
      progress.checkCancelled();
      progress.update(block, blocks.count(), "Searching for larger objects");
      found.addAll(find(plane, blocks.region(block), magnification, progress));
    }
    return found;
  }

  /**
   * Segments a window at the scale of its objects until that scale no longer changes.
   *
   * @return {@link SizeEstimate#NONE} if it keeps changing
   */
  private SizeEstimate settle(Plane plane, Interval window, double diameter, Progress progress)
      throws IOException {
    double seen = diameter;
    for (int i = 0; i < PASSES; i++) {
      SizeEstimate estimate = onePass(plane, window, seen, progress);
      if (Math.abs(magnification(estimate.diameter()) / magnification(seen) - 1) <= PRECISION) {
        return estimate;
      }
      if (Double.isNaN(estimate.diameter())) {
        break;
      }
      seen = estimate.diameter();
    }
    return SizeEstimate.NONE;
  }

  /** Estimates the size of the objects in a window at the scale for objects of a given diameter. */
  private SizeEstimate onePass(Plane plane, Interval window, double diameter, Progress progress)
      throws IOException {
    return SizeEstimate.of(find(plane, window, magnification(diameter), progress));
  }

  private double magnification(double diameter) {
    return ObjectScale.magnification(learned, diameter);
  }

  /** Finds the objects whose centres lie in a part of a plane. */
  private List<FoundObject> find(
      Plane plane, Interval part, double magnification, Progress progress) throws IOException {
    Interval crop = crop(plane, part, learned / magnification);
    List<FoundObject> found = new ArrayList<>();
    for (FoundObject object :
        finder.find(resized(plane, crop, magnification), plane.fitted(), magnification, progress)) {
      double x = object.x() + crop.min(0);
      double y = object.y() + crop.min(1);
      if (contains(part, x, y)) {
        found.add(new FoundObject(object.diameter(), x, y, object.score()));
      }
    }
    return found;
  }

  private static boolean contains(Interval part, double x, double y) {
    return x >= part.min(0) && x < part.max(0) + 1 && y >= part.min(1) && y < part.max(1) + 1;
  }

  private void segment(
      Plane plane,
      Interval region,
      double diameter,
      Predicate<FoundObject> wanted,
      RegionMerge merge,
      Progress progress)
      throws IOException {
    double magnification = magnification(diameter);
    Interval crop = crop(plane, region, diameter);
    RandomAccessibleInterval<FloatType> pixels = resized(plane, crop, magnification);
    Progress silent = progress.withoutSteps();
    try (PlaneStore<FloatType> prediction =
            predictor.predict(pixels, ChannelNormalization.of(plane.fitted()), silent);
        PlaneStore<IntType> seen = PlaneStore.ints(pixels.dimension(0), pixels.dimension(1));
        PlaneStore<IntType> own = PlaneStore.ints(crop.dimension(0), crop.dimension(1))) {
      ScoredDecoder decoder = decoders.apply(magnification);
      double[] scores = decoder.decodeScored(prediction.pixels(), seen.pixels(), silent).kept();
      Resize.labels(seen.pixels(), decoder.foreground(prediction.pixels()), own.pixels());
      merge.add(Views.translate(own.pixels(), crop.min(0), crop.min(1)), scores, wanted);
    }
  }

  /** Returns a window in a region, centred on some of its objects, with at most the given side. */
  private static Interval window(Interval region, List<FoundObject> objects, double side) {
    long[] min = new long[2];
    long[] max = new long[2];
    for (int d = 0; d < 2; d++) {
      int axis = d;
      double middle =
          objects.stream().mapToDouble(o -> axis == 0 ? o.x() : o.y()).average().orElseThrow();
      long length = Math.min(region.dimension(d), Math.round(side));
      long begin = Math.round(middle - length / 2.0);
      min[d] = Math.max(region.min(d), Math.min(region.max(d) + 1 - length, begin));
      max[d] = min[d] + length - 1;
    }
    return new FinalInterval(min, max);
  }

  private static Interval crop(Plane plane, Interval part, double diameter) {
    long margin = Math.round(MARGIN * diameter);
    return Intervals.intersect(
        Intervals.expand(part, margin),
        new FinalInterval(plane.pixels().dimension(0), plane.pixels().dimension(1)));
  }

  /** Resizes a part of a plane to the scale of the network; X, Y, CHANNEL from 0. */
  private static RandomAccessibleInterval<FloatType> resized(
      Plane plane, Interval crop, double magnification) {
    return Resize.lazily(
        part(plane.pixels(), crop),
        ObjectScale.length(crop.dimension(0), magnification),
        ObjectScale.length(crop.dimension(1), magnification));
  }

  private static RandomAccessibleInterval<? extends RealType<?>> part(
      RandomAccessibleInterval<? extends RealType<?>> plane, Interval crop) {
    return Views.zeroMin(
        Views.interval(
            plane,
            FinalInterval.createMinMax(
                crop.min(0), crop.min(1), plane.min(2), crop.max(0), crop.max(1), plane.max(2))));
  }
}
