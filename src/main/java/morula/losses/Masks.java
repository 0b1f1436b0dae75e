package morula.losses;

import java.util.Locale;
import morula.patches.TargetEncoder;
import morula.torchscript.Code;

/** TorchScript expressions that leave ignored pixels out of a loss. */
final class Masks {
  private Masks() {}

  /**
   * Emits a mask that is 1 where the target counts and 0 where it is {@link TargetEncoder#IGNORE}.
   */
  static String valid(Code code, String target) {
    return code.let("torch.to(torch.ge(" + target + ", 0), 6)");
  }

  /** Emits the mean of {@code values} where {@code mask} is 1; 0 if it is 1 nowhere. */
  static String mean(Code code, String values, String mask) {
    return code.let(
        String.format(
            Locale.ROOT,
            "torch.div(torch.sum(torch.mul(%s, %s)), torch.clamp_min(torch.sum(%s), 1))",
            values,
            mask,
            mask));
  }
}
