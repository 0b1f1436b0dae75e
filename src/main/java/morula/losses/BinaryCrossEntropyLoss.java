package morula.losses;

import java.util.Locale;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Binary cross-entropy of each channel separately, averaged over the pixels that are not ignored.
 * Targets are probabilities, 0 to 1.
 */
public record BinaryCrossEntropyLoss() implements Loss {

  @Override
  public String emit(Code code, String logits, String target) {
    String mask = Masks.valid(code, target);
    // log(1 + e^x) - x y, written so that it does not overflow
    String each =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.sub(torch.add(torch.relu(%s), torch.log1p(torch.exp(torch.neg(torch.abs(%s))))), torch.mul(%s, %s))",
                logits,
                logits,
                logits,
                target));
    return Masks.mean(code, each, mask);
  }
}
