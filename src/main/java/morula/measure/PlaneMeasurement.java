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

import java.util.ArrayList;
import java.util.List;
import morula.image.Axis;
import morula.image.BlockReader;
import morula.image.Calibration;
import morula.image.LabelRegions;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Measures the objects of one plane in one pass over its rows; memory grows with the number of
 * objects.
 *
 * <p>The perimeter is that of {@link Crossings}: every pair of neighbouring pixels with different
 * labels is a crossing for both objects; outside the image there is background.
 */
final class PlaneMeasurement {
  private final RandomAccessibleInterval<? extends RealType<?>> image;
  private final Crossings crossings;
  private final int channels;
  private final LabelRegions regions = new LabelRegions();
  private final List<ObjectSums> objects = new ArrayList<>();

  /**
   * Prepares the measurement of a plane.
   *
   * @param image dimensions X, Y, CHANNEL
   */
  PlaneMeasurement(RandomAccessibleInterval<? extends RealType<?>> image, Calibration calibration) {
    this.image = image;
    crossings = Crossings.of(calibration);
    channels = (int) image.dimension(Axis.CHANNEL.ordinal());
  }

  /**
   * Measures all objects.
   *
   * @param labels dimensions X, Y
   * @return the sums of each label, from label 1 on; null for labels that do not occur
   */
  List<ObjectSums> measure(RandomAccessibleInterval<IntType> labels, Progress progress) {
    RowBands bands = new RowBands(labels);
    BlockReader<IntType> reader = new BlockReader<>(labels);
    int width = bands.width();
    int[] values = new int[bands.maximumPixels()];
    // one pixel of background on both sides
    int[] above = new int[width + 2];
    int[] row = new int[width + 2];
    for (int band = 0; band < bands.count(); band++) {
      progress.checkCancelled();
      progress.update(bands.firstRow(band), bands.height(), "Measuring objects");
      reader.copy(bands.interval(band), values);
      for (int y = bands.firstRow(band); y < bands.endRow(band); y++) {
        System.arraycopy(values, (y - bands.firstRow(band)) * width, row, 1, width);
        addPixels(row, y);
        addOutlines(above, row);
        int[] swap = above;
        above = row;
        row = swap;
      }
      for (int c = 0; c < channels; c++) {
        addValues(values, c, bands, band);
      }
    }
    addOutlines(above, new int[width + 2]);
    return objects;
  }

  private void addPixels(int[] row, int y) {
    int end = row.length - 1;
    int x = 1;
    while (x < end) {
      int from = x;
      while (x < end && row[x] == row[from]) {
        x++;
      }
      regions.add(row[from], from - 1, x - 1, y);
    }
  }

  private void addOutlines(int[] above, int[] row) {
    for (int x = 1; x < row.length; x++) {
      int label = row[x];
      if (row[x - 1] == label && above[x] == label && above[x - 1] == label) {
        continue;
      }
      cross(row[x - 1], row[x], crossings.horizontal());
      cross(above[x], row[x], crossings.vertical());
      cross(above[x - 1], row[x], crossings.diagonal());
      cross(above[x], row[x - 1], crossings.diagonal());
    }
  }

  private void cross(int a, int b, double length) {
    if (a == b) {
      return;
    }
    if (a > 0) {
      object(a).addOutline(length);
    }
    if (b > 0) {
      object(b).addOutline(length);
    }
  }

  private void addValues(int[] labels, int channel, RowBands bands, int band) {
    RandomAccess<? extends RealType<?>> access = image.randomAccess();
    access.setPosition(channel, Axis.CHANNEL.ordinal());
    int i = 0;
    for (int y = bands.firstRow(band); y < bands.endRow(band); y++) {
      access.setPosition(y, 1);
      for (int x = 0; x < bands.width(); x++, i++) {
        if (labels[i] > 0) {
          access.setPosition(x, 0);
          object(labels[i]).addValue(channel, access.get().getRealDouble());
        }
      }
    }
  }

  private ObjectSums object(int label) {
    while (objects.size() < label) {
      objects.add(null);
    }
    ObjectSums sums = objects.get(label - 1);
    if (sums == null) {
      sums = new ObjectSums(label, regions, channels);
      objects.set(label - 1, sums);
    }
    return sums;
  }
}
