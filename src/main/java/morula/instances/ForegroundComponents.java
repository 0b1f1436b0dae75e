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
import morula.image.DisjointSets;
import morula.image.LabelRegions;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Connected components (4 neighbours) of the pixels of a channel that reach a threshold, found in
 * one pass over the rows; memory grows with the number of components, not of pixels.
 *
 * <p>Runs of a row are joined with the runs above by union-find. The label image receives
 * provisional labels; {@link #component(int)} tells which component one belongs to.
 */
final class ForegroundComponents {
  private final DisjointSets sets = DisjointSets.empty(1024);
  private int[] components;
  private final LabelRegions regions = new LabelRegions();
  private int count;
  private Runs above;
  private Runs current;

  private ForegroundComponents(int width) {
    above = new Runs(width);
    current = new Runs(width);
    sets.add(0); // the background
  }

  /**
   * @param prediction X, Y, CHANNEL; channel 0 is read
   * @param threshold value from which a pixel is foreground
   * @param labels X, Y; all 0; receives provisional labels from 1 on
   */
  static ForegroundComponents find(
      RandomAccessibleInterval<FloatType> prediction,
      double threshold,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    RowBands bands = new RowBands(labels);
    ForegroundComponents components = new ForegroundComponents(bands.width());
    BlockReader<FloatType> reader = new BlockReader<>(prediction);
    float[] values = new float[bands.maximumPixels()];
    int[] provisional = new int[bands.maximumPixels()];
    for (int band = 0; band < bands.count(); band++) {
      progress.checkCancelled();
      progress.update(bands.firstRow(band), bands.height(), "Finding foreground");
      reader.copy(bands.interval(band, 0), values);
      Arrays.fill(provisional, 0);
      for (int y = bands.firstRow(band); y < bands.endRow(band); y++) {
        int offset = (y - bands.firstRow(band)) * bands.width();
        components.addRow(y, values, offset, bands.width(), threshold, provisional);
      }
      bands.write(provisional, labels, band);
    }
    components.flatten();
    return components;
  }

  /** The number of provisional labels; components are numbered from 1 to this number, with gaps. */
  int count() {
    return count;
  }

  /**
   * Returns the component of a provisional label, which is the smallest provisional label in it.
   */
  int component(int provisional) {
    return components[provisional];
  }

  /** Returns the number of pixels of a component. */
  long area(int component) {
    return regions.area(component);
  }

  /** Returns the bounding box of a component. */
  Box box(int component) {
    return new Box(
        regions.minX(component),
        regions.minY(component),
        regions.maxX(component),
        regions.maxY(component));
  }

  private void addRow(
      int y, float[] values, int offset, int width, double threshold, int[] provisional) {
    Runs swap = above;
    above = current;
    current = swap;
    current.count = 0;
    int first = 0;
    for (int x = 0; x < width; x++) {
      if (!(values[offset + x] >= threshold)) {
        continue;
      }
      int start = x;
      while (x < width && values[offset + x] >= threshold) {
        x++;
      }
      while (first < above.count && above.end[first] <= start) {
        first++;
      }
      int label = 0;
      for (int k = first; k < above.count && above.start[k] < x; k++) {
        label = label == 0 ? sets.find(above.label[k]) : sets.join(label, above.label[k]);
      }
      if (label == 0) {
        label = ++count;
        sets.add(label);
      }
      regions.add(label, start, x, y);
      current.add(start, x, label);
      Arrays.fill(provisional, offset + start, offset + x, label);
    }
  }

  /** Collects the sums of each component at its root. */
  private void flatten() {
    components = sets.roots(count + 1);
    for (int label = 1; label <= count; label++) {
      int root = components[label];
      if (root != label) {
        regions.join(label, root);
      }
    }
  }

  /** The foreground runs of one row. */
  private static final class Runs {
    final int[] start;
    final int[] end;
    final int[] label;
    int count;

    Runs(int width) {
      start = new int[width / 2 + 1];
      end = new int[width / 2 + 1];
      label = new int[width / 2 + 1];
    }

    void add(int from, int to, int id) {
      start[count] = from;
      end[count] = to;
      label[count] = id;
      count++;
    }
  }
}
