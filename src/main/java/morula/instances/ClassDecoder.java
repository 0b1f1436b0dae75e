package morula.instances;

import java.util.BitSet;
import morula.image.BlockReader;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Decodes a class for each pixel from the channels of that pixel; bands of rows are decoded in
 * parallel.
 */
abstract class ClassDecoder implements Decoder {

  /**
   * Decodes the classes of one band.
   *
   * @param prediction dimensions X, Y, output channel
   * @param channels number of output channels
   * @return one class for each pixel, in row order
   */
  abstract int[] decode(BlockReader<FloatType> prediction, int channels, RowBands bands, int band);

  @Override
  public final int decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    int channels = Math.toIntExact(prediction.dimension(2));
    RowBands bands = new RowBands(labels);
    BlockReader<FloatType> reader = new BlockReader<>(prediction);
    BitSet present = new BitSet(channels + 1);
    bands
        .indices()
        .parallel()
        .forEach(
            band -> {
              progress.checkCancelled();
              int[] classes = decode(reader, channels, bands, band);
              bands.write(classes, labels, band);
              BitSet seen = new BitSet(channels + 1);
              for (int c : classes) {
                seen.set(c);
              }
              synchronized (present) {
                present.or(seen);
              }
            });
    return present.cardinality();
  }
}
