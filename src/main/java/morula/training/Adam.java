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
 * Adam (Kingma and Ba 2015, arXiv:1412.6980) and, with a weight decay, AdamW (Loshchilov and Hutter
 * 2019, arXiv:1711.05101), as {@code torch.optim.Adam} and {@code torch.optim.AdamW}.
 *
 * @param beta1 decay rate of the running mean of the gradients, 0 to below 1
 * @param beta2 decay rate of the running mean of the squared gradients, 0 to below 1
 * @param epsilon small number that is added to the denominator
 * @param weightDecay fraction of each weight that a step with learning rate 1 subtracts
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {

  @Override
  public List<String> state() {
    return List.of("mean", "square");
  }

  /**
   * Writes PyTorch's fused operator, which reads and writes each number once; it corrects the bias
   * in 64 bit.
   */
  @Override
  public void emit(Code code, Variables v) {
    code.line(
        String.format(
            Locale.ROOT,
            "torch._fused_adam%s_(%s, %s, %s, %s, annotate(List[Tensor], []), %s, lr=%s, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=False, maximize=False, grad_scale=None, found_inf=None)",
            weightDecay == 0 ? "" : "w",
            v.parameters(),
            v.gradients(),
            v.state().get(0),
            v.state().get(1),
            v.steps(),
            v.learningRate(),
            Code.number(beta1),
            Code.number(beta2),
            Code.number(weightDecay),
            Code.number(epsilon)));
  }
}
