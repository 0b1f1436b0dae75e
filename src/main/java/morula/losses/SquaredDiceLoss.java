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

import java.util.Locale;
import morula.network.OutputActivation;
import morula.torchscript.Code;
import morula.torchscript.Loss;

/**
 * Dice loss with squares in its denominator, 1 − 2 Σ p t / (Σ p² + Σ t² + 10⁻⁶): one sum over the
 * whole batch, all channels and all pixels that are not ignored. It is 0 where both are the same,
 * whatever their scale, so it fits masks whose level is not 1 (Milletari et al. 2016,
 * doi:10.1109/3DV.2016.79, equation 3).
 *
 * @param activation function that turns logits into masks
 */
public record SquaredDiceLoss(OutputActivation activation) implements Loss {
  private static final String SMOOTH = "1e-06";

  @Override
  public String emit(Code code, String logits, String target) {
    String mask = Masks.valid(code, target);
    String p =
        code.let(
            String.format(
                Locale.ROOT, "torch.mul(%s, %s)", code.activated(activation, logits), mask));
    String t = code.let(String.format(Locale.ROOT, "torch.mul(%s, %s)", target, mask));
    String squares =
        code.let(
            String.format(
                Locale.ROOT, "torch.add(%s, %s)", sumOfProducts(p, p), sumOfProducts(t, t)));
    return code.let(
        String.format(
            Locale.ROOT,
            "torch.rsub(torch.div(torch.mul(%s, 2), torch.add(%s, %s)), 1)",
            sumOfProducts(p, t),
            squares,
            SMOOTH));
  }

  private static String sumOfProducts(String a, String b) {
    return "torch.sum(torch.mul(" + a + ", " + b + "))";
  }
}
