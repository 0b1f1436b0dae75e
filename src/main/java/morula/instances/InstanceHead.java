package morula.instances;

import java.util.List;
import morula.network.OutputActivation;
import morula.torchscript.Loss;
import morula.training.TargetEncoder;

/** Separate objects by foreground, distance to the edge and boundary: see {@link #channels()}. */
public final class InstanceHead implements Head {
  /** The word of the key {@code heads=}. */
  public static final String NAME = "instances";

  @Override
  public String name() {
    return NAME;
  }

  /**
   * "foreground": the probability to lie in an object; "distance": to the object's edge, 1 in its
   * middle; "boundary": the probability to lie at an object's edge.
   */
  @Override
  public List<String> channels() {
    return List.of("foreground", "distance", "boundary");
  }

  @Override
  public OutputActivation activation() {
    return OutputActivation.SIGMOID;
  }

  @Override
  public Loss defaultLoss() {
    throw new UnsupportedOperationException("the losses have not landed yet");
  }

  @Override
  public TargetEncoder encoder() {
    return new InstanceEncoder();
  }

  @Override
  public Decoder decoder(DecoderOptions options) {
    return new InstanceDecoder(options);
  }
}
