package morula.inference;

import java.util.List;
import morula.engine.Predictor;
import morula.network.ReceptiveField;

/** Creates tiled predictors; converts PyTorch's order of axes to that of ImgLib2. */
public final class Tiles {
  private Tiles() {}

  /**
   * @param tileSize side of a tile in pixels; 0 for the default
   */
  public static TiledPredictor predictor(
      Predictor network, int outputChannels, ReceptiveField field, int tileSize) {
    return new TiledPredictor(
        network,
        outputChannels,
        reversed(field.divisor()),
        reversed(field.halo()),
        tileSize == 0 ? TiledPredictor.DEFAULT_TILE_SIZE : tileSize);
  }

  private static int[] reversed(List<Integer> zyx) {
    int[] xyz = new int[zyx.size()];
    for (int d = 0; d < xyz.length; d++) {
      xyz[d] = zyx.get(xyz.length - 1 - d);
    }
    return xyz;
  }
}
