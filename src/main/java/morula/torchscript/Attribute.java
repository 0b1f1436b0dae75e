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

import morula.network.Shape;

/**
 * A tensor that a script module owns.
 *
 * @param name an identifier, unique in the module
 * @param shape sizes in PyTorch's order
 * @param values as many as the shape says, last axis fastest
 * @param type {@link DataType#FLOAT32}, {@link DataType#BFLOAT16} or {@link DataType#FLOAT16}: the
 *     type in which they are stored
 * @param format the order in which they are stored
 * @param parameter whether PyTorch lists it as a parameter; otherwise it is a buffer
 */
public record Attribute(
    String name,
    Shape shape,
    float[] values,
    DataType type,
    MemoryFormat format,
    boolean parameter) {

  /**
   * @throws IllegalArgumentException if {@code values} does not have as many numbers as the shape
   */
  public Attribute {
    if (values.length != shape.count()) {
      throw new IllegalArgumentException(
          name + ": " + values.length + " values for the shape " + shape.sizes());
    }
  }

  /** An attribute whose values are stored in the order of its axes. */
  public Attribute(String name, Shape shape, float[] values, DataType type, boolean parameter) {
    this(name, shape, values, type, MemoryFormat.CONTIGUOUS, parameter);
  }

  /** The values in the order in which they are stored. */
  float[] stored() {
    return format.stored(shape, values);
  }
}
