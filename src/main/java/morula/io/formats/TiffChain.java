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
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import loci.formats.FormatException;

/**
 * Finds TIFF directories that link back to an earlier one. Bio-Formats' TiffParser.getIFDOffsets
 * (7.3.1) follows such links until memory is full; remove this when it checks them.
 */
public final class TiffChain {
  private static final int CLASSIC = 42;
  private static final int BIG = 43;

  private TiffChain() {}

  /**
   * Follows the directories of a TIFF file; other files are not looked at.
   *
   * @throws FormatException if a directory follows on itself
   * @throws IOException if the file cannot be read
   */
  public static void check(Path path) throws FormatException, IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      int order = file.readUnsignedShort();
      if (order != 0x4949 && order != 0x4D4D) {
        return;
      }
      Chain chain =
          new Chain(file, order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      long version = chain.number(2, 2);
      if (version == BIG) {
        chain.follow(chain.number(8, 8), 8, 20, 8);
      } else if (version == CLASSIC && file.length() <= 0xFFFFFFFFL) { // else offsets are not whole
        chain.follow(chain.number(4, 4), 2, 12, 4);
      }
    } catch (EOFException e) {
      // cut or damaged: told by whoever reads what is missing
    }
  }

  private record Chain(RandomAccessFile file, ByteOrder order) {
    /** Reads an unsigned number of 2, 4 or 8 bytes. */
    long number(long position, int size) throws IOException {
      byte[] bytes = new byte[size];
      file.seek(position);
      file.readFully(bytes);
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
      return size == 2
          ? buffer.getShort() & 0xFFFF
          : size == 4 ? buffer.getInt() & 0xFFFFFFFFL : buffer.getLong();
    }

    void follow(long first, int countSize, int entrySize, int offsetSize)
        throws FormatException, IOException {
      Set<Long> seen = new HashSet<>();
      long directory = first;
      while (directory > 0 && directory < file.length()) {
        if (!seen.add(directory)) {
          throw new FormatException("one of its pages is followed by an earlier page");
        }
        long entries = number(directory, countSize);
        long link = directory + countSize + entrySize * entries;
        if (entries < 0 || link < 0) {
          return;
        }
        directory = number(link, offsetSize);
      }
    }
  }
}
