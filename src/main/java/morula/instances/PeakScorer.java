package morula.instances;

import morula.image.BlockReader;
import morula.image.RowBands;
import morula.progress.Progress;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Scores an object by the largest probability in it.
 *
 * @param channel of the probability
 */
record PeakScorer(int channel) implements ObjectScorer {

  @Override
  public double[] score(
      RandomAccessibleInterval<FloatType> prediction,
      RandomAccessibleInterval<IntType> plane,
      int objects,
      Progress progress) {
    RowBands bands = new RowBands(plane);
    BlockReader<IntType> labelReader = new BlockReader<>(plane);
    BlockReader<FloatType> reader = new BlockReader<>(prediction);
    int[] labels = new int[bands.maximumPixels()];
    float[] p = new float[labels.length];
    double[] peaks = new double[objects];
    for (int band = 0; band < bands.count(); band++) {
      progress.checkCancelled();
      labelReader.copy(bands.interval(band), labels);
      reader.copy(bands.interval(band, channel), p);
      for (int i = 0; i < bands.pixels(band); i++) {
        if (labels[i] > 0) {
          peaks[labels[i] - 1] = Math.max(peaks[labels[i] - 1], p[i]);
        }
      }
    }
    return peaks;
  }
}
