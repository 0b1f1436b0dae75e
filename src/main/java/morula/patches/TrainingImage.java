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

import morula.image.LabelRegions;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * An annotated image in memory, from which patches are drawn. Its pixels and labels are never
 * changed.
 */
public final class TrainingImage {
  private final String name;
  private final ArrayImg<FloatType, FloatArray> pixels;
  private final ArrayImg<IntType, IntArray> labels;
  private final double noise;
  private LabelRegions regions;

  /**
   * @param name as in {@link morula.image.Image#name()}
   * @param pixels dimensions X, Y, [Z,] CHANNEL; already normalised
   * @param labels dimensions X, Y[, Z]; 0 background, 1 and up objects or classes, negative where
   *     the annotation is to be ignored
   * @throws IllegalArgumentException if the labels are neither 2D nor 3D, or differ in size from
   *     the pixels
   */
  public TrainingImage(
      String name, ArrayImg<FloatType, FloatArray> pixels, ArrayImg<IntType, IntArray> labels) {
    this(name, pixels, labels, 0);
  }

  /**
   * Creates an image whose noise is known.
   *
   * @param noise of the original image, in the channel where it is largest, as a share of the range
   *     of intensities; 0 if it is not known
   */
  public TrainingImage(
      String name,
      ArrayImg<FloatType, FloatArray> pixels,
      ArrayImg<IntType, IntArray> labels,
      double noise) {
    this.noise = noise;
    this.name = name;
    this.pixels = pixels;
    this.labels = labels;
    int spatial = labels.numDimensions();
    if (spatial < 2 || spatial > 3 || pixels.numDimensions() != spatial + 1) {
      throw new IllegalArgumentException(
          name + ": pixels are X, Y, [Z,] CHANNEL and labels X, Y[, Z] of the same space");
    }
    for (int d = 0; d < spatial; d++) {
      if (labels.dimension(d) != pixels.dimension(d)) {
        throw new IllegalArgumentException(name + ": pixels and labels differ in size");
      }
    }
  }

  /** Returns the name of the original image. */
  public String name() {
    return name;
  }

  /** Returns the noise of the original image as a share of its range; 0 if it is not known. */
  public double noise() {
    return noise;
  }

  /** Returns the intensities: X, Y, [Z,] CHANNEL. */
  public ArrayImg<FloatType, FloatArray> pixels() {
    return pixels;
  }

  /** Returns the labels: X, Y[, Z]. */
  public ArrayImg<IntType, IntArray> labels() {
    return labels;
  }

  /** Returns the areas, boxes and centroids of the labels; they are computed on the first call. */
  public synchronized LabelRegions regions() {
    if (regions == null) {
      regions = LabelRegions.of(labels);
    }
    return regions;
  }

  /** Returns the number of dimensions in space: 2 or 3. */
  public int spatialDimensions() {
    return labels.numDimensions();
  }

  /** Returns the number of pixels along X, Y or Z; 1 along Z of a 2D image. */
  public int size(int dimension) {
    return dimension < spatialDimensions() ? (int) labels.dimension(dimension) : 1;
  }

  /** Returns the number of channels. */
  public int channels() {
    return (int) pixels.dimension(spatialDimensions());
  }

  /** Returns the array behind {@link #pixels}. */
  float[] pixelArray() {
    return pixels.update(null).getCurrentStorageArray();
  }

  /** Returns the array behind {@link #labels}. */
  int[] labelArray() {
    return labels.update(null).getCurrentStorageArray();
  }
}
