package morula.instances;

import morula.image.BlockReader;
import morula.image.RowBands;
import net.imglib2.type.numeric.real.FloatType;

/** Decodes the class of highest probability; the first of equal ones. */
final class SemanticDecoder extends ClassDecoder {

  @Override
  int[] decode(BlockReader<FloatType> prediction, int channels, RowBands bands, int band) {
    int pixels = bands.pixels(band);
    float[] highest = new float[pixels];
    float[] value = new float[pixels];
    int[] best = new int[pixels];
    prediction.copy(bands.interval(band, 0), highest);
    for (int c = 1; c < channels; c++) {
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
