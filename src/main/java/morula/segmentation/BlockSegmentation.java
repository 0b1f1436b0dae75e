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

package morula.segmentation;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import morula.image.Foreground;
import morula.image.Resize;
import morula.inference.ChannelNormalization;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.progress.Progress;
import morula.sizes.PlaneSize;
import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.NumericType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Segments one frame of an image block by block into the caller's pixels, for viewers and clusters
 * that ask for one interval at a time. Only the part of the image that a block needs is read, in
 * steps of 512 pixels where it is resized.
 *
 * <p>The following is the same as in {@link Segmenter#segment(morula.image.Image, Progress)} of the
 * whole image, with the same settings: the normalisation and the scale, see {@link #fit()}; and the
 * network's prediction at every pixel of the block and of its margin, as its context is read from
 * the image around them. So an object that lies within block and margin has the same pixels, unless
 * it is in a cluster of touching objects that reaches beyond the margin: some decoders look at a
 * cluster as a whole.
 *
 * <p>The following differs: objects are numbered from 1 in each block, so that one that lies in two
 * blocks has two unrelated numbers. Objects that reach beyond the margin are cut at its edge, and
 * only the piece is compared with the smallest and largest size. Where the diameter is estimated,
 * regions with objects of another size are not segmented again at another scale. There are no
 * scores and no warnings.
 *
 * <p>Not safe for use by several threads at once, nor after its {@link Segmenter} is closed.
 */
public final class BlockSegmentation {
  private final TiledPredictor predictor;
  private final PlaneSegmenter planes;
  private final RandomAccessibleInterval<? extends RealType<?>> frame;
  private final Interval plane;
  private final ImageFit fit;

  /**
   * @param frame X, Y, CHANNEL, Z, with the channels that the model takes, resized if the model
   *     resizes all images
   * @param plane X, Y of the image at its own size
   */
  BlockSegmentation(
      TiledPredictor predictor,
      PlaneSegmenter planes,
      RandomAccessibleInterval<? extends RealType<?>> frame,
      Interval plane,
      ImageFit fit) {
    this.predictor = predictor;
    this.planes = planes;
    this.frame = frame;
    this.plane = plane;
    this.fit = fit;
  }

  /** The fit of the frame; given to {@link Segmenter#blocks} again, it saves reading the image. */
  public ImageFit fit() {
    return fit;
  }

  /**
   * Fills a block with labels.
   *
   * @param z slice, from 0
   * @param target X, Y: the block, at its position in the image and within it; is filled with 0 for
   *     background, then objects from 1 on, in the order of their first pixels, or classes
   * @param margin pixels around the block that are segmented too and then discarded; at least 0.
   *     Objects that are not longer than this are not cut
   * @return the largest number in the block
   * @throws IllegalArgumentException if the block does not lie within the image, or its type cannot
   *     hold the largest number
   * @throws java.util.concurrent.CancellationException if cancelled
   * @throws IOException if there is not enough disk space
   */
  public <T extends IntegerType<T>> int segment(
      long z, RandomAccessibleInterval<T> target, int margin, Progress progress)
      throws IOException {
    Interval block = new FinalInterval(target);
    if (block.numDimensions() != 2 || margin < 0 || !Intervals.contains(plane, block)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "block %s with a margin of %d does not lie within the image %s",
              Intervals.toString(block),
              margin,
              Intervals.toString(plane)));
    }
    Interval outer = Intervals.intersect(plane, Intervals.expand(block, margin));
    try (PlaneStore<IntType> store = PlaneStore.ints(outer.dimension(0), outer.dimension(1))) {
      RandomAccessibleInterval<IntType> labels =
          Views.translate(store.pixels(), outer.minAsLongArray());
      decode(
          z,
          labels,
          (prediction, pixels, seen) -> planes.decode(prediction, seen, progress),
          progress);
      planes.finish(labels);
      RandomAccessibleInterval<IntType> inner = Views.interval(labels, block);
      if (planes.areObjects()) {
        ObjectNumbering.apply(inner, 0);
      }
      return copy(inner, target);
    }
  }

  /**
   * Segments a part of a plane, with scores and measures; nothing is discarded.
   *
   * @param z slice, from 0
   * @param labels X, Y at their position in the image; are filled, with gaps in the numbers
   */
  PlaneResult segmentScored(long z, RandomAccessibleInterval<IntType> labels, Progress progress)
      throws IOException {
    double magnification = (double) fit.size().width() / plane.dimension(0);
    AtomicReference<PlaneResult> result = new AtomicReference<>();
    decode(
        z,
        labels,
        (prediction, pixels, seen) ->
            result.set(
                planes.decodeScored(
                    prediction, pixels, fit.normalization(), seen, magnification, progress)),
        progress);
    planes.finish(labels);
    return result.get();
  }

  /** Turns a prediction into labels of the same size; both, and the pixels, begin at 0. */
  private interface Decoding {
    void decode(
        RandomAccessibleInterval<FloatType> prediction,
        RandomAccessibleInterval<? extends RealType<?>> pixels,
        RandomAccessibleInterval<IntType> labels);
  }

  /**
   * @param labels X, Y at their position in the image; are filled
   */
  private void decode(
      long z, RandomAccessibleInterval<IntType> labels, Decoding decoding, Progress progress)
      throws IOException {
    PlaneSize size = fit.size();
    RandomAccessibleInterval<? extends RealType<?>> pixels =
        ImageScaling.resized(ImageScaling.slice(frame, z), size);
    Interval whole = new FinalInterval(size.width(), size.height());
    Interval part = Intervals.intersect(whole, seen(labels, whole));
    Interval source = predictor.source(part, whole);
    try (PlaneStore<FloatType> prediction =
            predictor.predict(
                crop(pixels, source), ChannelNormalization.of(fit.normalization()), progress);
        PlaneStore<IntType> store = PlaneStore.ints(part.dimension(0), part.dimension(1))) {
      Interval within =
          Intervals.translate(Intervals.translate(part, -source.min(0), 0), -source.min(1), 1);
      RandomAccessibleInterval<FloatType> decoded = crop(prediction.pixels(), within);
      decoding.decode(decoded, crop(pixels, part), store.pixels());
      Resize.labels(
          at(part, store.pixels(), whole),
          planes
              .foreground(decoded)
              .map(f -> new Foreground(at(part, f.probabilities(), whole), f.threshold())),
          plane,
          labels);
    }
  }

  /** Returns a part at its place in the whole plane, with 0 around it. */
  private static <T extends NumericType<T>> RandomAccessibleInterval<T> at(
      Interval place, RandomAccessibleInterval<T> part, Interval whole) {
    RandomAccessibleInterval<T> there =
        Views.translate(Views.zeroMin(part), place.minAsLongArray());
    return Views.interval(Views.extendZero(there), whole);
  }

  /**
   * Returns the pixels of the network that lie on an interval of the image, and one more on each
   * side.
   */
  private Interval seen(Interval interval, Interval whole) {
    long[] min = new long[2];
    long[] max = new long[2];
    for (int d = 0; d < 2; d++) {
      double scale = (double) whole.dimension(d) / plane.dimension(d);
      min[d] = (long) Math.floor(interval.min(d) * scale) - 1;
      max[d] = (long) Math.ceil((interval.max(d) + 1) * scale);
    }
    return new FinalInterval(min, max);
  }

  /**
   * @param pixels X, Y, CHANNEL
   * @return X, Y, CHANNEL from 0
   */
  private static <T extends RealType<T>> RandomAccessibleInterval<T> crop(
      RandomAccessibleInterval<? extends RealType<?>> pixels, Interval part) {
    @SuppressWarnings("unchecked")
    RandomAccessibleInterval<T> typed = (RandomAccessibleInterval<T>) pixels;
    return Views.zeroMin(
        Views.interval(
            typed,
            FinalInterval.createMinMax(
                part.min(0), part.min(1), pixels.min(2), part.max(0), part.max(1), pixels.max(2))));
  }

  private static <T extends IntegerType<T>> int copy(
      RandomAccessibleInterval<IntType> labels, RandomAccessibleInterval<T> target) {
    int largest = 0;
    for (IntType label : Views.flatIterable(labels)) {
      largest = Math.max(largest, label.get());
    }
    double most = target.getType().getMaxValue();
    if (largest > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the block has labels up to %d, but its pixel type holds at most %.0f",
              largest,
              most));
    }
    Cursor<T> to = Views.flatIterable(target).cursor();
    for (IntType label : Views.flatIterable(labels)) {
      to.next().setInteger(label.get());
    }
    return largest;
  }
}
