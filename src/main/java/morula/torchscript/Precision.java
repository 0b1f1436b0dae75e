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

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import morula.progress.InvalidRequestException;

/** The numeric precision of convolutions; statistics and losses stay in 32 bit. */
public enum Precision {
  FP32(DataType.FLOAT32),
  BF16(DataType.BFLOAT16),
  /** For GPUs. */
  FP16(DataType.FLOAT16),
  /** Integers of 8 bits; to apply a network, not to train it. */
  INT8(DataType.FLOAT32);

  private final DataType type;

  Precision(DataType type) {
    this.type = type;
  }

  /** The type of the numbers that are not integers. */
  DataType type() {
    return type;
  }

  /** The value of the key {@code precision} that leaves the choice to the program. */
  public static final String AUTO = "auto";

  /**
   * Reads the value of the key {@code precision}.
   *
   * @return empty for {@link #AUTO}
   * @throws InvalidRequestException if the value is unknown
   */
  public static Optional<Precision> parse(String text) {
    Optional<Precision> named = named(text);
    if (named.isEmpty() && !text.equals(AUTO)) {
      throw new InvalidRequestException(
          "precision=" + text + ": unknown; choose auto, fp32, bf16, fp16 or int8");
    }
    return named;
  }

  /** Returns the precision of a name such as fp32; empty if there is none. */
  public static Optional<Precision> named(String text) {
    return Arrays.stream(values()).filter(value -> value.toString().equals(text)).findFirst();
  }

  /** The precision as the key {@code precision} takes it, such as fp32. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
