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

import morula.network.Emission;
import morula.network.OutputActivation;

/** A builder for the body of one TorchScript method, with unique variable names. */
public final class Code {
  private static final String INDENT = "    ";
  private final StringBuilder lines = new StringBuilder();
  private int count;

  /** Appends {@code line}, indented as the body of a method. */
  public Code line(String line) {
    lines.append(INDENT).append(line).append('\n');
    return this;
  }

  /** Appends {@code name = expression} with a new name and returns that name. */
  public String let(String expression) {
    String name = "v" + count++;
    line(name + " = " + expression);
    return name;
  }

  /**
   * Appends the activation of the output.
   *
   * @return the variable with the network's output
   */
  public String activated(OutputActivation activation, String logits) {
    return switch (activation) {
      case IDENTITY -> logits;
      case SIGMOID -> let("torch.sigmoid(" + logits + ")");
      case SOFTMAX -> let("torch.softmax(" + logits + ", 1)");
    };
  }

  /** Returns a floating-point literal. */
  public static String number(double value) {
    return Emission.number(value);
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
