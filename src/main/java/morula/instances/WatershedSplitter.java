package morula.instances;

import java.util.Arrays;
import morula.image.BlockReader;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Splits components by a {@link Watershed} of √distance × (1 − boundary), from channels 1 and 2.
 */
final class WatershedSplitter implements Splitter {
  private final int dynamics;
  private final int lowestSeed;

  WatershedSplitter(DecoderOptions options) {
    dynamics = Math.max(1, (int) Math.round(options.dynamics() * (Watershed.LEVELS - 1)));
    lowestSeed = level((float) options.seedThreshold());
  }

  @Override
  public Split split(BlockReader<FloatType> prediction, boolean[] own, Box window) {
    Watershed watershed = new Watershed(levels(prediction, own, window), window.width() + 2);
    int[] seeds = watershed.seeds(dynamics, lowestSeed);
    return new Split(watershed.grow(seeds), seeds);
  }

  /**
   * Computes the relief: high in the middle of objects, low at their boundaries; −1 outside. The
   * square root makes the middle flat, so that objects split less easily, and the edges steep.
   */
  private static short[] levels(BlockReader<FloatType> prediction, boolean[] own, Box window) {
    float[] distance = Splitter.channel(prediction, 1, window);
    float[] boundary = Splitter.channel(prediction, 2, window);
    short[] level = new short[own.length];
    Arrays.fill(level, (short) -1);
    for (int p = 0; p < level.length; p++) {
      if (own[p]) {
        level[p] = level((float) Math.sqrt(distance[p]) * (1 - boundary[p]));
      }
    }
    return level;
  }

  private static short level(float height) {
    // NaN becomes 0
    int level = (int) (height * (Watershed.LEVELS - 1) + 0.5f);
    return (short) Math.max(0, Math.min(Watershed.LEVELS - 1, level));
  }
}
