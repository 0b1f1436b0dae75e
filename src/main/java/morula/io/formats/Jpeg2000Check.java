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
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * JPEG 2000 (ISO/IEC 15444-1): boxes with a length, and the coded image as tile-parts with a length
 * up to the end marker. A decoder fills what is missing.
 */
final class Jpeg2000Check implements FormatCheck {
  private static final int SIGNATURE_BOX = 0x6A502020;
  private static final int CODESTREAM_BOX = 0x6A703263;

  private static final int START_OF_CODESTREAM = 0xFF4F;
  private static final int START_OF_TILE_PART = 0xFF90;
  private static final int END_OF_CODESTREAM = 0xFFD9;

  @Override
  public boolean recognises(FileBytes file) {
    byte[] head = file.head();
    return head.length >= 12
        && (file.head(ByteOrder.BIG_ENDIAN).getInt(4) == SIGNATURE_BOX
            || file.head(ByteOrder.BIG_ENDIAN).getInt(0) == 0xFF4FFF51);
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    if ((file.head(ByteOrder.BIG_ENDIAN).getShort(0) & 0xFFFF) == START_OF_CODESTREAM) {
      return codestream(file, 0);
    }
    for (long at = 0; at < file.length(); ) {
      long length = unsigned(file, at, 4);
      int type = (int) unsigned(file, at + 4, 4);
      int header = length == 1 ? 16 : 8;
      length = length == 1 ? unsigned(file, at + 8, 8) : length;
      if (type == CODESTREAM_BOX) {
        // 0: up to the end of the file
        return length == 0 || length < header
            ? codestream(file, at + header)
            : FormatCheck.needs(file, at + length);
      }
      if (length < header) {
        return Optional.empty(); // not as the standard says
      }
      at += length;
    }
    return END_MISSING;
  }

  private static Optional<String> codestream(FileBytes file, long start) throws IOException {
    long at = start + 2;
    for (int marker = marker(file, at); marker != END_OF_CODESTREAM; marker = marker(file, at)) {
      if (marker < 0xFF00) {
        return Optional.empty();
      }
      boolean tilePart = marker == START_OF_TILE_PART;
      long length = tilePart ? unsigned(file, at + 6, 4) : 2 + unsigned(file, at + 2, 2);
      if (length == 0) { // the last tile-part, up to the end marker
        return file.tail(64).contains("\u00FF\u00D9") ? Optional.empty() : END_MISSING;
      }
      at += length;
    }
    return Optional.empty();
  }

  private static int marker(FileBytes file, long at) throws IOException {
    return (int) unsigned(file, at, 2);
  }

  private static long unsigned(FileBytes file, long at, int bytes) throws IOException {
    var value = file.bytes(at, bytes, ByteOrder.BIG_ENDIAN);
    return switch (bytes) {
      case 2 -> value.getShort() & 0xFFFF;
      case 4 -> value.getInt() & 0xFFFFFFFFL;
      default -> value.getLong();
    };
  }
}
