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
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One directory (IFD) of a TIFF file: tags and where their values lie. */
final class TiffDirectory {
  static final int NEW_SUBFILE_TYPE = 254;
  static final int IMAGE_WIDTH = 256;
  static final int IMAGE_LENGTH = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int IMAGE_DESCRIPTION = 270;
  static final int STRIP_OFFSETS = 273;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int PLANAR_CONFIGURATION = 284;
  static final int TILE_WIDTH = 322;
  static final int TILE_LENGTH = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTE_COUNTS = 325;
  static final int SAMPLE_FORMAT = 339;

  /** Sizes in bytes of the field types 1 to 18. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private record Entry(int type, long count, long position) {
    long bytes() {
      return count * TYPE_BYTES[type];
    }
  }

  private final FileBytes file;
  private final ByteBuffer bytes;
  private final long start;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private long end;

  /**
   * @param bytes the entries, 12 bytes each (20 in a BigTIFF)
   * @param start where they lie in the file
   */
  TiffDirectory(FileBytes file, ByteBuffer bytes, long start, boolean big) {
    this.file = file;
    this.bytes = bytes;
    this.start = start;
    this.end = start + bytes.capacity() + (big ? 8 : 4); // with the link to the next one
    int entryBytes = big ? 20 : 12;
    int inline = big ? 12 : 8;
    for (int at = 0; at + entryBytes <= bytes.capacity(); at += entryBytes) {
      int type = bytes.getShort(at + 2) & 0xFFFF;
      long count = big ? bytes.getLong(at + 4) : bytes.getInt(at + 4) & 0xFFFFFFFFL;
      if (type < TYPE_BYTES.length) {
        boolean fits = count * TYPE_BYTES[type] <= entryBytes - inline;
        long elsewhere = big ? bytes.getLong(at + 12) : bytes.getInt(at + 8) & 0xFFFFFFFFL;
        Entry entry = new Entry(type, count, fits ? start + at + inline : elsewhere);
        entries.put(bytes.getShort(at) & 0xFFFF, entry);
        end = Math.max(end, entry.position + entry.bytes());
      }
    }
  }

  /** Returns the position behind the directory and its values. */
  long end() {
    return end;
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** Returns the number of values of a tag; 0 without the tag. */
  long count(int tag) {
    return has(tag) ? entries.get(tag).count : 0;
  }

  /** Returns the first value of a tag. */
  long number(int tag, long otherwise) throws IOException {
    return count(tag) == 0 ? otherwise : numbers(tag, 1)[0];
  }

  /**
   * Returns all values of a tag; none without the tag.
   *
   * @throws EOFException if they lie beyond the end of the file
   */
  long[] numbers(int tag) throws IOException {
    return has(tag) ? numbers(tag, entries.get(tag).count) : new long[0];
  }

  private long[] numbers(int tag, long count) throws IOException {
    Entry entry = entries.get(tag);
    ByteBuffer values = read(entry, count);
    long[] numbers = new long[(int) count];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (TYPE_BYTES[entry.type]) {
            case 2 -> values.getShort(2 * i) & 0xFFFF;
            case 4 -> values.getInt(4 * i) & 0xFFFFFFFFL;
            case 8 -> values.getLong(8 * i);
            default -> values.get(i) & 0xFF;
          };
    }
    return numbers;
  }

  /** Returns the text of a tag as Latin-1; empty without the tag or if it lies elsewhere. */
  String text(int tag) throws IOException {
    if (!has(tag)) {
      return "";
    }
    try {
      return StandardCharsets.ISO_8859_1
          .decode(read(entries.get(tag), entries.get(tag).count))
          .toString();
    } catch (EOFException e) {
      return "";
    }
  }

  private ByteBuffer read(Entry entry, long count) throws IOException {
    long size = count * TYPE_BYTES[entry.type];
    if (size < 0 || size > file.length()) {
      throw new EOFException();
    }
    long inside = entry.position - start;
    if (inside >= 0 && inside + size <= bytes.capacity()) {
      return bytes.slice((int) inside, (int) size).order(bytes.order());
    }
    return file.bytes(entry.position, Math.toIntExact(size), bytes.order());
  }
}
