package morula.losses;

import java.util.Locale;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * A loss that is computed on a range of channels.
 *
 * @param from first channel of logits and target
 * @param to last channel plus one
 * @param loss on those channels
 */
public record ChannelLoss(int from, int to, Loss loss) implements Loss {

  @Override
  public String emit(Code code, String logits, String target) {
    return loss.emit(code, slice(code, logits), slice(code, target));
  }

  private String slice(Code code, String x) {
    return code.let(String.format(Locale.ROOT, "torch.slice(%s, 1, %d, %d, 1)", x, from, to));
  }
}
