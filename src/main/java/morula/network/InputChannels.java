package morula.network;

/** Adapts the first convolution of a trained network to images with another number of channels. */
public final class InputChannels {
  private InputChannels() {}

  /**
   * Converts a convolution's weights to another number of input channels. The old channels are
   * assigned in turn: fewer new channels get the sum of several old ones, and more new channels
   * share one old channel equally, so that the result for equal channels stays the same.
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
        int old = c % from;
        int sharing = from < to ? (to - old + from - 1) / from : 1;
        for (int k = 0; k < kernel; k++) {
          result[(o * to + c % to) * kernel + k] +=
              weights[(o * from + old) * kernel + k] / sharing;
        }
      }
    }
    return result;
  }
}
