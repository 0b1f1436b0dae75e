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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Detects files whose end is missing. For several formats Bio-Formats silently replaces missing
 * pixels by zeros; here the table of contents of the file is compared with its length. Other
 * formats are left to Bio-Formats.
 */
public final class Truncation {
  /**
   * Extensions of TIFF files; without LSM and NDPI, whose offsets and counts do not follow the
   * standard.
   */
  private static final Pattern TIFF = Pattern.compile("(?i)\\.(tiff?|tf[28]|btf)$");

  private static final String ND2_END = "ND2 CHUNK MAP SIGNATURE";
  private static final int JPEG_TAIL = 1 << 16;

  private Truncation() {}

  /**
   * Detects the format by its magic number and checks the length of the file as far as the format
   * allows.
   *
   * @return whether bytes that the file refers to are missing
   * @throws IOException if the file cannot be read
   */
  public static boolean isTruncated(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] head = new byte[(int) Math.min(1024, file.length())];
      file.readFully(head);
      if (startsWith(head, "II") || startsWith(head, "MM")) {
        return TIFF.matcher(path.toString()).find() && TiffEnd.isMissing(file, head);
      } else if (startsWith(head, "ZISRAWFILE")) {
        return CziEnd.isMissing(file, head);
      } else if (intAt(head, 0, ByteOrder.BIG_ENDIAN) == 0xDACEBE0A) {
        return !tail(file, 40).contains(ND2_END);
      } else if (head.length == 1024 && isDeltaVision(head)) {
        return isDeltaVisionTruncated(file, head);
      } else if (intAt(head, 0, ByteOrder.BIG_ENDIAN) >>> 8 == 0xFFD8FF) {
        return !tail(file, JPEG_TAIL).contains("\u00FF\u00D9");
      }
      return false;
    } catch (EOFException e) {
      return true;
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
      return false; // a damaged table of contents: Bio-Formats decides whether the rest can be read
    }
  }

  private static boolean isDeltaVision(byte[] head) {
    int magic = shortAt(head, 96, ByteOrder.LITTLE_ENDIAN);
    return magic == 0xC0A0 || magic == 0xA0C0;
  }

  /**
   * Checks a DeltaVision file: 1024 bytes of header, the extended header, then uncompressed
   * sections.
   */
  private static boolean isDeltaVisionTruncated(RandomAccessFile file, byte[] head)
      throws IOException {
    ByteOrder order =
        shortAt(head, 96, ByteOrder.LITTLE_ENDIAN) == 0xC0A0
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    long pixels =
        (long) intAt(head, 0, order) * intAt(head, 4, order) * Math.max(1, intAt(head, 8, order));
    int[] bytesOfMode = {1, 2, 4, 4, 8, 2, 2, 4};
    int mode = intAt(head, 12, order);
    int bytes = mode >= 0 && mode < bytesOfMode.length ? bytesOfMode[mode] : 1;
    return 1024 + intAt(head, 92, order) + pixels * bytes > file.length();
  }

  private static String tail(RandomAccessFile file, int count) throws IOException {
    byte[] bytes = new byte[(int) Math.min(count, file.length())];
    file.seek(file.length() - bytes.length);
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean startsWith(byte[] head, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.US_ASCII);
    return head.length >= expected.length
        && Arrays.equals(expected, Arrays.copyOf(head, expected.length));
  }

  private static int intAt(byte[] head, int offset, ByteOrder order) {
    return head.length < offset + 4 ? 0 : ByteBuffer.wrap(head).order(order).getInt(offset);
  }

  private static int shortAt(byte[] head, int offset, ByteOrder order) {
    return head.length < offset + 2
        ? 0
        : ByteBuffer.wrap(head).order(order).getShort(offset) & 0xFFFF;
  }
}
