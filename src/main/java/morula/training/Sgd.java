package morula.training;

import java.util.List;
import java.util.Locale;
import morula.torchscript.Code;
import morula.torchscript.Optimizer;

/**
 * Stochastic gradient descent: b ← momentum b + g; p ← p − lr b, as {@code torch.optim.SGD}.
 *
 * @param momentum 0 to below 1; with 0, no state is kept between steps
 */
public record Sgd(double momentum) implements Optimizer {

  @Override
  public List<String> state() {
    return momentum == 0 ? List.of() : List.of("momentum");
  }

  @Override
  public void emit(Code code, Variables v) {
    String b =
        momentum == 0
            ? v.gradient()
            : code.let(
                String.format(
                    Locale.ROOT,
                    "torch.add_(torch.mul_(%s, %s), %s)",
                    v.state().get(0),
                    Code.number(momentum),
                    v.gradient()));
    code.let(
        String.format(
            Locale.ROOT, "torch.sub_(%s, torch.mul(%s, %s))", v.parameter(), b, v.learningRate()));
  }
}
