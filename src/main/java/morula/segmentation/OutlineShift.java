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

import morula.dataset.LabelKind;
import morula.image.Calibration;
import morula.image.LabelGrowth;
import morula.instances.Head;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * By how much the outlines of objects are moved, as the key {@code grow} asks.
 *
 * @param distance outwards, in the user's unit; negative is inwards, 0 leaves them
 * @param stepX width of a pixel of the image in that unit
 * @param stepY its height
 */
record OutlineShift(double distance, double stepX, double stepY) {

  /**
   * Returns the shift for an image.
   *
   * @throws InvalidRequestException if µm are asked for and the image has no pixel size
   */
  static OutlineShift of(SegmentationSettings settings, Calibration calibration) {
    double distance = settings.grow();
    if (distance == 0 || settings.sizeUnit() == SizeUnit.PIXEL) {
      return new OutlineShift(distance, 1, 1);
    }
    double factor = settings.sizeUnit().microns(calibration);
    return new OutlineShift(
        distance, calibration.pixelWidth() * factor, calibration.pixelHeight() * factor);
  }

  /**
   * Checks the settings against the head of the model.
   *
   * @throws InvalidRequestException if the model does not find objects
   */
  static void check(SegmentationSettings settings, Head head) {
    if (settings.grow() != 0 && head.labelKind() != LabelKind.OBJECTS) {
      throw new InvalidRequestException(
          "grow: this model finds classes of pixels, not single objects; leave the key out");
    }
  }

  /**
   * Moves the outlines.
   *
   * @param labels X, Y in the size of the image; is changed
   */
  void apply(RandomAccessibleInterval<IntType> labels) {
    LabelGrowth.apply(labels, distance, stepX, stepY);
  }
}
