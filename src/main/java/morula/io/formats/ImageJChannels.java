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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loci.formats.FormatException;
import loci.formats.tiff.IFD;

/** The names that ImageJ gives to the planes of a stack. */
public final class ImageJChannels {
  private static final List<String> COLORS = List.of("red", "green", "blue");

  // tags and types of ImageJ's own metadata in TIFF files
  private static final int BYTE_COUNTS = 50838;
  private static final int METADATA = 50839;
  private static final int MAGIC = 0x494A494A; // "IJIJ"
  private static final int LABELS = 0x6C61626C; // "labl"

  private ImageJChannels() {}

  /**
   * Returns whether names of channels say that they are the colours of one image: Red, Green and
   * Blue, as ImageJ names those of 48-bit RGB; a fourth may follow.
   *
   * @param names may contain null, for a plane without a name
   */
  public static boolean areColors(List<String> names) {
    return names.size() >= COLORS.size()
        && names.stream()
            .limit(COLORS.size())
            .map(name -> name == null ? "" : name.strip().toLowerCase(Locale.ROOT))
            .toList()
            .equals(COLORS);
  }

  /**
   * Returns the names of the planes in a TIFF file that ImageJ saved; empty if it has none.
   *
   * @param first the first directory, with all values read
   * @throws FormatException if its byte order is unknown
   */
  public static List<String> names(IFD first) throws FormatException {
    Object metadata = first.get(METADATA);
    long[] counts = numbers(first.get(BYTE_COUNTS));
    if (!(metadata instanceof short[] || metadata instanceof byte[]) || counts.length < 2) {
      return List.of();
    }
    byte[] bytes = bytes(metadata);
    ByteOrder order = first.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer header = ByteBuffer.wrap(bytes).order(order);
    List<String> names = new ArrayList<>();
    if (bytes.length < counts[0] || counts[0] < 12 || header.getInt(0) != MAGIC) {
      return List.of();
    }
    int at = (int) counts[0];
    int item = 1;
    for (int type = 4; type + 8 <= counts[0]; type += 8) {
      boolean labels = header.getInt(type) == LABELS;
      for (int i = 0; i < header.getInt(type + 4) && item < counts.length; i++, item++) {
        int length = (int) counts[item];
        if (length < 0 || at + length > bytes.length) {
          return List.of();
        }
        if (labels) {
          names.add(
              new String(
                  bytes,
                  at,
                  length,
                  first.isLittleEndian() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE));
        }
        at += length;
      }
    }
    return names;
  }

  private static byte[] bytes(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    short[] shorts = (short[]) value;
    byte[] bytes = new byte[shorts.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) shorts[i];
    }
    return bytes;
  }

  private static long[] numbers(Object value) {
    if (value instanceof long[] longs) {
      return longs;
    }
    return new long[0];
  }
}
