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

package morula.learning;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import morula.image.Normalization;
import morula.image.ObjectAreas;
import morula.image.Quantiles;
import morula.patches.TrainingImage;
import morula.patches.TrainingImages;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The images of a training run, read from files or generated, checked and split.
 *
 * @param training training planes
 * @param validation validation planes
 * @param whole the planes with the validation images, or the first of them, as {@code segment}
 *     would be given them
 * @param channels number of channels of every image
 * @param classValues the value of each class in the label files, background first; empty for
 *     objects
 * @param normalization how the intensities were normalised
 * @param example validation image for the test arrays of the model package
 * @param fingerprint fingerprint of all pixels and labels, or of the parameters that generate them
 * @param validationFingerprint fingerprint of the validation images
 * @param areas areas of the training objects after scaling (of the first images, where images are
 *     generated), in pixels, ascending; empty for classes
 * @param diameter diameter, in pixels, to which the median object of each image was scaled; 0 where
 *     images keep their scale
 * @param split how the validation images were chosen: a value of the key {@code validation}, never
 *     "auto"
 */
record TrainingData(
    TrainingImages training,
    List<TrainingImage> validation,
    List<WholePlane> whole,
    int channels,
    List<Integer> classValues,
    List<Normalization> normalization,
    Example example,
    String fingerprint,
    String validationFingerprint,
    int[] areas,
    double diameter,
    String split) {
  /** A validation image. */
  interface Example {
    /**
     * Returns the centre crop of the image, which is mirrored where it is smaller.
     *
     * @param side width and height of the crop, in pixels
     * @return intensities before any normalisation: X, Y, CHANNEL, N = 1
     */
    ArrayImg<FloatType, FloatArray> middle(long side) throws IOException;
  }

  /**
   * Returns the areas of the objects in the planes, in pixels, ascending; without specks where
   * there are many, see {@link ObjectAreas#withoutSpecks}.
   */
  static int[] areas(List<TrainingImage> planes) {
    long[] all =
        planes.stream()
            .flatMapToLong(plane -> Arrays.stream(plane.regions().areas()))
            .sorted()
            .toArray();
    return Arrays.stream(ObjectAreas.withoutSpecks(all)).mapToInt(Math::toIntExact).toArray();
  }

  /** Whether the validation images are parts of those that are trained on. */
  boolean hasParts() {
    return split.equals(KeptParts.WORD);
  }

  /** Returns the number of classes, background included; 0 for objects. */
  int classes() {
    return classValues.size();
  }

  /** Returns the median area of the training objects, in pixels; 0 when there are none. */
  double medianArea() {
    return areas.length == 0 ? 0 : areas[Quantiles.median(areas.length)];
  }

  /**
   * Returns the area that 98 % of the training objects exceed, in pixels; 0 when there are none.
   */
  double smallArea() {
    return areas.length == 0 ? 0 : areas[areas.length / 50];
  }
}
