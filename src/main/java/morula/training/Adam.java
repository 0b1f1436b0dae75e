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

  @Override
  public void emit(Code code, Variables v) {
    String lr = v.learningRate();
    if (weightDecay != 0) {
      code.let(
          String.format(
              Locale.ROOT,
              "torch.mul_(%s, torch.rsub(torch.mul(%s, %s), 1))",
              v.parameter(),
              lr,
              Code.number(weightDecay)));
    }
    String mean =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.lerp_(%s, %s, %s)",
                v.state().get(0),
                v.gradient(),
                Code.number(1 - beta1)));
    String square =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.addcmul_(torch.mul_(%s, %s), %s, %s, value=%s)",
                v.state().get(1),
                Code.number(beta2),
                v.gradient(),
                v.gradient(),
                Code.number(1 - beta2)));
    String correction1 = code.let(correction(beta1, v.steps()));
    String correction2 = code.let(correction(beta2, v.steps()));
    String denominator =
        code.let(
            String.format(
                Locale.ROOT,
                "torch.add(torch.div(torch.sqrt(%s), torch.sqrt(%s)), %s)",
                square,
                correction2,
                Code.number(epsilon)));
    code.let(
        String.format(
            Locale.ROOT,
            "torch.addcdiv_(%s, torch.mul(%s, torch.div(%s, %s)), %s, value=-1)",
            v.parameter(),
            mean,
            lr,
            correction1,
            denominator));
  }

  /** Bias correction: 1 − beta to the power of the steps, in 64 bit because beta is close to 1. */
  private static String correction(double beta, String steps) {
    return String.format(
        Locale.ROOT,
        "torch.to(torch.rsub(torch.pow(%s, torch.to(%s, 7)), 1), 6)",
        Code.number(beta),
        steps);
  }
}
