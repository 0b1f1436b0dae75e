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

import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;
import morula.torchscript.Optimizer;

/** The optimizers by name, with PyTorch's rules and, but for the momentum of SGD, its defaults. */
public final class Optimizers {
  private static final double MOMENTUM = 0.9;
  private static final double WEIGHT_DECAY = 0.01;
  private static final double LARGEST_MOMENTUM = 0.9999;

  private Optimizers() {}

  /**
   * Reads an optimizer.
   *
   * @param text "sgd", which may have a momentum: "sgd(momentum=0)", "adam", "adamw", which may
   *     have a weight decay: "adamw(weight_decay=0.01)", or "rmsprop"
   * @throws InvalidRequestException naming the key {@code optimizer} if it is another
   */
  public static Optimizer parse(String text) {
    NamedOptions options = NamedOptions.parse("optimizer", text);
    Optimizer optimizer =
        switch (options.name()) {
          case "sgd" -> new Sgd(options.decimal("momentum", MOMENTUM, 0, LARGEST_MOMENTUM));
          case "adam" -> adam(0);
          case "adamw" -> adam(options.decimal("weight_decay", WEIGHT_DECAY, 0, 1));
          case "rmsprop" -> new RmsProp(0.99, 1e-8);
          default -> throw options.refused("use adam, adamw, rmsprop or sgd");
        };
    options.checkAllUsed();
    return optimizer;
  }

  private static Optimizer adam(double weightDecay) {
    return new Adam(0.9, 0.999, 1e-8, weightDecay);
  }
}
