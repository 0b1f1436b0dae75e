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

package morula.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Reads and writes arrays in NumPy's .npy format (numpy.lib.format, versions 1.0 to 3.0).
 *
 * <p>ImgLib2 names the fastest dimension first and NumPy last: an array of shape (1, 2, 30, 40) is
 * an image of dimensions 40, 30, 2, 1 with the very same order in memory.
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** The multiple of bytes to which the header is padded, so that the data can be memory-mapped. */
  private static final int ALIGNMENT = 64;

  private static final int CHUNK = 1 << 16;

  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])(\\w\\d+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  private Npy() {}

  /**
   * Reads an array and converts its elements to 32-bit float.
   *
   * @param file content of the file
   * @param name name for messages
   * @return the array; its dimensions are the shape in reversed order
   * @throws IOException naming the file if it is not a .npy file, is cut short, is in Fortran
   *     order, has no dimension or more than 2^31 − 1 elements, or its type is not boolean, an
   *     integer of 8 to 64 bit, or a float of 16 to 64 bit
   */
  public static ArrayImg<FloatType, FloatArray> read(byte[] file, String name) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(file);
    String header = header(in, name);
    Matcher type = match(TYPE, header, name, "element type");
    if (match(ORDER, header, name, "order").group(1).equals("True")) {
      throw new IOException(
          name + ": the array is in Fortran order; save numpy.ascontiguousarray(array) instead");
    }
    Element element = Element.of(type.group(2), name);
    long[] shape = shape(match(SHAPE, header, name, "shape").group(1), name);
    long count = 1;
    for (long size : shape) {
      if (size < 1 || count > Integer.MAX_VALUE / size) {
        throw new IOException(
            name + ": cannot hold an array of shape " + Excerpt.of(Arrays.toString(shape)));
      }
      count *= size;
    }
    ByteOrder order =
        type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN; // "=", "|" too
    if (count * element.bytes > in.available()) {
      throw new IOException(name + ": the file is cut short");
    }
    float[] values = new float[(int) count];
    fill(values, in, element, order, name);
    return ArrayImgs.floats(values, reversed(shape));
  }

  /**
   * Writes an array of 16-bit little-endian floats in C order, which tell three digits; of 32 bits
   * if a value is too large for that.
   *
   * @param array as in {@link #write}
   */
  static void writeShort(ArrayImg<FloatType, FloatArray> array, OutputStream out)
      throws IOException {
    float[] values = array.update(null).getCurrentStorageArray();
    if (!HalfFloats.canHold(values)) {
      write(array, out);
      return;
    }
    out.write(header(array, "<f2"));
    ByteBuffer bytes = ByteBuffer.allocate((int) array.size() * Short.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < array.size(); i++) {
      bytes.putShort(HalfFloats.bits(values[i]));
    }
    out.write(bytes.array());
  }

  private static byte[] header(ArrayImg<FloatType, FloatArray> array, String type) {
    long[] shape = reversed(array.dimensionsAsLongArray());
    String tuple =
        LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", "))
            + (shape.length == 1 ? "," : "");
    String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + tuple + "), }";
    int unpadded = MAGIC.length + 4 + header.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    header += " ".repeat(padding) + "\n";
    ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + 4 + header.length());
    bytes.put(MAGIC);
    bytes.put(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }

  /**
   * Writes an array of 32-bit little-endian floats in C order.
   *
   * @param array array whose dimensions are the NumPy shape in reversed order
   * @param out not closed
   * @throws IOException if {@code out} does
   */
  public static void write(ArrayImg<FloatType, FloatArray> array, OutputStream out)
      throws IOException {
    out.write(header(array, "<f4"));
    float[] values = array.update(null).getCurrentStorageArray();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < array.size(); start += CHUNK) {
      int length = (int) Math.min(CHUNK, array.size() - start);
      chunk.asFloatBuffer().put(values, start, length);
      out.write(chunk.array(), 0, length * Float.BYTES);
    }
  }

  private static String header(InputStream in, String name) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IOException(name + ": not a .npy file");
    }
    int lengthBytes = start[MAGIC.length] == 1 ? Short.BYTES : Integer.BYTES;
    int length = 0;
    byte[] lengths = in.readNBytes(lengthBytes);
    for (int i = 0; i < lengths.length; i++) {
      length |= (lengths[i] & 0xff) << 8 * i;
    }
    byte[] text = length < 0 ? new byte[0] : in.readNBytes(length);
    if (lengths.length < lengthBytes || text.length < length || length < 0) {
      throw new IOException(name + ": the file is cut short");
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static Matcher match(Pattern pattern, String header, String name, String what)
      throws IOException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new IOException(name + ": the header of the .npy file has no valid " + what);
    }
    return matcher;
  }

  private static long[] shape(String tuple, String name) throws IOException {
    try {
      long[] shape =
          Arrays.stream(tuple.split(","))
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
      if (shape.length == 0) {
        throw new IOException(name + ": the array has no dimensions");
      }
      return shape;
    } catch (NumberFormatException e) {
      throw new IOException(name + ": cannot read the shape (" + Excerpt.of(tuple) + ")", e);
    }
  }

  private static void fill(
      float[] values, InputStream in, Element element, ByteOrder order, String name)
      throws IOException {
    for (int start = 0; start < values.length; start += CHUNK) {
      int length = Math.min(CHUNK, values.length - start);
      byte[] bytes = in.readNBytes(length * element.bytes);
      if (bytes.length < length * element.bytes) {
        throw new IOException(name + ": the file is cut short");
      }
      ByteBuffer chunk = ByteBuffer.wrap(bytes).order(order);
      for (int i = 0; i < length; i++) {
        values[start + i] = element.decoder.get(chunk, i * element.bytes);
      }
    }
  }

  private static long[] reversed(long[] shape) {
    long[] result = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      result[i] = shape[shape.length - 1 - i];
    }
    return result;
  }

  private interface ElementDecoder {
    float get(ByteBuffer bytes, int offset);
  }

  /** The element types of NumPy that can be read. */
  private enum Element {
    B1(1, (b, i) -> b.get(i) == 0 ? 0 : 1),
    U1(1, (b, i) -> b.get(i) & 0xff),
    I1(1, ByteBuffer::get),
    U2(2, (b, i) -> b.getShort(i) & 0xffff),
    I2(2, ByteBuffer::getShort),
    U4(4, (b, i) -> b.getInt(i) & 0xffffffffL),
    I4(4, ByteBuffer::getInt),
    U8(8, (b, i) -> unsigned(b.getLong(i))),
    I8(8, ByteBuffer::getLong),
    F2(2, (b, i) -> HalfFloats.value(b.getShort(i))),
    F4(4, ByteBuffer::getFloat),
    F8(8, (b, i) -> (float) b.getDouble(i));

    private final int bytes;
    private final ElementDecoder decoder;

    Element(int bytes, ElementDecoder decoder) {
      this.bytes = bytes;
      this.decoder = decoder;
    }

    private static float unsigned(long value) {
      return value >= 0 ? value : (value >>> 1) * 2f;
    }

    static Element of(String code, String name) throws IOException {
      for (Element element : values()) {
        if (element.name().equalsIgnoreCase(code)) {
          return element;
        }
      }
      throw new IOException(name + ": cannot read elements of type " + code);
    }
  }
}
