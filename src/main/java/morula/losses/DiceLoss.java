package morula.losses;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Soft Dice loss, 1 − (2 Σ p t + s) / (Σ p + Σ t + s), summed over the batch and the pixels that
 * are not ignored, averaged over the channels (Milletari et al. 2016, doi:10.1109/3DV.2016.79).
 *
 * @param classes number of classes when the target holds class indices and the probabilities are
 *     the softmax of the logits; 0 when target channels are masks and the probabilities are
 *     sigmoids
 */
public record DiceLoss(int classes) implements Loss {
  private static final int SMOOTH = 1;

  /** Returns the loss for target channels that are masks. */
  public static DiceLoss ofMasks() {
    return new DiceLoss(0);
  }

  @Override
  public String emit(Code code, String logits, String target) {
    String mask = Masks.valid(code, target);
    String probability;
    String truth;
    if (classes == 0) {
      probability = code.let("torch.sigmoid(" + logits + ")");
      truth = target;
    } else {
      probability = code.let("torch.softmax(" + logits + ", 1)");
      truth = code.let(oneHot(target));
    }
    String p = code.let(String.format(Locale.ROOT, "torch.mul(%s, %s)", probability, mask));
    String t = code.let(String.format(Locale.ROOT, "torch.mul(%s, %s)", truth, mask));
    String both = code.let(sum("torch.mul(" + p + ", " + t + ")"));
    String either = code.let(String.format(Locale.ROOT, "torch.add(%s, %s)", sum(p), sum(t)));
    String dice =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.div(torch.add(torch.mul(%s, 2), %d), torch.add(%s, %d))",
                both,
                SMOOTH,
                either,
                SMOOTH));
    return code.let("torch.mean(torch.rsub(" + dice + ", 1))");
  }

  private String oneHot(String target) {
    List<String> channels =
        IntStream.range(0, classes)
            .mapToObj(c -> "torch.to(torch.eq(" + target + ", " + c + "), 6)")
            .toList();
    return "torch.cat([" + String.join(", ", channels) + "], 1)";
  }

  /** Sum over everything but the channels. */
  private static String sum(String x) {
    return "torch.sum(torch.flatten(torch.transpose(" + x + ", 0, 1), 1), [1])";
  }
}
