package morula.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import morula.image.FittedNormalization;
import morula.image.Resize;
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
 * Segments those regions of a plane anew whose objects are much larger or smaller than the median
 * of all, each in the size in which the network sees its objects as it has learned them.
 *
 * <p>The plane is divided into square regions of many objects. Objects that the plane was segmented
 * into say where smaller ones are; those that are seen from afar, where larger ones are, which fall
 * to pieces from nearby. A region is segmented anew if what is found then stays of another size,
 * and the network is surer of it.
 */
final class SizeRegions {
  /** Side of a region, in diameters of the plane's median object. */
  private static final double SIDE = 24;

  /** Networks do well with objects that are this much larger or smaller than what they learned. */
  private static final double DIFFERENT = 1.7;

  /** How much smaller the plane is when it is looked at from afar. */
  private static final double AFAR = 1.0 / 3;

  /** Side of what is looked at from afar at once, in diameters of the plane's median object. */
  private static final double BLOCK = 8 * SIDE;

  private static final int LOOKS = 3;

  /** Noise may look like objects when it is seen from afar. */
  private static final double LEAST_TRUST = 0.4;

  /** Change of the magnification from which on there is no further look. */
  private static final double PRECISION = 0.2;

  /** Context around a region, in diameters of its objects. */
  private static final double MARGIN = 2;

  private final TiledPredictor predictor;
  private final ObjectFinder finder;
  private final double learned;
  private final DoubleFunction<ScoredDecoder> decoders;
  private int regions;
  private int refined;

  /**
   * @param learned diameter of the objects that the network has learned, in pixels
   * @param decoders the decoder for a magnification
   */
  SizeRegions(
      TiledPredictor predictor, Head head, double learned, DoubleFunction<ScoredDecoder> decoders) {
    this.predictor = predictor;
    finder = new ObjectFinder(predictor, head);
    this.learned = learned;
    this.decoders = decoders;
  }

  /**
   * Segments regions anew where that is better.
   *
   * @param plane X, Y, CHANNEL as it is
   * @param fitted normalisation of its intensities
   * @param labels X, Y: what the plane was segmented into; is changed
   * @param scores of label i at index i − 1
   * @param magnification at which it was
   * @return scores of the labels as they are now; some numbers may be left out
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if the disk has no room for a prediction
   */
  double[] refine(
      RandomAccessibleInterval<? extends RealType<?>> plane,
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
    regions += grid.count();
    List<FoundObject> present = FoundObject.in(labels, scores, 1);
    List<List<FoundObject>> near = grid.sort(present.stream().filter(Objects::nonNull).toList());
    List<List<FoundObject>> far = grid.sort(fromAfar(plane, fitted, usual));
    RegionMerge merge = new RegionMerge(labels, present, scores);
    for (int region = 0; region < grid.count(); region++) {
      progress.checkCancelled();
      Interval interval = grid.region(region);
      double diameter =
          better(
              plane, fitted, interval, usual, candidates(near.get(region), far.get(region), usual));
      if (diameter != usual) {
        refined++;
        segment(plane, fitted, interval, diameter, merge, progress);
      }
    }
    return merge.finish();
  }

  /** What became of the planes so far, for the log; empty where no region is of another size. */
  Optional<String> summary() {
    return refined == 0
        ? Optional.empty()
        : Optional.of(
            "%d of %d regions have objects of another size (diameter= says one for all)"
                .formatted(refined, regions));
  }

  private List<FoundObject> fromAfar(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      double usual)
      throws IOException {
    RegionGrid blocks = RegionGrid.of(plane, BLOCK * usual);
    List<FoundObject> found = new ArrayList<>();
    for (int block = 0; block < blocks.count(); block++) {
      found.addAll(find(plane, fitted, blocks.region(block), magnification(usual) * AFAR));
    }
    return found;
  }

  /** Diameters that the objects of a region may have instead of the usual one. */
  private static List<Double> candidates(
      List<FoundObject> near, List<FoundObject> far, double usual) {
    List<Double> candidates = new ArrayList<>();
    double small = SizeEstimate.of(near).diameter();
    if (small < usual / DIFFERENT) {
      candidates.add(small);
    }
    double large = SizeEstimate.of(far).diameter();
    if (large > usual * DIFFERENT) {
      candidates.add(large);
    }
    return candidates;
  }

  /** The diameter of whose objects the network is surest in a region; the usual one if it is so. */
  private double better(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      Interval region,
      double usual,
      List<Double> candidates)
      throws IOException {
    double best = usual;
    double trust = Double.NaN;
    for (double candidate : candidates) {
      if (Double.isNaN(trust)) {
        trust =
            Math.max(
                LEAST_TRUST,
                SizeEstimate.of(find(plane, fitted, region, magnification(usual))).trust());
      }
      SizeEstimate estimate = settle(plane, fitted, region, candidate);
      boolean different =
          Math.max(estimate.diameter() / usual, usual / estimate.diameter()) > DIFFERENT;
      if (different && estimate.trust() > trust) {
        best = estimate.diameter();
        trust = estimate.trust();
      }
    }
    return best;
  }

  /** Looks at a region in the size that suits its objects, until that no longer changes. */
  private SizeEstimate settle(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      Interval region,
      double diameter)
      throws IOException {
    SizeEstimate estimate = SizeEstimate.NONE;
    double magnification = magnification(diameter);
    for (int i = 0; i < LOOKS; i++) {
      estimate = SizeEstimate.of(find(plane, fitted, region, magnification));
      double next = magnification(estimate.diameter());
      if (!(Math.abs(next / magnification - 1) > PRECISION)) {
        break; // also when nothing was found
      }
      magnification = next;
    }
    return estimate;
  }

  private double magnification(double diameter) {
    return ObjectScale.magnification(learned, diameter);
  }

  /** Objects whose centre lies in a region. */
  private List<FoundObject> find(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      Interval region,
      double magnification)
      throws IOException {
    Interval crop = crop(plane, region, learned / magnification);
    List<FoundObject> found = new ArrayList<>();
    for (FoundObject object :
        finder.find(resized(plane, crop, magnification), fitted, magnification)) {
      double x = object.x() + crop.min(0);
      double y = object.y() + crop.min(1);
      if (RegionGrid.contains(region, x, y)) {
        found.add(new FoundObject(object.diameter(), x, y, object.score()));
      }
    }
    return found;
  }

  private void segment(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      FittedNormalization fitted,
      Interval region,
      double diameter,
      RegionMerge merge,
      Progress progress)
      throws IOException {
    double magnification = magnification(diameter);
    Interval crop = crop(plane, region, diameter);
    RandomAccessibleInterval<FloatType> pixels = resized(plane, crop, magnification);
    try (PlaneStore<FloatType> prediction =
            predictor.predict(pixels, fitted::apply, Progress.NONE);
        PlaneStore<IntType> seen = PlaneStore.ints(pixels.dimension(0), pixels.dimension(1));
        PlaneStore<IntType> own = PlaneStore.ints(crop.dimension(0), crop.dimension(1))) {
      double[] scores =
          decoders
              .apply(magnification)
              .decodeScored(prediction.pixels(), seen.pixels(), progress)
              .kept();
      Resize.labels(seen.pixels(), own.pixels());
      merge.replace(region, Views.translate(own.pixels(), crop.min(0), crop.min(1)), scores);
    }
  }

  private static Interval crop(Interval plane, Interval region, double diameter) {
    long margin = Math.round(MARGIN * diameter);
    return Intervals.intersect(
        Intervals.expand(region, margin),
        new FinalInterval(plane.dimension(0), plane.dimension(1)));
  }

  /** A part of a plane in the size for the network; X, Y, CHANNEL from 0. */
  private static RandomAccessibleInterval<FloatType> resized(
      RandomAccessibleInterval<? extends RealType<?>> plane, Interval crop, double magnification) {
    return Resize.lazily(
        part(plane, crop),
        ObjectScale.length(crop.dimension(0), magnification),
        ObjectScale.length(crop.dimension(1), magnification));
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<T> part(
      RandomAccessibleInterval<? extends RealType<?>> plane, Interval crop) {
    @SuppressWarnings("unchecked")
    RandomAccessibleInterval<T> typed = (RandomAccessibleInterval<T>) plane;
    return Views.zeroMin(
        Views.interval(
            typed,
            FinalInterval.createMinMax(
                crop.min(0), crop.min(1), plane.min(2), crop.max(0), crop.max(1), plane.max(2))));
  }
}
