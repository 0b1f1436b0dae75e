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

package morula.io;

import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;

/**
 * The size of the label image that outlines are drawn on: that of the image they belong to.
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels number of channels that ImageJ counts; 1 for an image in colour
 * @param slices number of slices
 * @param frames number of frames
 * @param calibration of the labels
 */
public record LabelCanvas(
    long width, long height, int channels, int slices, int frames, Calibration calibration) {

  /**
   * Returns the size of an image.
   *
   * @param color whether its channels are the colours of RGB planes
   */
  public static LabelCanvas of(Image image, boolean color) {
    return new LabelCanvas(
        image.size(Axis.X),
        image.size(Axis.Y),
        color ? 1 : (int) image.size(Axis.CHANNEL),
        (int) image.size(Axis.Z),
        (int) image.size(Axis.TIME),
        image.calibration());
  }

  /** Returns the size of labels. */
  public static LabelCanvas of(Labels labels) {
    return new LabelCanvas(
        labels.pixels().dimension(0),
        labels.pixels().dimension(1),
        1,
        (int) labels.slices(),
        (int) labels.frames(),
        labels.calibration());
  }

  /** Returns the smallest size that holds both. */
  LabelCanvas with(LabelCanvas other) {
    return new LabelCanvas(
        Math.max(width, other.width),
        Math.max(height, other.height),
        Math.max(channels, other.channels),
        Math.max(slices, other.slices),
        Math.max(frames, other.frames),
        calibration);
  }
}
