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

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import morula.image.Quantiles;
import morula.progress.InvalidRequestException;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.util.Intervals;

/**
 * Draws batches of augmented patches. A batch depends only on the seed, the epoch and its index: it
 * is the same in whatever order and from whatever thread it is requested.
 *
 * <p>An epoch draws from each image as many patches as fit into it by area or volume, rounded, but
 * at least one and at most the larger of {@value #FEWEST_AT_MOST} and {@value #TIMES_MEDIAN} times
 * the median over the images, in shuffled order. So every image is used in every epoch, and one
 * huge image does not dominate the others. The last batch is filled up with further patches of the
 * epoch's first images.
 *
 * <p>Half of the patches of an image that has foreground are placed around a random object (or
 * class), each with equal probability whatever its size; the others anywhere, or, where part of an
 * image is not annotated, around a random annotated pixel. Images smaller than the patch are
 * mirrored, and their labels with them. Where a copy of an object does not touch its original, both
 * carry the same label.
 */
public final class PatchSampler {
  private static final int FEWEST_AT_MOST = 16;
  private static final int TIMES_MEDIAN = 4;

  /** Share of patches placed around an object. */
  private static final double FOREGROUND_PROBABILITY = 0.5;

  /**
   * How often an augmented patch is drawn again if it lacks the object that it was placed around.
   */
  private static final int ATTEMPTS = 3;

  private final TrainingImages images;
  private final int[] patchSize;
  private final int[] margin;
  private final int batchSize;
  private final Augmentation augmentation;
  private final TargetEncoder encoder;
  private final long seed;
  private final int[] slots;
  private volatile Order order;

  /** The index of the image of each patch of one epoch. */
  private record Order(int epoch, int[] images) {}

  /**
   * @param images images with as many dimensions as the patch
   * @param patchSize X, Y[, Z] in pixels
   * @param batchSize number of patches in a batch
   * @throws InvalidRequestException if images and patch differ in dimensions
   */
  public PatchSampler(
      TrainingImages images,
      int[] patchSize,
      int batchSize,
      Augmentation augmentation,
      TargetEncoder encoder,
      long seed) {
    if (images.spatialDimensions() != patchSize.length) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s: the image is %dD, but the patch is %dD",
              images.get(0).name(),
              images.spatialDimensions(),
              patchSize.length));
    }
    this.images = images;
    this.patchSize = Arrays.copyOf(patchSize, 3);
    int m = encoder.margin();
    margin = new int[] {m, m, m};
    if (patchSize.length == 2) {
      this.patchSize[2] = 1;
      margin[2] = 0;
    }
    this.batchSize = batchSize;
    this.augmentation = augmentation;
    this.encoder = encoder;
    this.seed = seed;
    slots = slots();
  }

  /**
   * Returns the number of batches in an epoch: the patches as counted above by the batch size,
   * rounded up.
   */
  public int batchesPerEpoch() {
    return (slots.length + batchSize - 1) / batchSize;
  }

  /**
   * Returns the batch of a step.
   *
   * @param step number of the step, from 0, counted over all passes over the images
   */
  public Batch batch(long step) {
    return batch((int) (step / batchesPerEpoch()), (int) (step % batchesPerEpoch()));
  }

  /**
   * Returns one batch.
   *
   * @param epoch from 0
   * @param index 0 to {@link #batchesPerEpoch()} − 1
   * @return always as many patches as the batch size, each of the patch size
   */
  public Batch batch(int epoch, int index) {
    int[] sources = order(epoch);
    int inputLength = volume(patchSize) * images.channels();
    float[] input = new float[Math.multiplyExact(inputLength, batchSize)];
    int targetLength = volume(patchSize) * encoder.channels();
    float[] target = new float[Math.multiplyExact(targetLength, batchSize)];
    for (int n = 0; n < batchSize; n++) {
      int slot = index * batchSize + n;
      int source = sources[slot % sources.length];
      RandomGenerator random = RandomStreams.of(seed, epoch, slot);
      int[] labels = drawPatch(source, input, n * inputLength, random);
      System.arraycopy(encode(labels), 0, target, n * targetLength, targetLength);
    }
    return new Batch(
        ArrayImgs.floats(input, dimensions(images.channels(), batchSize)),
        ArrayImgs.floats(target, dimensions(encoder.channels(), batchSize)));
  }

  /** Fills one patch of the input and returns its labels with their margin. */
  private int[] drawPatch(int source, float[] input, int offset, RandomGenerator random) {
    TrainingImages.Annotated annotated = images.annotated(source);
    TrainingImage image = annotated.image();
    LabelPositions found = annotated.positions();
    PatchReader reader = new PatchReader(image);
    int[] full = grown();
    int[] labels = new int[volume(full)];
    boolean foreground = found.labels() > 0 && random.nextDouble() < FOREGROUND_PROBABILITY;
    for (int attempt = 0; ; attempt++) {
      boolean last = attempt == ATTEMPTS;
      int wanted = Integer.MIN_VALUE;
      int[] corner;
      if (foreground || !found.isFullyAnnotated()) {
        int at = foreground ? found.drawForeground(random) : found.drawAnnotated(random);
        wanted = foreground ? image.labelArray()[at] : 0;
        corner = cornerNear(image, at, random);
      } else {
        corner = cornerAnywhere(image, random);
      }
      SpatialTransform map =
          last
              ? SpatialTransform.identity()
              : SpatialTransform.draw(augmentation, full[0], full[1], random);
      reader.read(map, corner, patchSize, margin, input, offset, labels);
      if (last || holds(labels, full, foreground, wanted)) {
        IntensityTransform.apply(augmentation, input, offset, patchSize, image.channels(), random);
        return labels;
      }
    }
  }

  /** Whether the patch without its margin holds the label that it was drawn for. */
  private boolean holds(int[] labels, int[] full, boolean foreground, int wanted) {
    for (int z = margin[2]; z < full[2] - margin[2]; z++) {
      for (int y = margin[1]; y < full[1] - margin[1]; y++) {
        int row = (z * full[1] + y) * full[0];
        for (int x = margin[0]; x < full[0] - margin[0]; x++) {
          int label = labels[row + x];
          if (foreground ? label == wanted : label >= wanted) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private float[] encode(int[] labels) {
    int dimensions = images.spatialDimensions();
    long[] size = new long[dimensions];
    long[] min = new long[dimensions];
    long[] max = new long[dimensions];
    int[] full = grown();
    for (int d = 0; d < dimensions; d++) {
      size[d] = full[d];
      min[d] = margin[d];
      max[d] = margin[d] + patchSize[d] - 1;
    }
    FinalInterval patch = new FinalInterval(min, max);
    var encoded = encoder.encode(ArrayImgs.ints(labels, size), patch);
    if (Intervals.numElements(encoded) != Intervals.numElements(patch) * encoder.channels()) {
      throw new IllegalStateException("The encoder's target is not of the patch's size");
    }
    return encoded.update(null).getCurrentStorageArray();
  }

  /**
   * Returns the corner of a patch with pixel {@code at} in its middle half, inside the image if
   * possible.
   */
  private int[] cornerNear(TrainingImage image, int at, RandomGenerator random) {
    int[] corner = new int[3];
    int rest = at;
    for (int d = 0; d < 3; d++) {
      int position = rest % image.size(d);
      rest /= image.size(d);
      int jitter = random.nextInt(patchSize[d] / 2 + 1) - patchSize[d] / 4;
      int free = image.size(d) - patchSize[d];
      int wish = position - patchSize[d] / 2 + jitter;
      corner[d] = Math.max(Math.min(0, free), Math.min(Math.max(0, free), wish));
    }
    return corner;
  }

  private int[] cornerAnywhere(TrainingImage image, RandomGenerator random) {
    int[] corner = new int[3];
    for (int d = 0; d < 3; d++) {
      int free = image.size(d) - patchSize[d];
      corner[d] = Math.min(0, free) + random.nextInt(Math.abs(free) + 1);
    }
    return corner;
  }

  private int[] order(int epoch) {
    Order current = order;
    if (current == null || current.epoch() != epoch) {
      int[] shuffled = slots.clone();
      RandomStreams.shuffle(shuffled, RandomStreams.of(seed, epoch));
      current = new Order(epoch, shuffled);
      order = current;
    }
    return current.images();
  }

  /** Returns the index of each image, once for each of its patches. */
  private int[] slots() {
    long[] counts = new long[images.size()];
    for (int i = 0; i < counts.length; i++) {
      double volume = images.pixels(i);
      counts[i] = Math.max(1, Math.round(volume / volume(patchSize)));
    }
    long[] sorted = counts.clone();
    Arrays.sort(sorted);
    long most = Math.max(FEWEST_AT_MOST, TIMES_MEDIAN * sorted[Quantiles.median(sorted.length)]);
    return IntStream.range(0, counts.length)
        .flatMap(i -> IntStream.generate(() -> i).limit(Math.min(most, counts[i])))
        .toArray();
  }

  private int[] grown() {
    int[] full = new int[3];
    for (int d = 0; d < 3; d++) {
      full[d] = patchSize[d] + 2 * margin[d];
    }
    return full;
  }

  private long[] dimensions(int channels, int number) {
    int spatial = images.spatialDimensions();
    long[] dimensions = new long[spatial + 2];
    for (int d = 0; d < spatial; d++) {
      dimensions[d] = patchSize[d];
    }
    dimensions[spatial] = channels;
    dimensions[spatial + 1] = number;
    return dimensions;
  }

  private static int volume(int[] size) {
    return Math.multiplyExact(Math.multiplyExact(size[0], size[1]), size[2]);
  }
}
