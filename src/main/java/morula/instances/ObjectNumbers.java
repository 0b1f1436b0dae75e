package morula.instances;

import morula.image.BlockReader;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/** Numbers objects from 1 on without gaps, in the order of their first pixels in row order. */
final class ObjectNumbers {
  private ObjectNumbers() {}

  /**
   * Writes the numbers.
   *
   * @param labels X, Y; an object is a negative number from −1 on; anything else becomes 0
   * @param objects largest possible number of objects
   * @return number of objects that have a pixel
   */
  static int assign(RandomAccessibleInterval<IntType> labels, int objects, Progress progress) {
    RowBands bands = new RowBands(labels);
    BlockReader<IntType> reader = new BlockReader<>(labels);
    int[] number = new int[objects + 1];
    int[] values = new int[bands.maximumPixels()];
    int count = 0;
    for (int band = 0; band < bands.count(); band++) {
      progress.checkCancelled();
      progress.update(bands.firstRow(band), bands.height(), "Numbering objects");
      reader.copy(bands.interval(band), values);
      for (int i = 0; i < bands.pixels(band); i++) {
        int v = values[i];
        if (v >= 0 || v == ComponentDecoder.DROPPED) {
          values[i] = 0;
          continue;
        }
        if (number[-v] == 0) {
          number[-v] = ++count;
        }
        values[i] = number[-v];
      }
      bands.write(values, labels, band);
    }
    return count;
  }
}
