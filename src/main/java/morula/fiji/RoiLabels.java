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

package morula.fiji;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import morula.image.Calibration;
import morula.image.Labels;
import morula.inference.PlaneStore;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * Converts ROIs into label images.
 *
 * <ul>
 *   <li>If the names of all ROIs are whole numbers from 1 on, as Morula writes them, they are the
 *       labels; several ROIs of one number are one object. Otherwise the ROIs are numbered from 1
 *       in their order.
 *   <li>A pixel that lies in several ROIs belongs to the last of them, as drawn on top of another.
 *   <li>A pixel belongs to a ROI as in ImageJ: holes are left out.
 *   <li>A ROI lies in the slice and frame of its position; without one, in all of them.
 *   <li>Lines, points and angles have no area and are left out.
 * </ul>
 */
public final class RoiLabels {

  private final int width;
  private final int height;
  private final int channels;
  private final int slices;
  private final int frames;

  private RoiLabels(int width, int height, int channels, int slices, int frames) {
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.slices = slices;
    this.frames = frames;
  }

  /**
   * Converts ROIs that lie on an open image.
   *
   * @return labels of the size and calibration of the image
   */
  public static Labels of(List<Roi> rois, ImagePlus image) {
    int[] size = image.getDimensions();
    return new RoiLabels(size[0], size[1], size[2], size[3], size[4])
        .labels(rois, ImagePlusView.name(image), Calibrations.of(image));
  }

  /**
   * Converts ROIs that lie on a stack.
   *
   * @param width in pixels
   * @param height in pixels
   * @param stack sizes of the stack; all of its slices and frames are in the labels
   * @param name name of the labels
   */
  public static Labels of(
      List<Roi> rois,
      int width,
      int height,
      LabelRois.Stack stack,
      String name,
      Calibration calibration) {
    return new RoiLabels(width, height, stack.channels(), stack.slices(), stack.frames())
        .labels(rois, name, calibration);
  }

  private Labels labels(List<Roi> rois, String name, Calibration calibration) {
    boolean named = areNumbers(rois);
    RandomAccessibleInterval<IntType> pixels = pixels();
    int label = 0;
    for (Roi roi : rois) {
      if (!roi.isArea()) {
        continue;
      }
      label = named ? Integer.parseInt(roi.getName()) : label + 1;
      fill(pixels, roi, label);
    }
    return new Labels(name, pixels, calibration);
  }

  private RandomAccessibleInterval<IntType> pixels() {
    try {
      return PlaneStore.unclosedInts(width, height, slices, frames);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static boolean areNumbers(List<Roi> rois) {
    for (Roi roi : rois) {
      String name = roi.getName();
      if (name == null
          || !name.matches("[1-9]\\d{0,7}")
          || Integer.parseInt(name) > Labels.LARGEST) {
        return false;
      }
    }
    return !rois.isEmpty();
  }

  private void fill(RandomAccessibleInterval<IntType> pixels, Roi roi, int label) {
    int z = -1;
    int t = -1;
    if (roi.hasHyperStackPosition()) {
      z = roi.getZPosition() - 1;
      t = roi.getTPosition() - 1;
    } else if (roi.getPosition() > 0) {
      int plane = (roi.getPosition() - 1) / channels;
      z = plane % slices;
      t = plane / slices;
    }
    RandomAccess<IntType> access = pixels.randomAccess();
    for (int frame = Math.max(0, t); frame < (t < 0 ? frames : Math.min(frames, t + 1)); frame++) {
      for (int slice = Math.max(0, z);
          slice < (z < 0 ? slices : Math.min(slices, z + 1));
          slice++) {
        access.setPosition(slice, 2);
        access.setPosition(frame, 3);
        fillPlane(access, roi, label);
      }
    }
  }

  private void fillPlane(RandomAccess<IntType> access, Roi roi, int label) {
    Rectangle box = roi.getBounds();
    ImageProcessor mask = roi.getMask(); // null if it is the whole rectangle
    for (int y = Math.max(0, box.y); y < Math.min(height, box.y + box.height); y++) {
      access.setPosition(y, 1);
      for (int x = Math.max(0, box.x); x < Math.min(width, box.x + box.width); x++) {
        if (mask == null || mask.get(x - box.x, y - box.y) != 0) {
          access.setPosition(x, 0);
          access.get().set(label);
        }
      }
    }
  }
}
