package morula.instances;

import java.util.Arrays;
import java.util.List;
import morula.image.BlockReader;
import morula.image.RowBands;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Decodes the class of the highest channel (the first of equal channels) if that reaches the
 * threshold; otherwise background.
 */
final class MaskDecoder extends ClassDecoder {
  private final List<Double> levels;
  private final double threshold;

  /**
   * @param levels divisor of each channel before the comparison
   * @param threshold smallest value of a pixel that belongs to a class
   */
  MaskDecoder(List<Double> levels, double threshold) {
    this.levels = levels;
    this.threshold = threshold;
  }

  @Override
  int[] decode(BlockReader<FloatType> prediction, int channels, RowBands bands, int band) {
    int pixels = bands.pixels(band);
    double[] highest = new double[pixels];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    float[] value = new float[pixels];
    int[] best = new int[pixels];
    for (int c = 0; c < channels; c++) {
      prediction.copy(bands.interval(band, c), value);
      double level = levels.get(c);
      for (int i = 0; i < pixels; i++) {
        double mask = value[i] / level;
        if (mask >= threshold && mask > highest[i]) {
          highest[i] = mask;
          best[i] = c + 1;
        }
      }
    }
    return best;
  }
}
