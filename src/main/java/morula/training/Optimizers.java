package morula.training;

import java.util.List;
import java.util.Locale;
import morula.progress.InvalidRequestException;
import morula.torchscript.Optimizer;

/** The optimizers by name, with PyTorch's rules and, but for the momentum of SGD, its defaults. */
public final class Optimizers {
  private Optimizers() {}

  /**
   * @param name "sgd", "adam", "adamw" or "rmsprop"
   * @throws InvalidRequestException naming the key {@code optimizer} if it is another
   */
  public static Optimizer parse(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "sgd" -> new Sgd(0.9);
      case "adam" -> new Adam(0.9, 0.999, 1e-8, 0);
      case "adamw" -> new Adam(0.9, 0.999, 1e-8, 0.01);
      case "rmsprop" -> new RmsProp(0.99, 1e-8);
      default ->
          throw new InvalidRequestException(
              "optimizer=" + name + ": unknown; choose one of " + names());
    };
  }

  /** All names. */
  public static List<String> names() {
    return List.of("sgd", "adam", "adamw", "rmsprop");
  }
}
