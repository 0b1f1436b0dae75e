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

package morula.torchscript;

import java.util.List;

/** The rule by which a step changes the weights, written as TorchScript. */
public interface Optimizer {

  /** The names of the tensors that the optimizer keeps for each parameter; all start at 0. */
  List<String> state();

  /**
   * Appends in-place lines that change all parameters.
   *
   * @param code where the lines go
   * @param variables the parameters with their gradients and states
   */
  void emit(Code code, Variables variables);

  /**
   * The variables of a step. Lists of tensors have one for each parameter, in the same order and
   * with the same layout in memory, in 32 bit.
   *
   * @param parameters list of their values, detached; to be changed in place
   * @param gradients list of the gradients of the loss
   * @param state for each of {@link Optimizer#state()}, in that order, the list of its tensors; to
   *     be changed in place
   * @param learningRate a tensor of one number
   * @param steps list of the number of steps, including this one, each a tensor of one number
   */
  record Variables(
      String parameters, String gradients, List<String> state, String learningRate, String steps) {}
}
