package morula.evaluation;

import java.util.Arrays;
import java.util.stream.LongStream;
import morula.dataset.LabelKind;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Which objects of two label images share how many pixels: the sparse table that every score is
 * computed from. Its memory follows the number of pairs of objects that touch, never the product of
 * the numbers of objects.
 *
 * <p>Objects are numbered 0 to n−1 in the ascending order of their labels; labels may have gaps.
 * Pairs are in ascending order of true, then predicted label, and include those with the
 * background, whose object number is {@link #BACKGROUND}.
 */
public final class Overlaps {
  /** The number that stands for "no object" in a pair. */
  public static final int BACKGROUND = -1;

  /** Value of {@code ignoreLabel} when no label is to be ignored. */
  public static final int NO_IGNORE = LabelKind.NO_IGNORE;

  /** Side in X and Y of what is read at a time, in pixels. */
  private static final int BLOCK = 2048;

  private final int[] trueLabels;
  private final int[] predictedLabels;
  private final long[] trueSizes;
  private final long[] predictedSizes;
  private final int[] pairTrue;
  private final int[] pairPredicted;
  private final long[] pairPixels;

  private Overlaps(PairCounter counter) {
    long[] keys = counter.sortedKeys();
    trueLabels = objects(Arrays.stream(keys).mapToInt(PairCounter::truth).toArray());
    predictedLabels = objects(Arrays.stream(keys).mapToInt(PairCounter::prediction).toArray());
    trueSizes = new long[trueLabels.length];
    predictedSizes = new long[predictedLabels.length];
    pairTrue = new int[keys.length];
    pairPredicted = new int[keys.length];
    pairPixels = new long[keys.length];
    for (int pair = 0; pair < keys.length; pair++) {
      int t = Math.max(BACKGROUND, Arrays.binarySearch(trueLabels, PairCounter.truth(keys[pair])));
      int p =
          Math.max(
              BACKGROUND, Arrays.binarySearch(predictedLabels, PairCounter.prediction(keys[pair])));
      pairTrue[pair] = t;
      pairPredicted[pair] = p;
      pairPixels[pair] = counter.pixels(keys[pair]);
      if (t != BACKGROUND) {
        trueSizes[t] += pairPixels[pair];
      }
      if (p != BACKGROUND) {
        predictedSizes[p] += pairPixels[pair];
      }
    }
  }

  private static int[] objects(int[] labels) {
    return Arrays.stream(labels).filter(label -> label != 0).sorted().distinct().toArray();
  }

  /**
   * Overlaps of two label images of any number of dimensions, without a label to ignore. See {@link
   * #of(RandomAccessibleInterval, RandomAccessibleInterval, int)}.
   */
  public static Overlaps of(
      RandomAccessibleInterval<IntType> truth, RandomAccessibleInterval<IntType> prediction) {
    return of(truth, prediction, NO_IGNORE);
  }

  /**
   * Reads both label images once, with all cores.
   *
   * @param truth 0 background, 1 and up objects (or classes); a negative value where the annotation
   *     is to be ignored
   * @param prediction of the same dimensions; 0 background, 1 and up objects (or classes)
   * @param ignoreLabel a label of {@code truth} to be ignored too, or {@link #NO_IGNORE}. Ignored
   *     pixels do not exist for any score: they shrink predicted objects, and a predicted object
   *     that lies in them alone is neither right nor wrong
   * @throws IllegalArgumentException if the dimensions differ or a prediction is negative
   */
  public static Overlaps of(
      RandomAccessibleInterval<IntType> truth,
      RandomAccessibleInterval<IntType> prediction,
      int ignoreLabel) {
    long[] size = truth.dimensionsAsLongArray();
    if (!Arrays.equals(size, prediction.dimensionsAsLongArray())) {
      throw new IllegalArgumentException(
          "Labels are of size "
              + Arrays.toString(size)
              + ", predictions "
              + Arrays.toString(prediction.dimensionsAsLongArray()));
    }
    if (Arrays.stream(size).anyMatch(length -> length == 0)) {
      return new Overlaps(new PairCounter());
    }
    // Block by block, so that of lazy images little has to be in memory at a time.
    int[] blockSize = new int[size.length];
    Arrays.setAll(blockSize, d -> d < 2 ? BLOCK : 1);
    CellGrid blocks = new CellGrid(size, blockSize);
    return new Overlaps(
        LongStream.range(0, Intervals.numElements(blocks.getGridDimensions()))
            .parallel()
            .collect(
                PairCounter::new,
                (counter, block) ->
                    LoopBuilder.setImages(
                            block(truth, blocks, block), block(prediction, blocks, block))
                        .forEachPixel((t, p) -> counter.count(t, p, ignoreLabel)),
                PairCounter::addAll));
  }

  private static RandomAccessibleInterval<IntType> block(
      RandomAccessibleInterval<IntType> labels, CellGrid blocks, long index) {
    long[] min = new long[labels.numDimensions()];
    int[] size = new int[labels.numDimensions()];
    blocks.getCellDimensions(index, min, size);
    long[] max = new long[min.length];
    for (int d = 0; d < min.length; d++) {
      min[d] += labels.min(d);
      max[d] = min[d] + size[d] - 1;
    }
    return Views.interval(labels, min, max);
  }

  /** Number of true objects. */
  public int trueCount() {
    return trueLabels.length;
  }

  /** Number of predicted objects. */
  public int predictedCount() {
    return predictedLabels.length;
  }

  /** Label of true object {@code object}; 1 and up. */
  public int trueLabel(int object) {
    return trueLabels[object];
  }

  /** Label of predicted object {@code object}; 1 and up. */
  public int predictedLabel(int object) {
    return predictedLabels[object];
  }

  /** The largest label of either image, 0 if there is no object. */
  public int largestLabel() {
    return Math.max(last(trueLabels), last(predictedLabels));
  }

  private static int last(int[] ascending) {
    return ascending.length == 0 ? 0 : ascending[ascending.length - 1];
  }

  /** Pixels of true object {@code object}. */
  public long trueSize(int object) {
    return trueSizes[object];
  }

  /** Pixels of predicted object {@code object}, without ignored ones. */
  public long predictedSize(int object) {
    return predictedSizes[object];
  }

  /** Number of pairs that share at least one pixel, those with the background included. */
  public int pairCount() {
    return pairPixels.length;
  }

  /** Number of the true object of {@code pair}, or {@link #BACKGROUND}. */
  public int pairTrue(int pair) {
    return pairTrue[pair];
  }

  /** Number of the predicted object of {@code pair}, or {@link #BACKGROUND}. */
  public int pairPredicted(int pair) {
    return pairPredicted[pair];
  }

  /** Pixels that the two of {@code pair} share; at least 1. */
  public long intersection(int pair) {
    return pairPixels[pair];
  }

  /** Whether {@code pair} is one of two objects, neither being background. */
  public boolean isObjectPair(int pair) {
    return pairTrue[pair] != BACKGROUND && pairPredicted[pair] != BACKGROUND;
  }

  /** Pixels of either object of {@code pair}, which must be a pair of two objects. */
  public long union(int pair) {
    return trueSizes[pairTrue[pair]] + predictedSizes[pairPredicted[pair]] - pairPixels[pair];
  }
}
