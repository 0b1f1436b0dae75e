package morula.instances;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import morula.training.TargetEncoder;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;

/**
 * Objects into the three target channels of {@link InstanceHead}; 2D and 3D.
 *
 * <ol>
 *   <li>foreground: 1 in objects, 0 elsewhere;
 *   <li>distance: {@link DistanceTransform} divided by its maximum in the object, 0 to 1;
 *   <li>boundary: 1 in pixels of an object that have another object or background among their 8
 *       (26) neighbours, and in background pixels with two objects within {@value #GAP} pixels
 *       along each axis, so that touching objects separate; 0 elsewhere.
 * </ol>
 *
 * <p>Where only part of the image is annotated and an object's edge is not known (see {@link
 * PartialAnnotation}), distance and boundary are ignored in the pixels that depend on it.
 */
final class InstanceEncoder implements TargetEncoder {
  static final int CHANNELS = 3;

  /** Objects that the patch cuts keep their shape up to this many pixels beyond it. */
  private static final int MARGIN = 32;

  private static final int GAP = 2;

  @Override
  public int channels() {
    return CHANNELS;
  }

  @Override
  public int margin() {
    return MARGIN;
  }

  @Override
  public ArrayImg<FloatType, FloatArray> encode(
      RandomAccessibleInterval<IntType> labels, Interval patch) {
    int n = labels.numDimensions();
    int[] size = Blocks.size(labels, n);
    int[] block = Blocks.labels(labels, labels);
    int largest = compact(block);
    PartialAnnotation annotation = new PartialAnnotation(block, size, largest);
    float[] squared =
        DistanceTransform.squared(annotation.labels(), size, DistanceTransform.unitSpacing(n));
    float[] scale = inverseOfMaximum(block, squared, largest);
    boolean[] gap = new GapFinder(GAP).find(block, size);

    int[] patchSize = Blocks.size(patch, n);
    int pixels = Blocks.count(patchSize);
    float[] target = new float[Math.multiplyExact(pixels, CHANNELS)];
    int width = patchSize[0];
    long[] position = Intervals.minAsLongArray(patch);
    for (int row = 0; row < pixels; row += width) {
      int source = index(labels, position, size);
      for (int x = 0; x < width; x++, source++) {
        int to = row + x;
        int label = block[source];
        if (label < 0) {
          target[to] = IGNORE;
          target[to + pixels] = IGNORE;
          target[to + 2 * pixels] = IGNORE;
        } else if (label > 0) {
          float d2 = squared[source];
          float unknown = annotation.squaredToUnknown(source);
          target[to] = 1;
          target[to + pixels] = unknown < d2 ? IGNORE : distance(d2, scale[label]);
          // a neighbour along the diagonals of the cube is at most √n away
          target[to + 2 * pixels] = d2 <= n ? 1 : unknown <= n ? IGNORE : 0;
        } else {
          target[to + 2 * pixels] = gap[source] ? 1 : 0;
        }
      }
      nextRow(position, patch);
    }
    return Blocks.target(target, patch, CHANNELS);
  }

  private static float distance(float squared, float scale) {
    return squared < Float.POSITIVE_INFINITY ? (float) Math.sqrt(squared * scale) : 1;
  }

  /**
   * Numbers the objects anew where their labels are too large for an array of labels.
   *
   * @return the largest label
   */
  private static int compact(int[] labels) {
    int largest = Arrays.stream(labels).max().orElse(0);
    if (largest <= labels.length) {
      return Math.max(0, largest);
    }
    Map<Integer, Integer> number = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0) {
        number.putIfAbsent(labels[i], number.size() + 1);
        labels[i] = number.get(labels[i]);
      }
    }
    return number.size();
  }

  /** For every label, 1 / the largest finite squared distance of the object. */
  private static float[] inverseOfMaximum(int[] labels, float[] squared, int largest) {
    float[] scale = new float[largest + 1];
    for (int i = 0; i < labels.length; i++) {
      float d2 = squared[i];
      if (labels[i] > 0 && d2 > scale[labels[i]] && d2 < Float.POSITIVE_INFINITY) {
        scale[labels[i]] = d2;
      }
    }
    for (int label = 1; label <= largest; label++) {
      scale[label] = 1 / scale[label];
    }
    return scale;
  }

  private static int index(Interval block, long[] position, int[] size) {
    int index = 0;
    for (int d = size.length - 1; d >= 0; d--) {
      index = index * size[d] + (int) (position[d] - block.min(d));
    }
    return index;
  }

  private static void nextRow(long[] position, Interval patch) {
    for (int d = 1; d < position.length; d++) {
      if (++position[d] <= patch.max(d)) {
        return;
      }
      position[d] = patch.min(d);
    }
  }
}
