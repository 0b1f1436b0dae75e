package morula.instances;

import java.util.BitSet;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** The class of highest probability; of equal ones the first. */
final class SemanticDecoder implements Decoder {

  @Override
  public int decode(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> labels,
      Progress progress) {
    int classes = Math.toIntExact(prediction.dimension(2));
    RowBands bands = new RowBands(labels);
    BlockReader<FloatType> reader = new BlockReader<>(prediction);
    BitSet present = new BitSet(classes);
    bands
        .indices()
        .parallel()
        .forEach(
            band -> {
              progress.checkCancelled();
              int[] best = decode(reader, classes, bands, band);
              bands.write(best, labels, band);
              BitSet seen = new BitSet(classes);
              for (int c : best) {
                seen.set(c);
              }
              synchronized (present) {
                present.or(seen);
              }
            });
    return present.cardinality();
  }

  private static int[] decode(
      BlockReader<FloatType> prediction, int classes, RowBands bands, int band) {
    int pixels = bands.pixels(band);
    float[] highest = new float[pixels];
    float[] value = new float[pixels];
    int[] best = new int[pixels];
    prediction.copy(bands.interval(band, 0), highest);
    for (int c = 1; c < classes; c++) {
      prediction.copy(bands.interval(band, c), value);
      for (int i = 0; i < pixels; i++) {
        if (value[i] > highest[i]) {
          highest[i] = value[i];
          best[i] = c;
        }
      }
    }
    return best;
  }
}
