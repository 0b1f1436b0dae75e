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
import java.util.Map;
import java.util.Optional;

/** MRC2014: a header of 1024 bytes, an extended header, then all values. */
final class MrcCheck implements FormatCheck {
  private static final int HEADER = 1024;
  private static final int MAP_AT = 208;
  private static final int STAMP_AT = 212;
  private static final int BIG_ENDIAN_STAMP = 0x11;

  /** Bytes of a value, by the mode. */
  private static final Map<Integer, Integer> BYTES =
      Map.of(0, 1, 1, 2, 2, 4, 3, 4, 4, 8, 6, 2, 12, 2);

  @Override
  public boolean recognises(FileBytes file) {
    byte[] head = file.head();
    return head.length >= STAMP_AT + 4
        && TextHeader.latin(head).startsWith("MAP", MAP_AT)
        && (head[STAMP_AT] == 0x44 || head[STAMP_AT] == BIG_ENDIAN_STAMP);
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    boolean big = file.head()[STAMP_AT] == BIG_ENDIAN_STAMP;
    ByteBuffer header = file.head(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    Integer bytes = BYTES.get(header.getInt(12));
    if (bytes == null) {
      return Optional.empty();
    }
    long values = 1;
    for (int d = 0; d < 3; d++) {
      values = Math.multiplyExact(values, header.getInt(4 * d));
    }
    return FormatCheck.needs(file, HEADER + header.getInt(92) + values * bytes);
  }
}
