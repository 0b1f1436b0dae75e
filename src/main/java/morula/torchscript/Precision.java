package morula.torchscript;

import java.util.Locale;
import java.util.Optional;
import morula.progress.InvalidRequestException;

/** The numeric precision of convolutions; weights, statistics and losses stay in 32 bit. */
public enum Precision {
  FP32,
  BF16;

  /** The value of the key {@code precision} that leaves the choice to the program. */
  public static final String AUTO = "auto";

  /**
   * Reads the value of the key {@code precision}.
   *
   * @return empty for {@link #AUTO}
   * @throws InvalidRequestException if the value is unknown
   */
  public static Optional<Precision> parse(String text) {
    return switch (text) {
      case AUTO -> Optional.empty();
      case "fp32" -> Optional.of(FP32);
      case "bf16" -> Optional.of(BF16);
      default ->
          throw new InvalidRequestException(
              "precision=" + text + ": unknown; choose auto, fp32 or bf16");
    };
  }

  /** The precision as the key {@code precision} takes it, such as fp32. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
