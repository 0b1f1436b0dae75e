package morula.engine;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/** A network ready to be applied. */
public interface Predictor {

  /**
   * Applies the network.
   *
   * @param batch dimensions X, Y, [Z,] CHANNEL, N (in memory the order that PyTorch calls NCHW or
   *     NCDHW); already normalised; X, Y, Z multiples of the network's divisor
   * @return the network's outputs after their activation, of the same X, Y, [Z], N; dimensions X,
   *     Y, [Z,] output channel, N
   * @throws OutOfMemoryException if the device does not have the memory for a batch of this size;
   *     the predictor stays usable for smaller ones
   */
  ArrayImg<FloatType, FloatArray> predict(ArrayImg<FloatType, FloatArray> batch);
}
