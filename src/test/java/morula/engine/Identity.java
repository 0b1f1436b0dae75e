package morula.engine;

import java.util.Map;
import morula.network.Network;
import morula.network.Weights;
import morula.network.architectures.NetworkBuilder;

/** A network of one 1x1 convolution that hands its channels through. */
final class Identity {
  private Identity() {}

  static Network network(int channels) {
    NetworkBuilder builder = new NetworkBuilder(2, channels);
    builder.convolution("output", 0, channels, 1, true);
    return builder.build();
  }

  static Weights weights(int channels) {
    float[] matrix = new float[channels * channels];
    for (int c = 0; c < channels; c++) {
      matrix[c * channels + c] = 1;
    }
    return new Weights(Map.of("output_weight", matrix, "output_bias", new float[channels]));
  }
}
