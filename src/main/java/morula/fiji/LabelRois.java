package morula.fiji;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import java.awt.Polygon;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.image.Axis;
import morula.image.Image;
import morula.image.Labels;
import morula.pictures.ContourTracer;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Label images into ROIs: one a label and plane, named as its label, of exactly its pixels. Linear
 * in the pixels of the image plus those of the objects' bounding boxes.
 */
public final class LabelRois {
  private LabelRois() {}

  /**
   * The stack that ROIs will lie on.
   *
   * @param channels number of channels
   * @param slices number of slices
   * @param frames number of frames
   * @param firstFrame frame of the stack that the labels' first frame belongs to, from 0
   */
  public record Stack(int channels, int slices, int frames, int firstFrame) {

    /**
     * The stack that a whole image makes in ImageJ.
     *
     * @param color whether its channels are the colours of RGB planes
     * @param frame the frame that was segmented, from 1; 0 for all
     */
    public static Stack of(Image image, boolean color, int frame) {
      return new Stack(
          color ? 1 : (int) image.size(Axis.CHANNEL),
          (int) image.size(Axis.Z),
          (int) image.size(Axis.TIME),
          Math.max(0, frame - 1));
    }

    /** ImageJ counts from 1; 0 means every channel, slice or frame. */
    private void place(Roi roi, int z, int frame) {
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
   * The ROIs of all planes.
   *
   * @return in the order of frames, then slices, then labels; with the position of their plane
   */
  public static List<Roi> of(Labels labels, Stack stack) {
    List<Roi> rois = new ArrayList<>();
    for (int t = 0; t < labels.pixels().dimension(3); t++) {
      for (int z = 0; z < labels.pixels().dimension(2); z++) {
        for (Roi roi : ofPlane(labels.plane(z, t))) {
          stack.place(roi, z, t);
          rois.add(roi);
        }
      }
    }
    return rois;
  }

  /**
   * The ROIs of one plane, in the order of their labels.
   *
   * @param plane dimensions X, Y; 0 is background
   */
  public static List<Roi> ofPlane(RandomAccessibleInterval<IntType> plane) {
    Boxes boxes = new Boxes();
    Cursor<IntType> cursor = Views.flatIterable(plane).localizingCursor();
    while (cursor.hasNext()) {
      int label = cursor.next().get();
      if (label > 0) {
        boxes.add(label, cursor.getIntPosition(0), cursor.getIntPosition(1));
      }
    }
    List<Roi> rois = new ArrayList<>();
    for (int label = 1; label <= boxes.highest; label++) {
      if (boxes.right[label] >= boxes.left[label]) {
        rois.add(roi(plane, label, boxes));
      }
    }
    return rois;
  }

  private static Roi roi(RandomAccessibleInterval<IntType> plane, int label, Boxes boxes) {
    int left = boxes.left[label];
    int top = boxes.top[label];
    int width = boxes.right[label] - left + 1;
    int height = boxes.bottom[label] - top + 1;
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

  /** Several parts or holes. */
  private static Roi shape(List<Polygon> borders, int left, int top) {
    Path2D.Float path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
    for (Polygon border : borders) {
      border.translate(left, top);
      path.append(border, false);
    }
    return new ShapeRoi(path);
  }

  /** Bounding boxes by label; a label that was not met has right &lt; left. */
  private static final class Boxes {
    int highest;
    int[] left = new int[0];
    int[] top = new int[0];
    int[] right = new int[0];
    int[] bottom = new int[0];

    void add(int label, int x, int y) {
      if (label >= left.length) {
        grow(Math.max(label + 1, Math.max(256, left.length * 2)));
      }
      highest = Math.max(highest, label);
      left[label] = Math.min(left[label], x);
      right[label] = Math.max(right[label], x);
      top[label] = Math.min(top[label], y);
      bottom[label] = Math.max(bottom[label], y);
    }

    private void grow(int size) {
      left = grown(left, size, Integer.MAX_VALUE);
      top = grown(top, size, Integer.MAX_VALUE);
      right = grown(right, size, -1);
      bottom = grown(bottom, size, -1);
    }

    private static int[] grown(int[] values, int size, int fill) {
      int[] grown = Arrays.copyOf(values, size);
      Arrays.fill(grown, values.length, size, fill);
      return grown;
    }
  }
}
