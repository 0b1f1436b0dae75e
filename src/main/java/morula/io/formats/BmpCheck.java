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

/** Windows and OS/2 bitmaps: uncompressed rows, each filled up to four bytes. */
final class BmpCheck implements FormatCheck {
  private static final int OS2_HEADER = 12;
  private static final int WINDOWS_HEADER = 16;

  // values of the field for the compression
  private static final int NONE = 0;
  private static final int RLE_8 = 1;
  private static final int RLE_4 = 2;
  private static final int BIT_FIELDS = 3;

  @Override
  public boolean recognises(FileBytes file) {
    if (!file.startsWith("BM") || file.head().length < 26) {
      return false;
    }
    int header = file.head(ByteOrder.LITTLE_ENDIAN).getInt(14);
    return header == OS2_HEADER || header >= WINDOWS_HEADER && header <= 256;
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    ByteBuffer header = file.head(ByteOrder.LITTLE_ENDIAN);
    long declared = header.getInt(2) & 0xFFFFFFFFL;
    long start = header.getInt(10) & 0xFFFFFFFFL;
    boolean os2 = header.getInt(14) == OS2_HEADER;
    long width = os2 ? header.getShort(18) & 0xFFFF : Math.abs((long) header.getInt(18));
    long height = os2 ? header.getShort(20) & 0xFFFF : Math.abs((long) header.getInt(22));
    int bits = header.getShort(os2 ? 24 : 28) & 0xFFFF;
    int compression = os2 ? NONE : header.getInt(30);
    if (compression == RLE_8 || compression == RLE_4) {
      return FormatCheck.needs(file, start + (header.getInt(34) & 0xFFFFFFFFL));
    }
    if (compression != NONE && compression != BIT_FIELDS || height == 0) {
      return Optional.empty();
    }
    long row = (width * bits + 7) / 8;
    long filled = (row + 3) / 4 * 4;
    // some writers fill up no rows: then the length that the file states must be right
    boolean asLongAsDeclared = declared == file.length() && start + row * height <= declared;
    return asLongAsDeclared
        ? Optional.empty()
        : FormatCheck.needs(file, start + filled * (height - 1) + row);
  }
}
