package morula.losses;

import java.util.List;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Sum of losses, each with a weight.
 *
 * @param terms at least one
 */
public record WeightedSumLoss(List<Term> terms) implements Loss {

  /** One loss and its weight. */
  public record Term(double weight, Loss loss) {}

  public WeightedSumLoss {
    terms = List.copyOf(terms);
  }

  @Override
  public String emit(Code code, String logits, String target) {
    return terms.stream()
        .map(
            t ->
                code.let(
                    "torch.mul("
                        + t.loss().emit(code, logits, target)
                        + ", "
                        + Code.number(t.weight())
                        + ")"))
        .reduce((a, b) -> code.let("torch.add(" + a + ", " + b + ")"))
        .orElseThrow();
  }
}
