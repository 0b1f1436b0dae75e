package morula.losses;

import java.util.Locale;
import morula.torchscript.Code;
import morula.torchscript.StepMetric;

/**
 * The share of pixels, of those that are not ignored, whose probability is below 0.1 where the mask
 * is 0, or above 0.9 where it is 1: probabilities in between count as wrong.
 */
public record ConfidentAgreement() implements StepMetric {
  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  @Override
  public String name() {
    return "confident agreement";
  }

  @Override
  public String emit(Code code, String logits, String target) {
    String mask = Masks.valid(code, target);
    String p = code.let("torch.sigmoid(" + logits + ")");
    String outside =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.logical_and(torch.lt(%s, %s), torch.eq(%s, 0))",
                p,
                Code.number(LOW),
                target));
    String inside =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.logical_and(torch.gt(%s, %s), torch.eq(%s, 1))",
                p,
                Code.number(HIGH),
                target));
    String right =
        code.let(
            String.format(Locale.ROOT, "torch.to(torch.logical_or(%s, %s), 6)", outside, inside));
    return Masks.mean(code, right, mask);
  }
}
