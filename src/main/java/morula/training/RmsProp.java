package morula.training;

import java.util.List;
import java.util.Locale;
import morula.torchscript.Code;
import morula.torchscript.Optimizer;

/**
 * RMSprop: s ← alpha s + (1 − alpha) g²; p ← p − lr g / (√s + epsilon), as {@code
 * torch.optim.RMSprop}.
 *
 * @param alpha decay rate of the running mean of the squared gradients, 0 to below 1
 * @param epsilon small number that is added to the denominator
 */
public record RmsProp(double alpha, double epsilon) implements Optimizer {

  @Override
  public List<String> state() {
    return List.of("square");
  }

  @Override
  public void emit(Code code, Variables v) {
    String square =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.addcmul_(torch.mul_(%s, %s), %s, %s, value=%s)",
                v.state().get(0),
                Code.number(alpha),
                v.gradient(),
                v.gradient(),
                Code.number(1 - alpha)));
    code.let(
        String.format(
            Locale.ROOT,
            "torch.addcdiv_(%s, torch.mul(%s, %s), torch.add(torch.sqrt(%s), %s), value=-1)",
            v.parameter(),
            v.gradient(),
            v.learningRate(),
            square,
            Code.number(epsilon)));
  }
}
