package morula.training;

import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;
import morula.torchscript.Optimizer;

/** The optimizers by name, with PyTorch's rules and, but for the momentum of SGD, its defaults. */
public final class Optimizers {
  private static final double MOMENTUM = 0.9;
  private static final double WEIGHT_DECAY = 0.01;
  private static final double LARGEST_MOMENTUM = 0.9999;

  private Optimizers() {}

  /**
   * Reads an optimizer.
   *
   * @param text "sgd", which may have a momentum: "sgd(momentum=0)", "adam", "adamw", which may
   *     have a weight decay: "adamw(weight_decay=0.01)", or "rmsprop"
   * @throws InvalidRequestException naming the key {@code optimizer} if it is another
   */
  public static Optimizer parse(String text) {
    NamedOptions options = NamedOptions.parse("optimizer", text);
    Optimizer optimizer =
        switch (options.name()) {
          case "sgd" -> new Sgd(options.decimal("momentum", MOMENTUM, 0, LARGEST_MOMENTUM));
          case "adam" -> adam(0);
          case "adamw" -> adam(options.decimal("weight_decay", WEIGHT_DECAY, 0, 1));
          case "rmsprop" -> new RmsProp(0.99, 1e-8);
          default -> throw options.refused("use adam, adamw, rmsprop or sgd");
        };
    options.checkAllUsed();
    return optimizer;
  }

  private static Optimizer adam(double weightDecay) {
    return new Adam(0.9, 0.999, 1e-8, weightDecay);
  }
}
