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

/** The number format of a stored tensor. */
public enum DataType {
  FLOAT32("FloatStorage", 4, 6),
  /** The upper half of a 32-bit float. */
  BFLOAT16("BFloat16Storage", 2, 15),
  FLOAT64("DoubleStorage", 8, 7),
  FLOAT16("HalfStorage", 2, 5),
  INT64("LongStorage", 8, 4),
  INT32("IntStorage", 4, 3),
  UINT8("ByteStorage", 1, 0),
  BOOL("BoolStorage", 1, 11);

  private final String storage;
  private final int bytes;
  private final int number;

  DataType(String storage, int bytes, int number) {
    this.storage = storage;
    this.bytes = bytes;
    this.number = number;
  }

  /** The name of PyTorch's storage class in module {@code torch}. */
  String storage() {
    return storage;
  }

  /** PyTorch's number of the type, as programs name it. */
  int number() {
    return number;
  }

  /** The size of a number in bytes. */
  int bytes() {
    return bytes;
  }
}
