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

import java.util.Locale;
import java.util.Optional;
import morula.progress.InvalidRequestException;

/** The numeric precision of convolutions; weights, statistics and losses stay in 32 bit. */
public enum Precision {
  FP32,
  BF16;

  /** The value of the key {@code precision} that leaves the choice to the program. */
  public static final String AUTO = "auto";

  /**
   * Reads the value of the key {@code precision}.
   *
   * @return empty for {@link #AUTO}
   * @throws InvalidRequestException if the value is unknown
   */
  public static Optional<Precision> parse(String text) {
    return switch (text) {
      case AUTO -> Optional.empty();
      case "fp32" -> Optional.of(FP32);
      case "bf16" -> Optional.of(BF16);
      default ->
          throw new InvalidRequestException(
              "precision=" + text + ": unknown; choose auto, fp32 or bf16");
    };
  }

  /** The precision as the key {@code precision} takes it, such as fp32. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
