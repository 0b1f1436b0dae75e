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
 * Stochastic gradient descent: b ← momentum b + g; p ← p − lr b, as {@code torch.optim.SGD}.
 *
 * @param momentum 0 to below 1; with 0, no state is kept between steps
 */
public record Sgd(double momentum) implements Optimizer {

  @Override
  public List<String> state() {
    return momentum == 0 ? List.of() : List.of("momentum");
  }

  /** Writes PyTorch's fused operator, which reads and writes each number once. */
  @Override
  public void emit(Code code, Variables v) {
    code.line(
        String.format(
            Locale.ROOT,
            "torch._fused_sgd_(%s, %s, %s, weight_decay=0., momentum=%s, lr=%s, dampening=0., nesterov=False, maximize=False, is_first_step=False, grad_scale=None, found_inf=None)",
            v.parameters(),
            v.gradients(),
            momentum == 0 ? "annotate(List[Tensor], [])" : v.state().get(0),
            Code.number(momentum),
            v.learningRate()));
  }
}
