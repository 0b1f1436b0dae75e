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

package morula.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.progress.Progress;

/**
 * The measurements of the objects of a label image, ordered by frame, slice and label. They are
 * made some at a time, when they are asked for; memory grows with the number of objects of a plane,
 * by some 150 bytes each.
 */
final class MeasuredObjects implements Iterable<ObjectMeasures> {
  /** The number of objects that are measured at once, in parallel. */
  private static final int AT_ONCE = 256;

  private final Labels labels;
  private final Image image;
  private final Optional<double[]> scores;
  private final int firstSlice;
  private final int firstFrame;
  private final Progress progress;

  /**
   * @param scores of label i at index i − 1
   * @param firstSlice slice of the whole image that is the first of these, from 0
   * @param firstFrame frame of the whole image that is the first of these, from 0
   * @throws IllegalArgumentException if labels and image differ in size
   */
  MeasuredObjects(
      Labels labels,
      Image image,
      Optional<double[]> scores,
      int firstSlice,
      int firstFrame,
      Progress progress) {
    this.labels = labels;
    this.image = image;
    this.scores = scores;
    this.firstSlice = firstSlice;
    this.firstFrame = firstFrame;
    this.progress = progress;
    long[] size = labels.pixels().dimensionsAsLongArray();
    if (size[0] != image.size(Axis.X)
        || size[1] != image.size(Axis.Y)
        || size[2] != image.size(Axis.Z)
        || size[3] != image.size(Axis.TIME)) {
      throw new IllegalArgumentException(
          labels.name() + ": the labels do not have the size of the image " + image.name());
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  @Override
  public Iterator<ObjectMeasures> iterator() {
    return new Objects();
  }

  private final class Objects implements Iterator<ObjectMeasures> {
    /** The plane that is measured now, counted through all frames; −1 before the first. */
    private long plane = -1;

    /** Those of the plane at index label − 1; null for labels without pixels. */
    private List<ObjectSums> sums = List.of();

    private DetailedMeasurement detailed;

    /** The index in {@link #sums} after the last object that was measured. */
    private int end;

    private final Deque<ObjectMeasures> measured = new ArrayDeque<>();

    @Override
    public boolean hasNext() {
      while (measured.isEmpty()) {
        progress.checkCancelled();
        if (end < sums.size()) {
          measureNext();
        } else if (plane + 1 < labels.slices() * labels.frames()) {
          plane++;
          begin();
        } else {
          return false;
        }
      }
      return true;
    }

    private void begin() {
      end = 0;
      sums =
          new PlaneMeasurement(image.plane(z(), t()), labels.calibration())
              .measure(labels.plane(z(), t()), progress);
      detailed =
          new DetailedMeasurement(
              image.plane(z(), t()), labels.plane(z(), t()), labels.calibration());
    }

    /** Measures some objects at once. */
    private void measureNext() {
      int start = end;
      end = Math.min(sums.size(), start + AT_ONCE);
      measured.addAll(
          IntStream.range(start, end)
              .parallel()
              .filter(i -> sums.get(i) != null)
              .mapToObj(this::measure)
              .toList());
    }

    private ObjectMeasures measure(int i) {
      double score = scores.isPresent() ? scores.get()[i] : Double.NaN;
      ObjectMeasures object =
          sums.get(i)
              .measures(firstFrame + t() + 1, firstSlice + z() + 1, score, labels.calibration());
      return object.with(detailed.of(object));
    }

    private int z() {
      return (int) (plane % labels.slices());
    }

    private int t() {
      return (int) (plane / labels.slices());
    }

    @Override
    public ObjectMeasures next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return measured.remove();
    }
  }
}
