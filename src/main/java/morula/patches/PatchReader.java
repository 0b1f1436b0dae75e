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

import morula.image.Mirror;

/**
 * Reads one patch of an image and its labels through a {@link SpatialTransform}: intensities by
 * linear interpolation, labels from the nearest pixel, both mirrored at the image's border (the
 * border pixel is not repeated). Not thread-safe.
 */
final class PatchReader {
  private final int width;
  private final int height;
  private final int depth;
  private final int channels;
  private final float[] pixels;
  private final int[] labels;

  PatchReader(TrainingImage image) {
    width = image.size(0);
    height = image.size(1);
    depth = image.size(2);
    channels = image.channels();
    pixels = image.pixelArray();
    labels = image.labelArray();
  }

  /**
   * Reads a patch.
   *
   * @param map where each pixel of the patch with its margin comes from
   * @param corner X, Y, Z in the image of the first pixel of the patch without margin; may lie
   *     outside
   * @param size X, Y, Z of the patch without margin
   * @param margin X, Y, Z by which the patch of labels is larger on every side
   * @param input receives X, Y, Z, CHANNEL of the patch without margin, from {@code offset} on
   * @param target receives X, Y, Z of the patch with its margin
   */
  void read(
      SpatialTransform map,
      int[] corner,
      int[] size,
      int[] margin,
      float[] input,
      int offset,
      int[] target) {
    int columns = size[0] + 2 * margin[0];
    int rows = size[1] + 2 * margin[1];
    int slices = size[2] + 2 * margin[2];
    double centreX = corner[0] + (size[0] - 1) / 2.0;
    double centreY = corner[1] + (size[1] - 1) / 2.0;
    double[] xs = new double[columns];
    double[] ys = new double[columns];
    for (int row = 0; row < rows; row++) {
      map.row(row, rows, centreX, centreY, xs, ys);
      int y = row - margin[1];
      for (int slice = 0; slice < slices; slice++) {
        int z = slice - margin[2];
        int sourceZ = mirror(corner[2] + (map.flipsZ() ? size[2] - 1 - z : z), depth);
        readLabels(xs, ys, sourceZ, target, (slice * rows + row) * columns);
        if (y >= 0 && y < size[1] && z >= 0 && z < size[2]) {
          for (int c = 0; c < channels; c++) {
            int to = offset + ((c * size[2] + z) * size[1] + y) * size[0];
            readPixels(xs, ys, margin[0], c * depth + sourceZ, input, to, size[0]);
          }
        }
      }
    }
  }

  private void readLabels(double[] xs, double[] ys, int z, int[] target, int to) {
    int plane = z * width * height;
    for (int i = 0; i < xs.length; i++) {
      int x = mirror((int) Math.floor(xs[i] + 0.5), width);
      int y = mirror((int) Math.floor(ys[i] + 0.5), height);
      target[to + i] = labels[plane + y * width + x];
    }
  }

  private void readPixels(
      double[] xs, double[] ys, int from, int planeIndex, float[] input, int to, int count) {
    int plane = planeIndex * width * height;
    for (int i = 0; i < count; i++) {
      double sx = xs[from + i];
      double sy = ys[from + i];
      int x = (int) Math.floor(sx);
      int y = (int) Math.floor(sy);
      float fx = (float) (sx - x);
      float fy = (float) (sy - y);
      int x0 = mirror(x, width);
      int x1 = mirror(x + 1, width);
      int row0 = plane + mirror(y, height) * width;
      int row1 = plane + mirror(y + 1, height) * width;
      float top = pixels[row0 + x0] + fx * (pixels[row0 + x1] - pixels[row0 + x0]);
      float bottom = pixels[row1 + x0] + fx * (pixels[row1 + x1] - pixels[row1 + x0]);
      input[to + i] = top + fy * (bottom - top);
    }
  }

  private static int mirror(int i, int size) {
    return (int) Mirror.at(i, size);
  }
}
