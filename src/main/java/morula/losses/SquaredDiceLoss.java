package morula.losses;

import java.util.Locale;
import morula.network.OutputActivation;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Dice loss with squares in its denominator, 1 − 2 Σ p t / (Σ p² + Σ t² + 10⁻⁶): one sum over the
 * whole batch, all channels and all pixels that are not ignored. It is 0 where both are the same,
 * whatever their scale, so it fits masks whose level is not 1 (Milletari et al. 2016,
 * doi:10.1109/3DV.2016.79, equation 3).
 *
 * @param activation function that turns logits into masks
 */
public record SquaredDiceLoss(OutputActivation activation) implements Loss {
  private static final String SMOOTH = "1e-06";

  @Override
  public String emit(Code code, String logits, String target) {
    String mask = Masks.valid(code, target);
    String p =
        code.let(
            String.format(
                Locale.ROOT, "torch.mul(%s, %s)", code.activated(activation, logits), mask));
    String t = code.let(String.format(Locale.ROOT, "torch.mul(%s, %s)", target, mask));
    String squares =
        code.let(
            String.format(
                Locale.ROOT, "torch.add(%s, %s)", sumOfProducts(p, p), sumOfProducts(t, t)));
    return code.let(
        String.format(
            Locale.ROOT,
            "torch.rsub(torch.div(torch.mul(%s, 2), torch.add(%s, %s)), 1)",
            sumOfProducts(p, t),
            squares,
            SMOOTH));
  }

  private static String sumOfProducts(String a, String b) {
    return "torch.sum(torch.mul(" + a + ", " + b + "))";
  }
}
