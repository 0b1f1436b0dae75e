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

package morula.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The place in a TorchScript program where a layer writes its code. TorchScript is a subset of
 * Python with types; the operators are those of PyTorch.
 */
public interface Emission {

  /** The number of spatial axes, 2 or 3. */
  int dimensions();

  /** The variables with the layer's inputs: N, channel, [Z,] Y, X; in the numeric precision. */
  List<String> inputs();

  /** The variable with the layer's first input. */
  default String input() {
    return inputs().get(0);
  }

  /**
   * The variables whose channels, one after the other, are the layer's first input: more than one
   * only for a layer that {@link Layer#readsParts}.
   */
  List<Part> parts();

  /**
   * A part of a layer's input.
   *
   * @param variable as one of {@link #inputs}
   */
  record Part(String variable, int channels) {}

  /** Whether the program trains on a batch here; otherwise it predicts. */
  boolean training();

  /** Appends a line {@code variable = expression} with a new variable and returns the variable. */
  String let(String expression);

  /**
   * Returns the expression of a parameter in the numeric precision of the inputs.
   *
   * @param name within the layer, as {@link Layer#parameters} gives it
   */
  String parameter(String name);

  /** Returns the expression of a parameter in 32 bit, whatever the precision of the inputs is. */
  String parameterIn32Bit(String name);

  /**
   * Whether a layer may use oneDNN's operators that do several steps in one pass over the memory;
   * only in 2D.
   */
  default boolean fuses() {
    return false;
  }

  /**
   * Returns the variable to whose values this layer must add its output in place, since it does the
   * work of the sum that alone reads both; empty if there is none. Only where {@link #fuses} holds.
   */
  default Optional<String> takesSum() {
    return Optional.empty();
  }

  /**
   * Whether only a rectified linear unit reads this layer, or the sum that it {@link #takesSum
   * takes}, and this layer does its work: if so, it must write its output with negative values as
   * 0. Only where {@link #fuses} holds.
   */
  default boolean takesRelu() {
    return false;
  }

  /** Whether the first input may be changed in place, as PyTorch's {@code relu_} does. */
  boolean inputMayBeOverwritten();

  /** Whether another layer reads the side outputs of this one. */
  boolean sideOutputsAreRead();

  /** Stores expressions as side outputs for the layers that read this one. */
  void leaveSideOutputs(List<String> expressions);

  /**
   * Returns the side outputs of one of the inputs.
   *
   * @param input position among the inputs, for which {@link Layer#readsSideOutputs} holds
   */
  List<String> sideOutputs(int input);

  /** Returns a floating-point literal. */
  static String number(double value) {
    return Double.toString(value).toLowerCase(Locale.ROOT);
  }
}
