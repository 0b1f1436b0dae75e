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

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import java.awt.Polygon;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import morula.image.Axis;
import morula.image.Image;
import morula.image.LabelRegions;
import morula.image.Labels;
import morula.image.StackPart;
import morula.pictures.ContourTracer;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Converts label images into ROIs: one for each label and plane, named by the label, with exactly
 * its pixels. The time is linear in the pixels of the image plus those of the objects' bounding
 * boxes.
 */
public final class LabelRois {
  private LabelRois() {}

  /**
   * The stack that ROIs will lie on.
   *
   * @param channels number of channels
   * @param slices number of slices
   * @param frames number of frames
   * @param firstSlice slice of the stack that the labels' first slice belongs to, from 0
   * @param firstFrame frame of the stack that the labels' first frame belongs to, from 0
   */
  public record Stack(int channels, int slices, int frames, int firstSlice, int firstFrame) {

    /**
     * Returns the stack that a whole image is in ImageJ.
     *
     * @param color whether its channels are the colours of RGB planes
     * @param slice the slice that was segmented, from 1; 0 for all
     * @param frame the frame that was segmented, from 1; 0 for all
     */
    public static Stack of(Image image, boolean color, int slice, int frame) {
      return new Stack(
          color ? 1 : (int) image.size(Axis.CHANNEL),
          (int) image.size(Axis.Z),
          (int) image.size(Axis.TIME),
          Math.max(0, slice - 1),
          Math.max(0, frame - 1));
    }

    /** Returns the whole stack of which labels are a part. */
    public static Stack of(StackPart part) {
      return new Stack(
          part.channels(), part.slices(), part.frames(), part.firstSlice(), part.firstFrame());
    }

    /** Returns which part of this stack labels are; empty if they are of all planes. */
    Optional<StackPart> part(Labels labels) {
      int slice = labels.slices() < slices ? firstSlice + 1 : 0;
      int frame = labels.frames() < frames ? firstFrame + 1 : 0;
      return slice + frame == 0
          ? Optional.empty()
          : Optional.of(new StackPart(channels, slices, frames, slice, frame));
    }

    /** Sets the position of a ROI; ImageJ counts from 1, and 0 is every channel, slice or frame. */
    void place(Roi roi, int slice, int frame) {
      int z = firstSlice + slice;
      int t = firstFrame + frame;
      if (slices == 1 && frames == 1) {
        return;
      }
      boolean hyperstack = (channels > 1 ? 1 : 0) + (slices > 1 ? 1 : 0) + (frames > 1 ? 1 : 0) > 1;
      if (hyperstack) {
        roi.setPosition(0, slices > 1 ? z + 1 : 0, frames > 1 ? t + 1 : 0);
      } else {
        roi.setPosition(slices > 1 ? z + 1 : t + 1);
      }
    }
  }

  /**
   * Returns the ROIs of all planes.
   *
   * @return in the order of frames, then slices, then labels; with the position of their plane
   */
  public static List<Roi> of(Labels labels, Stack stack) {
    List<Roi> rois = new ArrayList<>();
    each(labels, stack).forEach(rois::add);
    return rois;
  }

  /**
   * Returns the same ROIs as {@link #of(Labels, Stack)}, each traced when it is asked for: a
   * million of them take a gigabyte.
   */
  public static Iterable<Roi> each(Labels labels, Stack stack) {
    return new TracedRois(labels, stack);
  }

  /**
   * Returns the ROIs of one plane, in the order of their labels.
   *
   * @param plane dimensions X, Y; 0 is background
   */
  public static List<Roi> ofPlane(RandomAccessibleInterval<IntType> plane) {
    List<Roi> rois = new ArrayList<>();
    LabelRegions regions = LabelRegions.of(plane);
    for (int label : regions.labels()) {
      rois.add(roi(plane, label, regions));
    }
    return rois;
  }

  /**
   * Returns the ROIs of some labels of a plane, by label; without those that do not occur.
   *
   * @param plane dimensions X, Y
   */
  public static Map<Integer, Roi> of(RandomAccessibleInterval<IntType> plane, Set<Integer> wanted) {
    LabelRegions regions = LabelRegions.of(plane);
    Map<Integer, Roi> rois = new TreeMap<>();
    for (int label : regions.labels()) {
      if (wanted.contains(label)) {
        rois.put(label, roi(plane, label, regions));
      }
    }
    return rois;
  }

  /** Traces one label of a plane, which must be in it. */
  static Roi roi(RandomAccessibleInterval<IntType> plane, int label, LabelRegions regions) {
    int left = regions.minX(label);
    int top = regions.minY(label);
    int width = regions.maxX(label) - left + 1;
    int height = regions.maxY(label) - top + 1;
    boolean[] mask = new boolean[Math.multiplyExact(width, height)];
    Cursor<IntType> cursor =
        Views.flatIterable(Views.interval(plane, Intervals.createMinSize(left, top, width, height)))
            .cursor();
    for (int i = 0; i < mask.length; i++) {
      mask[i] = cursor.next().get() == label;
    }
    List<Polygon> borders = new ContourTracer(mask, width, height).trace();
    Roi roi = borders.size() == 1 ? polygon(borders.get(0), left, top) : shape(borders, left, top);
    roi.setName(Integer.toString(label));
    return roi;
  }

  private static Roi polygon(Polygon border, int left, int top) {
    border.translate(left, top);
    return new PolygonRoi(border, Roi.TRACED_ROI);
  }

  /** Returns a ROI of several parts or with holes. */
  private static Roi shape(List<Polygon> borders, int left, int top) {
    Path2D.Float path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
    for (Polygon border : borders) {
      border.translate(left, top);
      path.append(border, false);
    }
    return new ShapeRoi(path);
  }
}
