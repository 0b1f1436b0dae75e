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
import java.util.List;
import morula.image.BlockReader;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Finds the most probable polygons of a component of the foreground by greedy non-maximum
 * suppression. Safe for use by several threads at once.
 *
 * <p>The pixels of a component are taken in the order of their probability. A pixel in a polygon
 * taken before is skipped, and so is a polygon that overlaps another one too much.
 */
final class StarCandidates {
  /** Upper limit of the length of a ray, in pixels. */
  private static final double LONGEST = 256;

  private final ForegroundComponents components;
  private final BlockReader<FloatType> prediction;
  private final BlockReader<IntType> labels;
  private final DecoderOptions options;
  private final RayDirections rays;
  private final Box image;

  /**
   * @param prediction X, Y, output channel
   * @param labels X, Y; provisional labels of {@code components}
   */
  StarCandidates(
      ForegroundComponents components,
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      DecoderOptions options,
      RayDirections rays) {
    this.components = components;
    this.prediction = new BlockReader<>(prediction);
    this.labels = new BlockReader<>(labels);
    this.options = options;
    this.rays = rays;
    image = new Box(0, 0, (int) labels.dimension(0) - 1, (int) labels.dimension(1) - 1);
  }

  /**
   * A part of a component.
   *
   * @param component number of the component
   * @param window the pixels that are read
   * @param core part of the window that contains the centres of the polygons that are kept
   */
  record Part(int component, Box window, Box core) {}

  /** Returns the polygons of a part, the most probable first. */
  List<StarPolygon> find(Part part) {
    Box window = part.window();
    int[] label = new int[(int) window.pixels()];
    float[] probability = new float[label.length];
    labels.copy(window.interval(), label);
    prediction.copy(window.interval(0), probability);
    PolygonSet found = new PolygonSet(options.overlap());
    boolean[] covered = new boolean[label.length];
    for (long key : byProbability(part.component(), label, probability)) {
      int p = (int) key;
      if (covered[p]) {
        continue;
      }
      StarPolygon polygon = polygon(window, p, probability[p]);
      boolean sized =
          polygon.area() >= Math.max(1, options.minimumArea())
              && polygon.area() <= options.maximumArea();
      if (sized && found.add(polygon)) {
        polygon.forEachRun(
            window,
            (row, from, to) -> {
              int offset = (row - window.minY()) * window.width() - window.minX();
              Arrays.fill(covered, offset + from, offset + to + 1, true);
            });
      }
    }
    return found.polygons().stream().filter(p -> part.core().contains(p.x(), p.y())).toList();
  }

  /**
   * Sorts the pixels of a component by probability; the bits of positive floats have the same order
   * as their values.
   */
  private long[] byProbability(int component, int[] label, float[] probability) {
    long[] keys = new long[label.length];
    int count = 0;
    for (int p = 0; p < label.length; p++) {
      if (label[p] > 0 && components.component(label[p]) == component) {
        keys[count++] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(probability[p])) << 32 | p;
      }
    }
    Arrays.sort(keys, 0, count);
    return Arrays.copyOf(keys, count);
  }

  private StarPolygon polygon(Box window, int p, float probability) {
    int x = window.minX() + p % window.width();
    int y = window.minY() + p / window.width();
    float[] values = new float[rays.count()];
    prediction.copy(FinalInterval.createMinMax(x, y, 1, x, y, values.length), values);
    double[] distance = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      double d = StarConvexEncoder.decoded(values[k]);
      distance[k] = d >= 0 ? Math.min(d, LONGEST) : 0; // not a number is 0
    }
    return StarPolygon.of(probability, x, y, distance, rays, image);
  }
}
