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

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The chain of directories of a TIFF file (TIFF 6.0 and BigTIFF), read one after the other. */
final class TiffDirectories {
  private static final int MAXIMUM_ENTRIES = 1 << 16;

  private final FileBytes file;
  private final ByteOrder order;
  private final boolean big;
  private final Set<Long> seen = new HashSet<>();
  private long next;

  /**
   * @param file a file for which {@link #isTiff} holds
   * @throws EOFException if it ends within its header
   */
  TiffDirectories(FileBytes file) throws IOException {
    this.file = file;
    order = file.startsWith("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer header = file.bytes(0, 16, order);
    big = header.getShort(2) == 43;
    next = big ? header.getLong(8) : header.getInt(4) & 0xFFFFFFFFL;
  }

  static boolean isTiff(FileBytes file) {
    byte[] head = file.head();
    if (head.length < 4 || !(file.startsWith("II") || file.startsWith("MM"))) {
      return false;
    }
    int version = file.startsWith("II") ? head[2] | head[3] << 8 : head[3] | head[2] << 8;
    return version == 42 || version == 43;
  }

  /**
   * Returns the next directory; empty after the last one, and where the chain comes back to one
   * that was there before.
   *
   * @throws EOFException if it lies beyond the end of the file
   */
  Optional<TiffDirectory> next() throws IOException {
    if (next == 0 || !seen.add(next)) {
      return Optional.empty();
    }
    int link = big ? 8 : 4;
    int counter = big ? 8 : 2;
    long entries =
        big ? file.bytes(next, 8, order).getLong() : file.bytes(next, 2, order).getShort() & 0xFFFF;
    if (entries < 0 || entries > MAXIMUM_ENTRIES) {
      throw new EOFException();
    }
    long start = next + counter;
    ByteBuffer bytes = file.bytes(start, (int) entries * (big ? 20 : 12), order);
    long end = start + bytes.capacity();
    // some writers leave out the last link
    next = end + link > file.length() ? 0 : unsigned(file.bytes(end, link, order));
    return Optional.of(new TiffDirectory(file, bytes, start, big));
  }

  /** Returns whether the directory that was returned last is the only one of the file. */
  boolean wasTheOnlyOne() {
    return next == 0 && seen.size() == 1;
  }

  private long unsigned(ByteBuffer link) {
    return big ? link.getLong(0) : link.getInt(0) & 0xFFFFFFFFL;
  }
}
