package morula.instances;

import java.util.HashMap;
import java.util.Map;
import morula.training.TargetEncoder;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
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
    int[] block = new int[Blocks.count(size)];
    Blocks.of(labels).copy(labels, block);
    float[] squared = DistanceTransform.squared(block, size, DistanceTransform.unitSpacing(n));
    float[] scale = inverseOfMaximum(block, squared);
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
          target[to] = 1;
          target[to + pixels] =
              d2 < Float.POSITIVE_INFINITY ? (float) Math.sqrt(d2 * scale[source]) : 1;
          // a neighbour along the diagonals of the cube is at most √n away
          target[to + 2 * pixels] = d2 <= n ? 1 : 0;
        } else {
          target[to + 2 * pixels] = gap[source] ? 1 : 0;
        }
      }
      nextRow(position, patch);
    }
    long[] dimensions = new long[n + 1];
    for (int d = 0; d < n; d++) {
      dimensions[d] = patchSize[d];
    }
    dimensions[n] = CHANNELS;
    return ArrayImgs.floats(target, dimensions);
  }

  /** For every pixel, 1 / the largest finite squared distance of its object. */
  private static float[] inverseOfMaximum(int[] labels, float[] squared) {
    Map<Integer, float[]> maxima = new HashMap<>();
    float[] maximum = null;
    int last = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0) {
        if (labels[i] != last) {
          last = labels[i];
          maximum = maxima.computeIfAbsent(last, key -> new float[1]);
        }
        if (squared[i] < Float.POSITIVE_INFINITY && squared[i] > maximum[0]) {
          maximum[0] = squared[i];
        }
      }
    }
    float[] inverse = new float[labels.length];
    last = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0) {
        if (labels[i] != last) {
          last = labels[i];
          maximum = maxima.get(last);
        }
        inverse[i] = 1 / maximum[0];
      }
    }
    return inverse;
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
