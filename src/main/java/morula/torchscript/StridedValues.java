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

import java.nio.ByteBuffer;
import java.util.List;
import morula.network.Shape;

/** Copies the numbers of a tensor out of its storage, in which they may lie in any order. */
final class StridedValues {
  private final ByteBuffer bytes;
  private final DataType type;
  private final int[] sizes;
  private final int[] strides;
  private final float[] values;
  private int next;

  private StridedValues(ModuleUnpickler.TensorReference tensor, ByteBuffer bytes) {
    this.bytes = bytes;
    type = tensor.storage().type();
    sizes = ints(tensor.sizes());
    strides = ints(tensor.strides());
    values = new float[new Shape(tensor.sizes()).count()];
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Returns the number of values of a tensor; −1 if it reaches beyond its storage or has more
   * values than that, so that nothing need be reserved for it.
   *
   * @param stored number of values in the storage
   */
  static long checkedCount(ModuleUnpickler.TensorReference tensor, long stored) {
    List<Integer> sizes = tensor.sizes();
    if (sizes.contains(0)) {
      return 0;
    }
    if (tensor.offset() < 0 || tensor.strides().size() != sizes.size()) {
      return -1;
    }
    long count = 1;
    long last = tensor.offset();
    for (int d = 0; d < sizes.size(); d++) {
      if (sizes.get(d) < 0 || tensor.strides().get(d) < 0) {
        return -1;
      }
      count *= sizes.get(d);
      last += Math.max(0, sizes.get(d) - 1L) * tensor.strides().get(d);
      if (count > stored || last >= stored) {
        return -1;
      }
    }
    return last < stored ? count : -1;
  }

  /**
   * The numbers of a tensor, last axis fastest, integers and halves converted.
   *
   * @param bytes the storage, in the byte order of the file
   * @throws IndexOutOfBoundsException if the tensor reaches beyond its storage
   */
  static float[] of(ModuleUnpickler.TensorReference tensor, ByteBuffer bytes) {
    StridedValues copy = new StridedValues(tensor, bytes);
    if (copy.values.length == 0) {
      return copy.values;
    }
    if (copy.type == DataType.FLOAT32 && copy.isContiguous()) {
      copy.copyFloats(tensor.offset());
    } else {
      copy.copy(0, tensor.offset());
    }
    return copy.values;
  }

  /** Whether the numbers lie one after the other, as they do in nearly every file. */
  private boolean isContiguous() {
    int step = 1;
    for (int d = sizes.length - 1; d >= 0; d--) {
      if (sizes[d] != 1 && strides[d] != step) {
        return false;
      }
      step *= sizes[d];
    }
    return true;
  }

  private void copyFloats(int offset) {
    bytes
        .slice(
            Math.multiplyExact(offset, Float.BYTES), Math.multiplyExact(values.length, Float.BYTES))
        .order(bytes.order())
        .asFloatBuffer()
        .get(values);
  }

  private void copy(int dimension, int start) {
    if (dimension == sizes.length) {
      values[next++] = number(start);
      return;
    }
    int position = start;
    for (int i = 0; i < sizes[dimension]; i++) {
      copy(dimension + 1, position);
      position += strides[dimension];
    }
  }

  private float number(int position) {
    int at = Math.multiplyExact(position, type.bytes());
    return switch (type) {
      case FLOAT32 -> bytes.getFloat(at);
      case FLOAT64 -> (float) bytes.getDouble(at);
      case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
      case FLOAT16 -> half(bytes.getShort(at));
      case INT64 -> bytes.getLong(at);
      case INT32 -> bytes.getInt(at);
      case UINT8, BOOL -> bytes.get(at) & 0xFF;
    };
  }

  /** IEEE 754 binary16. */
  private static float half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    float magnitude =
        exponent == 0
            ? fraction * 0x1p-24f
            : exponent == 31
                ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                : (1024 + fraction) * (float) Math.scalb(1.0, exponent - 25);
    return bits < 0 ? -magnitude : magnitude;
  }
}
