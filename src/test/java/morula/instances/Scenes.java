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

package morula.instances;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import morula.patches.TargetEncoder;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Label images to test with. */
final class Scenes {
  private Scenes() {}

  /** Labels in row order. */
  static ArrayImg<IntType, IntArray> labels(int width, int... values) {
    return ArrayImgs.ints(values, width, values.length / width);
  }

  static int[] array(ArrayImg<IntType, IntArray> labels) {
    return labels.update(null).getCurrentStorageArray();
  }

  /** A disc; what is already labelled stays. */
  static void disc(
      RandomAccessibleInterval<IntType> labels, double x, double y, double radius, int label) {
    RandomAccess<IntType> access = labels.randomAccess();
    for (long j = Math.max(labels.min(1), (long) Math.floor(y - radius));
        j <= Math.min(labels.max(1), (long) Math.ceil(y + radius));
        j++) {
      for (long i = Math.max(labels.min(0), (long) Math.floor(x - radius));
          i <= Math.min(labels.max(0), (long) Math.ceil(x + radius));
          i++) {
        access.setPosition(i, 0);
        access.setPosition(j, 1);
        boolean inside = (i - x) * (i - x) + (j - y) * (j - y) <= radius * radius;
        if (inside && access.get().get() == 0) {
          access.get().set(label);
        }
      }
    }
  }

  /** Discs on a jittered grid, many of them touching; labels in row order of first pixels. */
  static ArrayImg<IntType, IntArray> discs(int width, int height, int pitch, long seed) {
    Random random = new Random(seed);
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(width, height);
    List<double[]> centres = new ArrayList<>();
    for (int y = pitch / 2; y < height; y += pitch) {
      for (int x = pitch / 2; x < width; x += pitch) {
        double jitter = pitch * 0.1;
        centres.add(
            new double[] {
              x + (random.nextDouble() - 0.5) * jitter, y + (random.nextDouble() - 0.5) * jitter
            });
      }
    }
    int label = 0;
    for (double[] c : centres) {
      disc(labels, c[0], c[1], pitch * (0.4 + 0.15 * random.nextDouble()), ++label);
    }
    renumber(array(labels));
    return labels;
  }

  /** Objects without anything between them: the pixels nearest to jittered centres. */
  static ArrayImg<IntType, IntArray> tissue(int width, int height, int pitch, long seed) {
    Random random = new Random(seed);
    int columns = width / pitch + 3;
    int rows = height / pitch + 3;
    double[] jitter = random.doubles(2L * columns * rows, 0.2, 0.8).toArray();
    int[] labels = new int[width * height];
    for (int p = 0; p < labels.length; p++) {
      double best = Double.MAX_VALUE;
      int column = p % width / pitch;
      int row = p / width / pitch;
      for (int k = 0; k < 9; k++) {
        int c = (row + k / 3) * columns + column + k % 3;
        double x = (column + k % 3 - 1 + jitter[2 * c]) * pitch - p % width;
        double y = (row + k / 3 - 1 + jitter[2 * c + 1]) * pitch - p / width;
        if (x * x + y * y < best) {
          best = x * x + y * y;
          labels[p] = c + 1;
        }
      }
    }
    renumber(labels);
    return ArrayImgs.ints(labels, width, height);
  }

  /** Numbers labels from 1 in the order of their first pixels; returns how many. */
  static int renumber(int[] labels) {
    java.util.Map<Integer, Integer> number = new java.util.HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0) {
        number.putIfAbsent(labels[i], number.size() + 1);
        labels[i] = number.get(labels[i]);
      }
    }
    return number.size();
  }

  /** What a perfect network would predict: the encoded labels; X, Y, channel. */
  static ArrayImg<FloatType, FloatArray> perfect(ArrayImg<IntType, IntArray> labels) {
    return new DistanceEncoder().encode(labels, labels);
  }

  /**
   * Mean over a (2r+1)² box of each channel, as a network that is unsure of edges would predict.
   */
  static ArrayImg<FloatType, FloatArray> blurred(
      ArrayImg<FloatType, FloatArray> prediction, int r) {
    int width = (int) prediction.dimension(0);
    int height = (int) prediction.dimension(1);
    ArrayImg<FloatType, FloatArray> result =
        ArrayImgs.floats(width, height, prediction.dimension(2));
    RandomAccess<FloatType> in = Views.extendBorder(prediction).randomAccess();
    RandomAccess<FloatType> out = result.randomAccess();
    for (int c = 0; c < prediction.dimension(2); c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float sum = 0;
          for (int dy = -r; dy <= r; dy++) {
            for (int dx = -r; dx <= r; dx++) {
              sum += in.setPositionAndGet(x + dx, y + dy, c).get();
            }
          }
          out.setPositionAndGet(x, y, c).set(sum / ((2 * r + 1) * (2 * r + 1)));
        }
      }
    }
    return result;
  }

  static ArrayImg<IntType, IntArray> decode(
      ArrayImg<FloatType, FloatArray> prediction, DecoderOptions options) {
    return decode(new DistanceHead().decoder(options), prediction);
  }

  static ArrayImg<IntType, IntArray> decode(
      Decoder decoder, ArrayImg<FloatType, FloatArray> prediction) {
    ArrayImg<IntType, IntArray> labels =
        ArrayImgs.ints(prediction.dimension(0), prediction.dimension(1));
    decoder.decode(prediction, labels, morula.progress.Progress.NONE);
    return labels;
  }

  /** The same labels from any number of threads. */
  static void assertThreadsChangeNothing(
      Decoder decoder, ArrayImg<FloatType, FloatArray> prediction) throws Exception {
    int[] expected = array(decode(decoder, prediction));
    for (int threads : new int[] {1, 5}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        assertArrayEquals(expected, pool.submit(() -> array(decode(decoder, prediction))).get());
      } finally {
        pool.shutdown();
      }
    }
  }

  /** What is known of a pixel's neighbourhood, and a patch of it with its margin, agree. */
  static void assertPatchesAreAsInTheWhole(
      TargetEncoder encoder, ArrayImg<IntType, IntArray> labels) {
    FinalInterval patch = FinalInterval.createMinSize(60, 70, 64, 48);
    int margin = encoder.margin();
    FinalInterval grown =
        FinalInterval.createMinSize(60 - margin, 70 - margin, 64 + 2L * margin, 48 + 2L * margin);
    var whole =
        Views.interval(
            encoder.encode(labels, labels),
            FinalInterval.createMinSize(60, 70, 0, 64, 48, encoder.channels()));
    var expected = Views.flatIterable(whole).cursor();
    encoder
        .encode(Views.interval(labels, grown), patch)
        .forEach(p -> assertEquals(expected.next().get(), p.get()));
  }

  /** The smallest, over true objects, of the best IoU with any found object. */
  static double worstIou(int[] truth, int[] found) {
    var areas = new java.util.HashMap<Integer, Integer>();
    var overlaps = new java.util.HashMap<Long, Integer>();
    for (int i = 0; i < truth.length; i++) {
      areas.merge(truth[i], 1, Integer::sum);
      areas.merge(-found[i] - 1, 1, Integer::sum);
      overlaps.merge((long) truth[i] << 32 | found[i], 1, Integer::sum);
    }
    var best = new java.util.HashMap<Integer, Double>();
    overlaps.forEach(
        (pair, both) -> {
          int t = (int) (pair >> 32);
          int f = pair.intValue();
          if (t > 0) {
            double iou = f == 0 ? 0 : both / (double) (areas.get(t) + areas.get(-f - 1) - both);
            best.merge(t, iou, Math::max);
          }
        });
    return best.values().stream().mapToDouble(v -> v).min().orElse(0);
  }

  /**
   * Checks that an object in the middle of what is not annotated is encoded as in background, and
   * that nothing is said of what is around it.
   */
  static void assertAloneIsAsInBackground(TargetEncoder encoder) {
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(50, 40);
    disc(labels, 27, 18, 11, 70_000);
    int[] drawn = array(labels).clone();
    ArrayImg<FloatType, FloatArray> expected = encoder.encode(labels, labels);
    for (int i = 0; i < drawn.length; i++) {
      array(labels)[i] = drawn[i] == 0 ? -1 : drawn[i];
    }
    ArrayImg<FloatType, FloatArray> alone = encoder.encode(labels, labels);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 50; x++) {
        for (int c = 0; c < encoder.channels(); c++) {
          float value = alone.getAt(x, y, c).get();
          boolean inside = drawn[y * 50 + x] > 0;
          assertEquals(
              inside ? expected.getAt(x, y, c).get() : TargetEncoder.IGNORE,
              value,
              x + ", " + y + ", channel " + c);
        }
      }
    }
  }
}
