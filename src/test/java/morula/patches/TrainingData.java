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
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Images made for the tests of this package. */
final class TrainingData {
  private TrainingData() {}

  /** The labels themselves as a target of one channel; negative labels are ignored. */
  static class Identity implements TargetEncoder {
    private final int margin;

    Identity(int margin) {
      this.margin = margin;
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public int margin() {
      return margin;
    }

    @Override
    public ArrayImg<FloatType, FloatArray> encode(
        RandomAccessibleInterval<IntType> labels, Interval patch) {
      int n = patch.numDimensions();
      long[] size = new long[n + 1];
      for (int d = 0; d < n; d++) {
        size[d] = patch.dimension(d);
        if (labels.dimension(d) != patch.dimension(d) + 2 * patch.min(d)) {
          throw new IllegalArgumentException("No margin along " + d);
        }
      }
      size[n] = 1;
      ArrayImg<FloatType, FloatArray> target = ArrayImgs.floats(size);
      RandomAccess<IntType> from = labels.randomAccess();
      var to = target.localizingCursor();
      while (to.hasNext()) {
        to.fwd();
        for (int d = 0; d < n; d++) {
          from.setPosition(to.getLongPosition(d) + patch.min(d), d);
        }
        to.get().set(from.get().get() < 0 ? IGNORE : from.get().get());
      }
      return target;
    }
  }

  /**
   * Every pixel has a label of its own, and the channels of the image show its x, y[, z]. So a
   * patch tells of each of its pixels where image and label were read.
   */
  static TrainingImage coordinates(long... size) {
    int n = size.length;
    int length = Math.toIntExact(volume(size));
    int[] labels = new int[length];
    float[] pixels = new float[length * n];
    for (int i = 0; i < length; i++) {
      labels[i] = i + 1;
      long rest = i;
      for (int d = 0; d < n; d++) {
        pixels[d * length + i] = rest % size[d];
        rest /= size[d];
      }
    }
    long[] withChannel = Arrays.copyOf(size, n + 1);
    withChannel[n] = n;
    return new TrainingImage(
        "coordinates", ArrayImgs.floats(pixels, withChannel), ArrayImgs.ints(labels, size));
  }

  /** Big disks, labelled 3, 6, 9, …; the image shows the label divided by 10. */
  static TrainingImage disks(String name, long seed, long... size) {
    int[] labels = new int[Math.toIntExact(volume(size))];
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 1; k <= 12; k++) {
      double x0 = random.nextDouble() * size[0];
      double y0 = random.nextDouble() * size[1];
      double radius = 8 + 12 * random.nextDouble();
      for (int i = 0; i < labels.length; i++) {
        double x = i % size[0] - x0;
        double y = i / size[0] % size[1] - y0;
        if (x * x + y * y < radius * radius) {
          labels[i] = 3 * k;
        }
      }
    }
    return rendered(name, labels, size);
  }

  /** An image of one channel that shows its labels divided by 10. */
  static TrainingImage rendered(String name, int[] labels, long... size) {
    float[] pixels = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      pixels[i] = labels[i] / 10f;
    }
    long[] withChannel = Arrays.copyOf(size, size.length + 1);
    withChannel[size.length] = 1;
    return new TrainingImage(
        name, ArrayImgs.floats(pixels, withChannel), ArrayImgs.ints(labels, size));
  }

  static float[] array(ArrayImg<FloatType, FloatArray> image) {
    return image.update(null).getCurrentStorageArray();
  }

  static List<TrainingImage> several(int count, long... size) {
    List<TrainingImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(disks("image" + i, i, size));
    }
    return images;
  }

  private static long volume(long[] size) {
    long volume = 1;
    for (long s : size) {
      volume *= s;
    }
    return volume;
  }
}
