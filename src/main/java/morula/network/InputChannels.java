package morula.network;

/** Fits the first convolution of a trained network to images with other channels. */
public final class InputChannels {
  private InputChannels() {}

  /**
   * A convolution's weights for another number of input channels. For one channel they are summed
   * over the old ones, so that grey gives what equal channels gave; else the old ones are repeated
   * in turn and scaled by old / new, so that equal channels give what they gave.
   *
   * @param weights output channel, input channel, [Z,] Y, X
   * @param outputs number of output channels
   * @param from number of input channels that the weights have
   * @param to number of input channels wanted
   * @return output channel, input channel, [Z,] Y, X
   */
  public static float[] adapt(float[] weights, int outputs, int from, int to) {
    int kernel = weights.length / outputs / from;
    float[] result = new float[Math.multiplyExact(outputs * to, kernel)];
    for (int o = 0; o < outputs; o++) {
      for (int c = 0; c < Math.max(from, to); c++) {
        for (int k = 0; k < kernel; k++) {
          float value = weights[(o * from + c % from) * kernel + k];
          if (to == 1) {
            result[o * kernel + k] += value;
          } else if (c < to) {
            result[(o * to + c) * kernel + k] = value * from / to;
          }
        }
      }
    }
    return result;
  }
}
