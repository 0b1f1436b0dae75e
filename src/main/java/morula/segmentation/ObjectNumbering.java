package morula.segmentation;

import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * The new numbers of the objects of a plane.
 *
 * @param numbers new number of label i at index i, from 1; 0 for a label that is not in the plane
 * @param last largest new number, or that of the previous planes if there is no object
 */
record ObjectNumbering(int[] numbers, int last) {
  /** No objects. */
  static final ObjectNumbering NONE = new ObjectNumbering(new int[0], 0);

  /**
   * Numbers objects from {@code before} + 1 on, in the order of their first pixels; some labels may
   * have vanished when the plane was resized.
   *
   * @param plane X, Y; is changed
   */
  static ObjectNumbering apply(RandomAccessibleInterval<IntType> plane, int before) {
    int[] numbers = new int[16];
    int count = before;
    for (IntType pixel : Views.flatIterable(plane)) {
      int label = pixel.get();
      if (label > 0) {
        if (label >= numbers.length) {
          numbers = Arrays.copyOf(numbers, Math.max(label + 1, 2 * numbers.length));
        }
        if (numbers[label] == 0) {
          numbers[label] = ++count;
        }
        pixel.set(numbers[label]);
      }
    }
    return new ObjectNumbering(numbers, count);
  }
}
