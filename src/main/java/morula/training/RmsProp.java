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
    String squares = v.state().get(0);
    code.line(
        String.format(Locale.ROOT, "torch._foreach_mul_(%s, %s)", squares, Code.number(alpha)));
    code.line(
        String.format(
            Locale.ROOT,
            "torch._foreach_addcmul_(%s, %s, %s, %s)",
            squares,
            v.gradients(),
            v.gradients(),
            Code.number(1 - alpha)));
    String denominators =
        code.let(
            String.format(
                Locale.ROOT,
                "torch._foreach_add(torch._foreach_sqrt(%s), %s)",
                squares,
                Code.number(epsilon)));
    code.line(
        String.format(
            Locale.ROOT,
            "torch._foreach_addcdiv_(%s, torch._foreach_mul(%s, %s), %s, -1)",
            v.parameters(),
            v.gradients(),
            v.learningRate(),
            denominators));
  }
}
