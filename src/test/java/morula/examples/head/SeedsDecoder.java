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

package morula.examples.head;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import morula.image.ConnectedComponents;
import morula.instances.Decoder;
import morula.instances.DecoderOptions;
import morula.progress.Progress;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Connected seeds grow, a pixel at a time, over the foreground round them. Foreground without a
 * seed is no object.
 *
 * <p>For the sake of a short example a plane is held in memory; Morula's own decoders go through
 * large ones in parts.
 *
 * @param options what user or model may set; this decoder looks at the foreground's threshold and
 *     at the areas
 */
record SeedsDecoder(DecoderOptions options) implements Decoder {
  private static final double SEED_THRESHOLD = 0.5;

  @Override
  public int decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    int width = Math.toIntExact(prediction.dimension(0));
    int height = Math.toIntExact(prediction.dimension(1));
    boolean[] foreground =
        atLeast(options.foregroundThreshold(), prediction, SeedsHead.FOREGROUND, width * height);
    boolean[] seed = atLeast(SEED_THRESHOLD, prediction, SeedsHead.SEED, width * height);
    int[] object = new int[width * height];
    for (int i = 0; i < object.length; i++) {
      object[i] = foreground[i] && seed[i] ? 1 : 0;
    }
    object =
        ConnectedComponents.of(ArrayImgs.ints(object, width, height))
            .update(null)
            .getCurrentStorageArray();
    progress.checkCancelled(); // from time to time, so that nobody waits long who has cancelled
    grow(object, foreground, width);
    int count = number(object);
    write(object, labels);
    return count;
  }

  private static boolean[] atLeast(
      double threshold, RandomAccessibleInterval<FloatType> prediction, int channel, int pixels) {
    boolean[] reached = new boolean[pixels];
    Cursor<FloatType> cursor =
        Views.flatIterable(Views.hyperSlice(prediction, 2, channel)).cursor();
    for (int i = 0; i < pixels; i++) {
      reached[i] = cursor.next().get() >= threshold;
    }
    return reached;
  }

  /** All objects at the same speed: a pixel goes to the nearest seed, over 4 neighbours. */
  private static void grow(int[] object, boolean[] foreground, int width) {
    Deque<Integer> edge = new ArrayDeque<>();
    for (int i = 0; i < object.length; i++) {
      if (object[i] > 0) {
        edge.add(i);
      }
    }
    while (!edge.isEmpty()) {
      int i = edge.remove();
      int x = i % width;
      int[] neighbours = {x > 0 ? i - 1 : -1, x + 1 < width ? i + 1 : -1, i - width, i + width};
      for (int n : neighbours) {
        if (n >= 0 && n < object.length && foreground[n] && object[n] == 0) {
          object[n] = object[i];
          edge.add(n);
        }
      }
    }
  }

  /**
   * Objects that are too small or too large go; the others are numbered as a {@link Decoder}
   * promises: from 1, without gaps, in the order of their first pixels.
   */
  private int number(int[] object) {
    int[] area = new int[Arrays.stream(object).max().orElse(0) + 1];
    for (int o : object) {
      area[o]++;
    }
    int[] number = new int[area.length];
    int count = 0;
    for (int i = 0; i < object.length; i++) {
      int o = object[i];
      boolean kept = o > 0 && area[o] >= options.minimumArea() && area[o] <= options.maximumArea();
      if (kept && number[o] == 0) {
        number[o] = ++count;
      }
      object[i] = number[o];
    }
    return count;
  }

  private static void write(int[] object, RandomAccessibleInterval<IntType> labels) {
    Cursor<IntType> cursor = Views.flatIterable(labels).cursor();
    for (int value : object) {
      cursor.next().set(value);
    }
  }
}
