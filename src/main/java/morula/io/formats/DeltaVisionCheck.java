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

/**
 * DeltaVision: 1024 bytes of header, the extended header, then uncompressed sections. Field 24 of
 * the header is the number that tells the format and the byte order.
 */
final class DeltaVisionCheck implements FormatCheck {
  private static final int HEADER = 1024;
  private static final int MAGIC_AT = 96;

  /** Bytes of a pixel for modes 0 to 7. */
  private static final int[] BYTES = {1, 2, 4, 4, 8, 2, 2, 4};

  @Override
  public boolean recognises(FileBytes file) {
    byte[] head = file.head();
    if (head.length < HEADER) {
      return false;
    }
    int magic = file.head(ByteOrder.LITTLE_ENDIAN).getShort(MAGIC_AT) & 0xFFFF;
    return magic == 0xC0A0 || magic == 0xA0C0;
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    ByteBuffer little = file.head(ByteOrder.LITTLE_ENDIAN);
    boolean isLittle = (little.getShort(MAGIC_AT) & 0xFFFF) == 0xC0A0;
    ByteBuffer header = isLittle ? little : file.head(ByteOrder.BIG_ENDIAN);
    long pixels = (long) header.getInt(0) * header.getInt(4) * Math.max(1, header.getInt(8));
    int mode = header.getInt(12);
    int bytes = mode >= 0 && mode < BYTES.length ? BYTES[mode] : 1;
    return FormatCheck.needs(file, HEADER + header.getInt(92) + pixels * bytes);
  }
}
