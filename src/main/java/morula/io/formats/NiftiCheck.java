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

package morula.io.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** NIfTI-1 in one file, not compressed: a header with the sizes, then all values. */
final class NiftiCheck implements FormatCheck {
  private static final int HEADER = 348;
  private static final int DIMENSIONS_AT = 40;
  private static final int BITS_AT = 72;
  private static final int OFFSET_AT = 108;
  private static final int MAGIC_AT = 344;

  @Override
  public boolean recognises(FileBytes file) {
    ByteBuffer head = file.head(ByteOrder.LITTLE_ENDIAN);
    return head.capacity() >= HEADER
        && (head.getInt(0) == HEADER || Integer.reverseBytes(head.getInt(0)) == HEADER)
        && head.get(MAGIC_AT) == 'n'
        && head.get(MAGIC_AT + 1) == '+';
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    boolean little = file.head(ByteOrder.LITTLE_ENDIAN).getInt(0) == HEADER;
    ByteBuffer head = file.head(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long values = 1;
    int dimensions = Math.min(7, head.getShort(DIMENSIONS_AT));
    for (int d = 1; d <= dimensions; d++) {
      values = Math.multiplyExact(values, Math.max(1, head.getShort(DIMENSIONS_AT + 2 * d)));
    }
    long start = (long) head.getFloat(OFFSET_AT);
    return FormatCheck.needs(file, start + (values * head.getShort(BITS_AT) + 7) / 8);
  }
}
