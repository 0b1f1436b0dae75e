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

import java.util.Arrays;
import morula.image.BlockReader;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Splits components into objects, whose pixels flow to the same place, by channels 1 and 2 ({@link
 * FlowHead}).
 *
 * <p>{@link FlowBasins} whose flows hardly diverge at their common border are one object; objects
 * whose flows differ from those of their shape ({@link FlowField}) can be dropped.
 */
final class FlowSplitter implements Splitter {
  private static final float STANDSTILL = 1e-3f;

  /**
   * Area in pixels below which a basin is part of an object; objects that are too small are
   * dropped.
   */
  private static final double FRAGMENT = 10;

  private final DecoderOptions options;

  FlowSplitter(DecoderOptions options) {
    this.options = options;
  }

  @Override
  public Split split(BlockReader<FloatType> prediction, boolean[] own, Box window) {
    int width = window.width() + 2;
    float[] x = Splitter.channel(prediction, 1, window);
    float[] y = Splitter.channel(prediction, 2, window);
    normalize(own, x, y);
    FlowBasins basins = new FlowBasins(new FlowPaths(own, width, x, y), own.length, width);
    Split split = joined(basins, new BasinBorders(basins.ofPixels(), width, x, y));
    return options.flowError() < Double.POSITIVE_INFINITY
        ? consistent(split, FlowField.of(split.label(), width), x, y)
        : split;
  }

  /** Converts channels into unit vectors; 0 for pixels without a direction or a number. */
  private static void normalize(boolean[] own, float[] x, float[] y) {
    for (int p = 0; p < own.length; p++) {
      float dx = own[p] ? FlowEncoder.decoded(x[p]) : 0;
      float dy = own[p] ? FlowEncoder.decoded(y[p]) : 0;
      float length = (float) Math.sqrt(dx * dx + dy * dy);
      x[p] = length > STANDSTILL ? dx / length : 0;
      y[p] = length > STANDSTILL ? dy / length : 0;
    }
  }

  private Split joined(FlowBasins basins, BasinBorders borders) {
    int[] label = basins.ofPixels();
    int[] seeds = basins.seeds();
    long[] area = new long[seeds.length + 1];
    for (int l : label) {
      area[l]++;
    }
    int[] root = borders.join(options.dynamics(), area, Math.min(FRAGMENT, options.minimumArea()));
    int[] number = new int[root.length];
    int[] seed = new int[seeds.length];
    int count = 0;
    for (int k = 1; k < root.length; k++) {
      if (root[k] == k) {
        number[k] = ++count;
        seed[count - 1] = seeds[k - 1];
      } else {
        int to = number[root[k]];
        number[k] = to;
        seed[to - 1] = basins.stronger(seeds[k - 1], seed[to - 1]) ? seeds[k - 1] : seed[to - 1];
      }
    }
    return renumbered(label, seed, number, count);
  }

  private Split consistent(Split split, FlowField shape, float[] x, float[] y) {
    int[] label = split.label();
    int n = split.seeds().length;
    double[] error = new double[n + 1];
    long[] area = new long[n + 1];
    for (int p = 0; p < label.length; p++) {
      if (label[p] > 0) {
        double dx = x[p] - shape.x()[p];
        double dy = y[p] - shape.y()[p];
        error[label[p]] += dx * dx + dy * dy;
        area[label[p]]++;
      }
    }
    int[] number = new int[n + 1];
    int[] seed = new int[n];
    int count = 0;
    for (int k = 1; k <= n; k++) {
      if (error[k] <= options.flowError() * area[k]) {
        number[k] = ++count;
        seed[count - 1] = split.seeds()[k - 1];
      }
    }
    return renumbered(label, seed, number, count);
  }

  private static Split renumbered(int[] label, int[] seed, int[] number, int count) {
    for (int p = 0; p < label.length; p++) {
      label[p] = number[label[p]];
    }
    return new Split(label, Arrays.copyOf(seed, count));
  }
}
