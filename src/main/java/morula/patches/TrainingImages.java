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

package morula.patches;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import morula.progress.InvalidRequestException;

/**
 * The images that patches are drawn from: all in memory, or generated on demand. All have the same
 * number of dimensions and channels. Thread-safe.
 */
public final class TrainingImages {
  /** Share of Java's memory for images that can be generated again. */
  private static final double SHARE = 0.25;

  /**
   * Largest number of generated images used for statistics, as generating all would take too long.
   */
  public static final int FOR_STATISTICS = 200;

  /** An image and the positions of its labels. */
  record Annotated(TrainingImage image, LabelPositions positions) {
    Annotated(TrainingImage image) {
      this(image, new LabelPositions(image));
    }
  }

  private final int size;
  private final int forStatistics;
  private final IntFunction<TrainingImage> source;

  /** The first images, as many as are kept in memory. */
  private final AtomicReferenceArray<Annotated> kept;

  private TrainingImages(
      int size, int forStatistics, IntFunction<TrainingImage> source, Annotated[] kept) {
    this.size = size;
    this.forStatistics = forStatistics;
    this.source = source;
    this.kept = new AtomicReferenceArray<>(kept);
  }

  /**
   * Returns images that are in memory.
   *
   * @param images at least one; those without any annotated pixel are left out
   * @throws InvalidRequestException if no image has an annotated pixel, or they differ in
   *     dimensions or channels
   */
  public static TrainingImages of(List<TrainingImage> images) {
    List<Annotated> annotated = new ArrayList<>();
    for (TrainingImage image : images) {
      requireLike(images.get(0), image);
      Annotated found = new Annotated(image);
      if (!found.positions().isUnannotated()) {
        annotated.add(found);
      }
    }
    if (annotated.isEmpty()) {
      throw new InvalidRequestException(
          "labels: none of the images has an annotated pixel; annotate at least one pixel");
    }
    return new TrainingImages(
        annotated.size(),
        annotated.size(),
        i -> {
          throw new IndexOutOfBoundsException("There is no image " + i);
        },
        annotated.toArray(Annotated[]::new));
  }

  /**
   * Returns images that are generated on demand. As many as there is room for stay in memory; the
   * others are generated again each time.
   *
   * @param count number of images, at least 1
   * @param source generates images 0 to {@code count} − 1, always the same image for an index, from
   *     any thread; all of one size and annotated everywhere
   */
  public static TrainingImages generated(int count, IntFunction<TrainingImage> source) {
    TrainingImage first = source.apply(0);
    long bytes = (first.labels().size() + first.pixels().size()) * Float.BYTES;
    long room = (long) (SHARE * Runtime.getRuntime().maxMemory()) / bytes;
    Annotated[] kept = new Annotated[(int) Math.max(1, Math.min(count, room))];
    kept[0] = new Annotated(first);
    return new TrainingImages(count, Math.min(count, FOR_STATISTICS), source, kept);
  }

  /** Returns the number of images. */
  public int size() {
    return size;
  }

  /**
   * Returns images spread evenly over the set.
   *
   * @param count number of images; fewer if there are fewer, and no more than {@value
   *     #FOR_STATISTICS} of generated images
   */
  public List<TrainingImage> sample(int count) {
    int images = Math.min(count, forStatistics);
    return IntStream.range(0, images).mapToObj(i -> get((int) ((long) i * size / images))).toList();
  }

  /**
   * Returns one image.
   *
   * @param index 0 to {@link #size} − 1
   */
  public TrainingImage get(int index) {
    return annotated(index).image();
  }

  /**
   * Returns the images used for statistics: all in memory, or the first {@value #FOR_STATISTICS}
   * generated ones.
   */
  public List<TrainingImage> forStatistics() {
    return IntStream.range(0, forStatistics).mapToObj(this::get).toList();
  }

  Annotated annotated(int index) {
    if (index >= kept.length()) {
      return new Annotated(source.apply(index));
    }
    Annotated found = kept.get(index);
    if (found == null) {
      found = new Annotated(source.apply(index));
      kept.set(index, found);
    }
    return found;
  }

  /** Returns the number of pixels of one channel of an image, without generating the image. */
  long pixels(int index) {
    Annotated found = index < kept.length() ? kept.get(index) : null;
    return (found == null ? get(0) : found.image()).labels().size();
  }

  /** Returns the number of channels of every image. */
  int channels() {
    return get(0).channels();
  }

  /** Returns the number of dimensions in space of every image: 2 or 3. */
  int spatialDimensions() {
    return get(0).spatialDimensions();
  }

  private static void requireLike(TrainingImage first, TrainingImage image) {
    if (image.channels() != first.channels()
        || image.spatialDimensions() != first.spatialDimensions()) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: the image has %d channels and is %dD, but %s has %d channels and is %dD; use images with the same channels and dimensions",
              image.name(),
              image.channels(),
              image.spatialDimensions(),
              first.name(),
              first.channels(),
              first.spatialDimensions()));
    }
  }
}
