package morula.losses;

import java.util.Locale;
import morula.network.OutputActivation;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Mean of the squared difference between the network's output and the target, over the pixels that
 * are not ignored.
 *
 * @param activation function that turns logits into the output
 */
public record MeanSquaredErrorLoss(OutputActivation activation) implements Loss {

  @Override
  public String emit(Code code, String logits, String target) {
    String mask = Masks.valid(code, target);
    String output = code.activated(activation, logits);
    String difference = code.let(String.format(Locale.ROOT, "torch.sub(%s, %s)", output, target));
    return Masks.mean(
        code,
        code.let(String.format(Locale.ROOT, "torch.mul(%s, %s)", difference, difference)),
        mask);
  }
}
