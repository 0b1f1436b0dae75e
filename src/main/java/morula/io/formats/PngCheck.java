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

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * PNG (ISO/IEC 15948) and animated PNG: every chunk has a checksum, and the compressed rows have
 * another one and a known length.
 */
final class PngCheck implements FormatCheck {
  private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** Chunks that decide about pixels; a wrong checksum elsewhere, as in a text, is harmless. */
  private static final Set<String> CHECKED =
      Set.of("IHDR", "PLTE", "IDAT", "IEND", "fcTL", "fdAT", "tRNS");

  /** Samples a pixel for colour types 0 to 6. */
  private static final int[] SAMPLES = {1, 1, 3, 1, 2, 1, 4};

  /** First column, first row, steps of columns and rows of the seven passes of Adam7. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  @Override
  public boolean recognises(FileBytes file) {
    return file.startsWith(MAGIC);
  }

  @Override
  public Optional<String> fault(FileBytes file) throws IOException {
    DataInputStream in = file.stream(MAGIC.length);
    long left = file.length() - MAGIC.length;
    Inflater inflater = new Inflater();
    Rows rows = new Rows(inflater);
    try {
      for (String name = ""; !name.equals("IEND"); ) {
        long length = in.readInt() & 0xFFFFFFFFL;
        left -= 12;
        if (length > left) {
          return END_MISSING;
        }
        left -= length;
        byte[] type = in.readNBytes(4);
        name = new String(type, StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(type);
        readChunk(in, length, name, crc, rows);
        if ((int) crc.getValue() != in.readInt() && CHECKED.contains(name)) {
          return WRONG_CHECKSUM;
        }
      }
      return rows.areWhole() ? Optional.empty() : Optional.of("part of its pixels is missing");
    } catch (DataFormatException e) {
      return Optional.of("its compressed pixels are wrong");
    } finally {
      inflater.end();
    }
  }

  private static void readChunk(DataInputStream in, long length, String name, CRC32 crc, Rows rows)
      throws IOException, DataFormatException {
    byte[] part = new byte[(int) Math.min(length, 1 << 16)];
    for (long done = 0; done < length; ) {
      int size = (int) Math.min(part.length, length - done);
      in.readFully(part, 0, size);
      crc.update(part, 0, size);
      if (name.equals("IHDR") && done == 0) {
        rows.expected = expected(part);
      } else if (name.equals("IDAT")) {
        rows.add(part, size);
      }
      done += size;
    }
  }

  /** Returns the number of bytes of all rows, each with one byte for its filter. */
  private static long expected(byte[] header) {
    ByteBuffer values = ByteBuffer.wrap(header);
    long width = values.getInt(0) & 0xFFFFFFFFL;
    long height = values.getInt(4) & 0xFFFFFFFFL;
    long bits = (long) values.get(8) * SAMPLES[values.get(9)];
    if (values.get(12) == 0) {
      return rowBytes(width, bits) * height;
    }
    long bytes = 0;
    for (int[] pass : PASSES) {
      long columns = Math.max(0, (width - pass[0] + pass[2] - 1) / pass[2]);
      long rows = Math.max(0, (height - pass[1] + pass[3] - 1) / pass[3]);
      bytes += rowBytes(columns, bits) * rows;
    }
    return bytes;
  }

  private static long rowBytes(long width, long bits) {
    return width == 0 ? 0 : 1 + (width * bits + 7) / 8;
  }

  /** Counts the bytes of the rows, and has zlib compare its checksum at their end. */
  private static final class Rows {
    private final Inflater inflater;
    private final byte[] unpacked = new byte[1 << 16];
    private long expected;
    private long found;

    Rows(Inflater inflater) {
      this.inflater = inflater;
    }

    void add(byte[] packed, int size) throws DataFormatException {
      inflater.setInput(packed, 0, size);
      while (!inflater.finished() && found <= expected) {
        int count = inflater.inflate(unpacked);
        if (count == 0) {
          break; // the next chunk goes on
        }
        found += count;
      }
    }

    /** Rows beyond the height do not matter. */
    boolean areWhole() {
      return found > expected || found == expected && inflater.finished();
    }
  }
}
