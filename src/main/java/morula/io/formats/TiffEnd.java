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
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Compares the directories of a TIFF file (TIFF 6.0 and BigTIFF) with the length of the file. Only
 * offsets and byte counts are read, no pixels.
 */
final class TiffEnd {
  private static final int IMAGE_DESCRIPTION = 270;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTE_COUNTS = 325;
  private static final int COMPRESSION = 259;

  /** Sizes in bytes of the field types 1 to 18. */
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private final RandomAccessFile file;
  private final long length;
  private final ByteOrder order;
  private final boolean big;

  private TiffEnd(RandomAccessFile file, ByteOrder order, boolean big) throws IOException {
    this.file = file;
    this.length = file.length();
    this.order = order;
    this.big = big;
  }

  /**
   * Returns whether a directory, a strip or a tile that the file refers to lies beyond its end.
   *
   * @param head the first bytes of the file, which begin with II or MM
   */
  static boolean isMissing(RandomAccessFile file, byte[] head) throws IOException {
    if (head.length < 16) {
      return true;
    }
    ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer header = ByteBuffer.wrap(head).order(order);
    int version = header.getShort(2);
    if (version != 42 && version != 43) {
      return false;
    }
    boolean big = version == 43;
    TiffEnd end = new TiffEnd(file, order, big);
    return end.isMissing(big ? header.getLong(8) : header.getInt(4) & 0xFFFFFFFFL);
  }

  private record Entry(int type, long count, long position) {}

  private boolean isMissing(long firstDirectory) throws IOException {
    Set<Long> seen = new HashSet<>();
    for (long offset = firstDirectory; offset != 0 && seen.add(offset); ) {
      if (offset + (big ? 8 : 2) > length) {
        return true;
      }
      long entries = big ? read(offset, 8).getLong() : read(offset, 2).getShort() & 0xFFFF;
      long start = offset + (big ? 8 : 2);
      int entryBytes = big ? 20 : 12;
      long next = start + entries * entryBytes;
      if (entries > 1 << 16 || next > length) {
        return true;
      }
      Map<Integer, Entry> directory = directory(read(start, (int) (entries * entryBytes)), start);
      // some writers leave out the last link
      offset = next + (big ? 8 : 4) > length ? 0 : unsigned(next, big ? 8 : 4);
      boolean only = offset == 0 && seen.size() == 1;
      if (isDataMissing(directory, STRIP_OFFSETS, STRIP_BYTE_COUNTS, only)
          || isDataMissing(directory, TILE_OFFSETS, TILE_BYTE_COUNTS, false)) {
        return true;
      }
    }
    return false;
  }

  private Map<Integer, Entry> directory(ByteBuffer bytes, long start) {
    Map<Integer, Entry> directory = new HashMap<>();
    int entryBytes = big ? 20 : 12;
    for (int at = 0; at < bytes.capacity(); at += entryBytes) {
      int type = bytes.getShort(at + 2) & 0xFFFF;
      long count = big ? bytes.getLong(at + 4) : bytes.getInt(at + 4) & 0xFFFFFFFFL;
      if (type < TYPE_BYTES.length) {
        int inline = big ? 12 : 8;
        long position =
            count * TYPE_BYTES[type] <= entryBytes - inline
                ? start + at + inline
                : big ? bytes.getLong(at + 12) : bytes.getInt(at + 8) & 0xFFFFFFFFL;
        directory.put(bytes.getShort(at) & 0xFFFF, new Entry(type, count, position));
      }
    }
    return directory;
  }

  private boolean isDataMissing(
      Map<Integer, Entry> directory, int offsetsTag, int countsTag, boolean only)
      throws IOException {
    Entry offsets = directory.get(offsetsTag);
    Entry counts = directory.get(countsTag);
    if (offsets == null || counts == null) {
      return false;
    }
    if (isOutside(offsets) || isOutside(counts)) {
      return true;
    }
    ByteBuffer starts = values(offsets);
    ByteBuffer sizes = values(counts);
    long planeBytes = 0;
    for (int i = 0; i < Math.min(offsets.count, counts.count); i++) {
      long size = value(sizes, counts.type, i);
      planeBytes += size;
      if (value(starts, offsets.type, i) + size > length) {
        return true;
      }
    }
    return only
        && value(starts, offsets.type, 0) + planeBytes * contiguousImages(directory) > length;
  }

  /**
   * Returns the number of planes behind one directory, as ImageJ writes files of more than 4 GB.
   */
  private long contiguousImages(Map<Integer, Entry> directory) throws IOException {
    Entry compression = directory.get(COMPRESSION);
    Entry description = directory.get(IMAGE_DESCRIPTION);
    if (description == null
        || isOutside(description)
        || (compression != null && value(values(compression), compression.type, 0) != 1)) {
      return 1;
    }
    byte[] text = values(description).array();
    return ImageJDescription.parse(new String(text, StandardCharsets.ISO_8859_1))
        .map(imagej -> imagej.integer("images", 1))
        .orElse(1L);
  }

  private boolean isOutside(Entry entry) {
    return entry.position + entry.count * TYPE_BYTES[entry.type] > length;
  }

  private ByteBuffer values(Entry entry) throws IOException {
    return read(entry.position, (int) (entry.count * TYPE_BYTES[entry.type]));
  }

  private long value(ByteBuffer values, int type, int index) {
    return switch (TYPE_BYTES[type]) {
      case 2 -> values.getShort(2 * index) & 0xFFFF;
      case 4 -> values.getInt(4 * index) & 0xFFFFFFFFL;
      case 8 -> values.getLong(8 * index);
      default -> values.get(index) & 0xFF;
    };
  }

  private long unsigned(long position, int bytes) throws IOException {
    ByteBuffer value = read(position, bytes);
    return bytes == 8 ? value.getLong() : value.getInt() & 0xFFFFFFFFL;
  }

  private ByteBuffer read(long position, int count) throws IOException {
    byte[] bytes = new byte[count];
    file.seek(position);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(order);
  }
}
