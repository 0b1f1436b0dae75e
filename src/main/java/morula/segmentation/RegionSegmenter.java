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
import morula.image.LabelRegions;
import morula.inference.PlaneStore;
import morula.progress.Progress;
import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Segments a region of planes as a part of the whole: it is computed with a margin around it, and
 * the objects whose centre lies in it are kept whole.
 *
 * @param region the region, within the planes
 * @param margin pixels around it that are computed too
 * @param objects whether labels are objects; of classes, the pixels of the region are kept
 */
record RegionSegmenter(Region region, int margin, boolean objects) {
  /** The smallest margin in pixels. */
  private static final int LEAST = 64;

  /** The margin in diameters of a usual object. */
  private static final double DIAMETERS = 3;

  /**
   * @param diameter of a usual object of the image in pixels; 0 if it is not known
   */
  static RegionSegmenter of(Region region, double diameter, boolean objects) {
    int margin = (int) Math.max(LEAST, Math.ceil(DIAMETERS * diameter));
    return new RegionSegmenter(region, margin, objects);
  }

  /**
   * Segments one plane.
   *
   * @param block of the frame
   * @param z slice, from 0
   * @param plane X, Y of the whole image, filled with 0; gets the labels of the region
   */
  PlaneResult segment(
      BlockSegmentation block, long z, RandomAccessibleInterval<IntType> plane, Progress progress)
      throws IOException {
    Interval outer =
        Intervals.intersect(
            new FinalInterval(plane.dimensionsAsLongArray()),
            Intervals.expand(region.bounds(), margin));
    try (PlaneStore<IntType> store = PlaneStore.ints(outer.dimension(0), outer.dimension(1))) {
      RandomAccessibleInterval<IntType> labels =
          Views.translate(store.pixels(), outer.minAsLongArray());
      PlaneResult result = block.segmentScored(z, labels, progress);
      keep(labels, Views.interval(plane, outer));
      return new PlaneResult(
          plane,
          result.scores(),
          result.found(),
          result.measures(),
          result.signs(),
          result.magnification());
    }
  }

  private void keep(
      RandomAccessibleInterval<IntType> labels, RandomAccessibleInterval<IntType> target) {
    boolean[] kept = objects ? inRegion(labels) : new boolean[0];
    Cursor<IntType> from = Views.flatIterable(labels).localizingCursor();
    Cursor<IntType> to = Views.flatIterable(target).cursor();
    while (from.hasNext()) {
      int label = from.next().get();
      IntType pixel = to.next();
      boolean wanted =
          objects
              ? label > 0 && kept[label]
              : region
                  .shape()
                  .contains(from.getDoublePosition(0) + 0.5, from.getDoublePosition(1) + 0.5);
      pixel.set(wanted ? label : 0);
    }
  }

  private boolean[] inRegion(RandomAccessibleInterval<IntType> labels) {
    LabelRegions regions = LabelRegions.of(labels);
    int[] present = regions.labels();
    boolean[] kept = new boolean[present.length == 0 ? 1 : present[present.length - 1] + 1];
    for (int label : present) {
      kept[label] = region.shape().contains(regions.meanX(label) + 0.5, regions.meanY(label) + 0.5);
    }
    return kept;
  }
}
