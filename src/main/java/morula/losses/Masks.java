package morula.losses;

import java.util.Locale;
import morula.patches.TargetEncoder;
import morula.torchscript.Code;

/** Leaves ignored pixels out of a loss. */
final class Masks {
  private Masks() {}

  /** 1 where the target counts, 0 where it is {@link TargetEncoder#IGNORE}. */
  static String valid(Code code, String target) {
    return code.let("torch.to(torch.ge(" + target + ", 0), 6)");
  }

  /** Mean of {@code values} where {@code mask} is 1; 0 if that is nowhere. */
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
