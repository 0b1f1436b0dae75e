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
import morula.torchscript.Code;
import morula.torchscript.StepMetric;

/**
 * The share of pixels, of those that are not ignored, whose probability is below 0.1 where the mask
 * is 0, or above 0.9 where it is 1: probabilities in between count as wrong.
 */
public record ConfidentAgreement() implements StepMetric {
  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  @Override
  public String name() {
    return "confident agreement";
  }

  @Override
  public String emit(Code code, String logits, String target) {
    String mask = Masks.valid(code, target);
    String p = code.let("torch.sigmoid(" + logits + ")");
    String outside =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.logical_and(torch.lt(%s, %s), torch.eq(%s, 0))",
                p,
                Code.number(LOW),
                target));
    String inside =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.logical_and(torch.gt(%s, %s), torch.eq(%s, 1))",
                p,
                Code.number(HIGH),
                target));
    String right =
        code.let(
            String.format(Locale.ROOT, "torch.to(torch.logical_or(%s, %s), 6)", outside, inside));
    return Masks.mean(code, right, mask);
  }
}
