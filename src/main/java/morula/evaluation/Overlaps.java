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
 * The numbers of pixels that the objects of two label images share: the sparse table from which
 * every score is computed. Its memory grows with the number of pairs of overlapping objects, not
 * with the product of the numbers of objects.
 *
 * <p>Objects are numbered 0 to n−1 in the ascending order of their labels; labels may have gaps.
 * Pairs are in ascending order of true, then predicted label, and include those with the
 * background, whose object number is {@link #BACKGROUND}.
 */
public final class Overlaps {
  /** The number that stands for "no object" in a pair. */
  public static final int BACKGROUND = -1;

  /** The value of {@code ignoreLabel} if no label is ignored. */
  public static final int NO_IGNORE = LabelKind.NO_IGNORE;

  /** The side in X and Y of the blocks that are read at a time, in pixels. */
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
   * Returns the overlaps of two label images of any number of dimensions, without a label to
   * ignore. See {@link #of(RandomAccessibleInterval, RandomAccessibleInterval, int)}.
   */
  public static Overlaps of(
      RandomAccessibleInterval<IntType> truth, RandomAccessibleInterval<IntType> prediction) {
    return of(truth, prediction, NO_IGNORE);
  }

  /**
   * Reads both label images once, with all cores.
   *
   * @param truth 0 background, 1 and up objects (or classes); a negative value for ignored pixels
   * @param prediction of the same dimensions; 0 background, 1 and up objects (or classes)
   * @param ignoreLabel a label of {@code truth} to be ignored too, or {@link #NO_IGNORE}. Ignored
   *     pixels are left out of every score: they do not count as parts of predicted objects, and a
   *     predicted object of ignored pixels only is neither right nor wrong
   * @throws IllegalArgumentException if the dimensions differ or a prediction is negative
   */
  public static Overlaps of(
      RandomAccessibleInterval<IntType> truth,
      RandomAccessibleInterval<IntType> prediction,
      int ignoreLabel) {
    long[] size = truth.dimensionsAsLongArray();
    if (!Arrays.equals(size, prediction.dimensionsAsLongArray())) {
      throw new IllegalArgumentException(
          "The labels have the size "
              + Arrays.toString(size)
              + ", but the predictions "
              + Arrays.toString(prediction.dimensionsAsLongArray()));
    }
    if (Arrays.stream(size).anyMatch(length -> length == 0)) {
      return new Overlaps(new PairCounter());
    }
    // Block by block, so that only a small part of lazy images is in memory at a time.
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

  /** Returns the number of true objects. */
  public int trueCount() {
    return trueLabels.length;
  }

  /** Returns the number of predicted objects. */
  public int predictedCount() {
    return predictedLabels.length;
  }

  /** Returns the label of true object {@code object}; 1 and up. */
  public int trueLabel(int object) {
    return trueLabels[object];
  }

  /** Returns the label of predicted object {@code object}; 1 and up. */
  public int predictedLabel(int object) {
    return predictedLabels[object];
  }

  /** Returns the largest label of both images, 0 if there is no object. */
  public int largestLabel() {
    return Math.max(last(trueLabels), last(predictedLabels));
  }

  private static int last(int[] ascending) {
    return ascending.length == 0 ? 0 : ascending[ascending.length - 1];
  }

  /** Returns the number of pixels of true object {@code object}. */
  public long trueSize(int object) {
    return trueSizes[object];
  }

  /** Returns the number of pixels of predicted object {@code object}, without ignored pixels. */
  public long predictedSize(int object) {
    return predictedSizes[object];
  }

  /**
   * Returns the number of pairs that share at least one pixel, including pairs with the background.
   */
  public int pairCount() {
    return pairPixels.length;
  }

  /** Returns the number of the true object of {@code pair}, or {@link #BACKGROUND}. */
  public int pairTrue(int pair) {
    return pairTrue[pair];
  }

  /** Returns the number of the predicted object of {@code pair}, or {@link #BACKGROUND}. */
  public int pairPredicted(int pair) {
    return pairPredicted[pair];
  }

  /** Returns the number of pixels that the objects of {@code pair} share; at least 1. */
  public long intersection(int pair) {
    return pairPixels[pair];
  }

  /** Returns whether {@code pair} consists of two objects, without background. */
  public boolean isObjectPair(int pair) {
    return pairTrue[pair] != BACKGROUND && pairPredicted[pair] != BACKGROUND;
  }

  /**
   * Returns the number of pixels in the union of {@code pair}, which must be a pair of two objects.
   */
  public long union(int pair) {
    return trueSizes[pairTrue[pair]] + predictedSizes[pairPredicted[pair]] - pairPixels[pair];
  }
}
