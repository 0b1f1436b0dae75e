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
 * Compares the directory of a Zeiss CZI file with the length of the file. A file is made of
 * segments: 16 bytes of name, allocated and used size (8 bytes each), then the content;
 * little-endian.
 */
final class CziCheck implements FormatCheck {
  private static final int SEGMENT_HEADER = 32;
  private static final int DIRECTORY_POSITION = 84;
  private static final int METADATA_POSITION = 92;

  /** In the directory: the number of entries, reserved bytes, then the entries. */
  private static final int FIRST_ENTRY = 128;

  private static final int ENTRY_BYTES = 32;
  private static final int DIMENSION_BYTES = 20;

  @Override
  public boolean recognises(FileBytes file) {
    return file.startsWith("ZISRAWFILE");
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    return isMissing(file) ? END_MISSING : Optional.empty();
  }

  /** Returns whether a segment that the file refers to lies beyond its end. */
  private static boolean isMissing(FileBytes file) throws IOException {
    ByteBuffer header = file.head(ByteOrder.LITTLE_ENDIAN);
    if (header.capacity() < SEGMENT_HEADER + METADATA_POSITION) {
      return true;
    }
    long directory = header.getLong(DIRECTORY_POSITION);
    long metadata = header.getLong(METADATA_POSITION);
    if (directory <= 0 || isSegmentMissing(file, directory)) {
      return directory > 0;
    }
    return metadata > 0 && isSegmentMissing(file, metadata)
        || isSegmentMissing(file, lastSubBlock(file, directory));
  }

  private static boolean isSegmentMissing(FileBytes file, long position) throws IOException {
    if (position < 0 || position + SEGMENT_HEADER > file.length()) {
      return true;
    }
    ByteBuffer sizes = file.bytes(position + 16, 16, ByteOrder.LITTLE_ENDIAN);
    long allocated = sizes.getLong(0);
    long used = sizes.getLong(8);
    return position + SEGMENT_HEADER + (used > 0 ? used : allocated) > file.length();
  }

  /**
   * Returns the position of the last sub-block in the file; the position of the directory if there
   * is none.
   */
  private static long lastSubBlock(FileBytes file, long directory) throws IOException {
    long allocated = file.bytes(directory + 16, 8, ByteOrder.LITTLE_ENDIAN).getLong(0);
    int size = Math.toIntExact(Math.min(allocated, file.length() - directory - SEGMENT_HEADER));
    ByteBuffer entries = file.bytes(directory + SEGMENT_HEADER, size, ByteOrder.LITTLE_ENDIAN);
    long last = directory;
    int count = entries.getInt(0);
    int at = FIRST_ENTRY;
    for (int i = 0; i < count && at + ENTRY_BYTES <= entries.capacity(); i++) {
      boolean known = entries.get(at) == 'D' && entries.get(at + 1) == 'V';
      if (!known) {
        break;
      }
      last = Math.max(last, entries.getLong(at + 6));
      at += ENTRY_BYTES + DIMENSION_BYTES * entries.getInt(at + 28);
    }
    return last;
  }
}
