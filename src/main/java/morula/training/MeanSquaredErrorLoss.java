package morula.training;

import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Mean of the squared difference between the sigmoid of the logits and the target, over the pixels
 * that are not ignored.
 */
public record MeanSquaredErrorLoss() implements Loss {

  @Override
  public String emit(Code code, String logits, String target) {
    String mask = Masks.valid(code, target);
    String difference = code.let("torch.sub(torch.sigmoid(" + logits + "), " + target + ")");
    return Masks.mean(code, code.let("torch.mul(%s, %s)".formatted(difference, difference)), mask);
  }
}
