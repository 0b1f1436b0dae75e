package morula.training;

import java.util.List;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Cross-entropy between the softmax of the logits and one target channel of class indices, averaged
 * over the pixels that are not ignored, weighted as PyTorch does.
 *
 * @param classWeights one a class; empty when all count the same
 */
public record CrossEntropyLoss(List<Double> classWeights) implements Loss {

  public CrossEntropyLoss {
    classWeights = List.copyOf(classWeights);
  }

  @Override
  public String emit(Code code, String logits, String target) {
    String index = code.let("torch.to(torch.select(" + target + ", 1, 0), 4)");
    String weights =
        classWeights.isEmpty()
            ? "None"
            : code.let("torch.to(torch.tensor(" + classWeights + "), 6)");
    // 1: mean; -1: what is ignored
    return code.let(
        "torch.cross_entropy_loss(%s, %s, %s, 1, -1)".formatted(logits, index, weights));
  }
}
