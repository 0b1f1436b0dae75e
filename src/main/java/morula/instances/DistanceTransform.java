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

/**
 * Computes the exact Euclidean distance of every labelled pixel to the nearest pixel of another
 * label or of the background, between pixel centres, in linear time.
 *
 * <p>Separable lower envelopes of parabolas after P. F. Felzenszwalb and D. P. Huttenlocher,
 * "Distance Transforms of Sampled Functions", Theory of Computing 8 (2012), applied to every run of
 * one label in a line, so that all labels are transformed at once: a pixel of another label between
 * two runs is always nearer than anything beyond it.
 */
final class DistanceTransform {
  private DistanceTransform() {}

  /**
   * Computes squared distances.
   *
   * <p>Neither the border of the block nor a pixel with a negative label (unknown) is an edge;
   * pixels beyond an unknown pixel in the same line are not considered.
   *
   * @param labels block of any number of dimensions, the first varying fastest; 0 is background,
   *     positive values are objects, negative values are unknown
   * @param size length along each dimension, in pixels
   * @param spacing distance between neighbouring pixels along each dimension; greater than 0
   * @return as {@code labels}: squared distance in the unit of {@code spacing}; 0 where the label
   *     is not positive; infinite if no edge can be seen
   */
  public static float[] squared(int[] labels, int[] size, double[] spacing) {
    float[] distances = new float[labels.length];
    runsOfFirstDimension(labels, size[0], spacing[0], distances);
    int stride = size[0];
    for (int d = 1; d < size.length; d++) {
      if (size[d] > 1) {
        LowerEnvelope line = new LowerEnvelope(size[d], spacing[d]);
        for (int block = 0; block < labels.length; block += stride * size[d]) {
          for (int start = block; start < block + stride; start++) {
            line.transform(labels, distances, start, stride);
          }
        }
      }
      stride *= size[d];
    }
    return distances;
  }

  private static void runsOfFirstDimension(
      int[] labels, int width, double spacing, float[] distances) {
    for (int row = 0; row < labels.length; row += width) {
      int end;
      for (int begin = row; begin < row + width; begin = end) {
        int label = labels[begin];
        end = begin + 1;
        while (end < row + width && labels[end] == label) {
          end++;
        }
        if (label <= 0) {
          continue;
        }
        boolean edgeBefore = begin > row && labels[begin - 1] >= 0;
        boolean edgeAfter = end < row + width && labels[end] >= 0;
        for (int i = begin; i < end; i++) {
          double before = edgeBefore ? (i - begin + 1) * spacing : Double.POSITIVE_INFINITY;
          double after = edgeAfter ? (end - i) * spacing : Double.POSITIVE_INFINITY;
          double distance = Math.min(before, after);
          distances[i] = (float) (distance * distance);
        }
      }
    }
  }

  /** The transform of one line, with room for lines of one length. */
  private static final class LowerEnvelope {
    private final int length;
    private final double spacing;
    private final double[] apex;
    private final double[] height;
    private final double[] from;
    private int count;

    LowerEnvelope(int length, double spacing) {
      this.length = length;
      this.spacing = spacing;
      apex = new double[length + 2];
      height = new double[length + 2];
      from = new double[length + 2];
    }

    void transform(int[] labels, float[] distances, int start, int stride) {
      int end;
      for (int begin = 0; begin < length; begin = end) {
        int label = labels[start + begin * stride];
        end = begin + 1;
        while (end < length && labels[start + end * stride] == label) {
          end++;
        }
        if (label <= 0) {
          continue;
        }
        count = 0;
        if (begin > 0 && labels[start + (begin - 1) * stride] >= 0) {
          add((begin - 1) * spacing, 0);
        }
        for (int i = begin; i < end; i++) {
          float f = distances[start + i * stride];
          if (f < Float.POSITIVE_INFINITY) {
            add(i * spacing, f);
          }
        }
        if (end < length && labels[start + end * stride] >= 0) {
          add(end * spacing, 0);
        }
        if (count > 0) {
          evaluate(distances, start, stride, begin, end);
        }
      }
    }

    /** Adds the parabola {@code (x - position)² + value}; positions ascend. */
    private void add(double position, double value) {
      double cut = Double.NEGATIVE_INFINITY;
      while (count > 0) {
        double p = apex[count - 1];
        cut = ((value + position * position) - (height[count - 1] + p * p)) / (2 * (position - p));
        if (cut > from[count - 1]) {
          break;
        }
        count--;
        cut = Double.NEGATIVE_INFINITY;
      }
      apex[count] = position;
      height[count] = value;
      from[count] = cut;
      count++;
    }

    private void evaluate(float[] distances, int start, int stride, int begin, int end) {
      int k = 0;
      for (int i = begin; i < end; i++) {
        double x = i * spacing;
        while (k + 1 < count && from[k + 1] < x) {
          k++;
        }
        double offset = x - apex[k];
        distances[start + i * stride] = (float) (offset * offset + height[k]);
      }
    }
  }

  /** Returns a spacing of 1 pixel along each of {@code dimensions} dimensions. */
  static double[] unitSpacing(int dimensions) {
    double[] spacing = new double[dimensions];
    Arrays.fill(spacing, 1);
    return spacing;
  }
}
