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

import morula.image.BlockReader;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Scores an object by its foreground and its outline, as described at {@link
 * ObjectScorer#byForegroundAndBoundary}.
 *
 * @param foreground channel of the probability to lie in an object
 * @param boundary channel of the probability to lie at an object's edge; {@link #NO_BOUNDARY}
 */
record OutlineScorer(int foreground, int boundary) implements ObjectScorer {
  /** The value for a head without a boundary channel. */
  static final int NO_BOUNDARY = -1;

  @Override
  public double[] score(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      int objects,
      Progress progress) {
    Sums sums = new Sums(objects);
    sums.read(prediction, labels, progress);
    return sums.values();
  }

  private boolean hasBoundary() {
    return boundary != NO_BOUNDARY;
  }

  /** The sums of each object, at the index of its label. */
  private final class Sums {
    private final double[] area;
    private final double[] inside;
    private final double[] outside;
    private final double[] clear;
    private final double[] crossings;

    Sums(int objects) {
      area = new double[objects + 1];
      inside = new double[objects + 1];
      outside = new double[objects + 1];
      clear = new double[objects + 1];
      crossings = new double[objects + 1];
    }

    private void read(
        RandomAccessibleInterval<FloatType> prediction,
        RandomAccessibleInterval<IntType> plane,
        Progress progress) {
      RowBands bands = new RowBands(plane);
      BlockReader<IntType> labelReader = new BlockReader<>(plane);
      BlockReader<FloatType> reader = new BlockReader<>(prediction);
      int width = bands.width();
      // each band is preceded by the last row of the band above
      int[] labels = new int[width + bands.maximumPixels()];
      float[] p = new float[labels.length];
      float[] edge = new float[labels.length];
      int[] bandLabels = new int[bands.maximumPixels()];
      float[] values = new float[bands.maximumPixels()];
      for (int band = 0; band < bands.count(); band++) {
        progress.checkCancelled();
        progress.update(bands.firstRow(band), bands.height(), "Scoring objects");
        int pixels = bands.pixels(band);
        labelReader.copy(bands.interval(band), bandLabels);
        System.arraycopy(bandLabels, 0, labels, width, pixels);
        reader.copy(bands.interval(band, foreground), values);
        System.arraycopy(values, 0, p, width, pixels);
        if (hasBoundary()) {
          reader.copy(bands.interval(band, boundary), values);
          System.arraycopy(values, 0, edge, width, pixels);
        }
        for (int row = width; row < width + pixels; row += width) {
          boolean first = band == 0 && row == width;
          for (int i = row; i < row + width; i++) {
            int label = labels[i];
            if (label != 0) {
              area[label]++;
              inside[label] += p[i];
            }
            if (i > row && label != labels[i - 1]) {
              cross(i, i - 1, labels, p, edge);
            }
            if (!first && label != labels[i - width]) {
              cross(i, i - width, labels, p, edge);
            }
          }
        }
        System.arraycopy(labels, pixels, labels, 0, width);
        System.arraycopy(p, pixels, p, 0, width);
        System.arraycopy(edge, pixels, edge, 0, width);
      }
    }

    /** Adds two neighbours with different labels. */
    private void cross(int a, int b, int[] labels, float[] p, float[] edge) {
      double between = Math.max(edge[a], edge[b]);
      cross(labels[a], labels[b], p[b], between);
      cross(labels[b], labels[a], p[a], between);
    }

    private void cross(int object, int beyond, double pBeyond, double between) {
      if (object == 0 || (beyond > 0 && !hasBoundary())) {
        return;
      }
      crossings[object]++;
      clear[object] += Math.max(1 - pBeyond, between);
      if (beyond == 0) {
        outside[object] += pBeyond;
      }
    }

    private double[] values() {
      double[] scores = new double[area.length - 1];
      for (int label = 1; label < area.length; label++) {
        if (area[label] > 0) {
          double overlap = inside[label] / (area[label] + outside[label]);
          double outline = crossings[label] == 0 ? 1 : clear[label] / crossings[label];
          scores[label - 1] = Math.max(0, Math.min(1, overlap * outline));
        }
      }
      return scores;
    }
  }
}
