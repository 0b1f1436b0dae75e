/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

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
