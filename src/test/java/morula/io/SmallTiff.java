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

package morula.io;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes uncompressed TIFF files of any flavour, big-endian: tags are set one by one, and pages are
 * bytes. For tests.
 */
public final class SmallTiff {
  private final Map<Integer, int[]> shorts = new TreeMap<>();
  private final Map<Integer, byte[]> texts = new TreeMap<>();
  private final Map<Integer, long[]> rationals = new TreeMap<>();
  private final List<byte[]> pages = new ArrayList<>();

  private int strips = 1;

  private SmallTiff() {}

  /** A grey image of {@code bits} a pixel. */
  public static SmallTiff of(int width, int height, int bits) {
    SmallTiff tiff = new SmallTiff();
    return tiff.tag(256, width)
        .tag(257, height)
        .tag(258, bits)
        .tag(259, 1)
        .tag(262, 1)
        .tag(277, 1)
        .tag(278, height)
        .tag(284, 1);
  }

  /**
   * Returns OME-XML for one plane.
   *
   * @param type such as uint8
   * @param samples number of samples of a pixel
   * @param attributes more attributes of the element Pixels
   */
  public static String omeXml(int width, int height, String type, int samples, String attributes) {
    return "<?xml version='1.0' encoding='UTF-8'?>"
        + "<OME xmlns='http://www.openmicroscopy.org/Schemas/OME/2016-06'>"
        + "<Image ID='Image:0'><Pixels ID='Pixels:0' DimensionOrder='XYCZT' Type='"
        + type
        + "' SizeX='"
        + width
        + "' SizeY='"
        + height
        + "' SizeC='"
        + samples
        + "' SizeZ='1' SizeT='1' "
        + attributes
        + "><Channel ID='Channel:0:0' SamplesPerPixel='"
        + samples
        + "'/><TiffData IFD='0' PlaneCount='1'/></Pixels></Image></OME>";
  }

  /** Sets a tag of the type SHORT. */
  public SmallTiff tag(int tag, int... values) {
    shorts.put(tag, values);
    return this;
  }

  /** Makes pixels of several samples: grey and opacity, or colours. */
  public SmallTiff samples(int count, int bits) {
    int[] all = new int[count];
    Arrays.fill(all, bits);
    return tag(258, all).tag(277, count).tag(262, count > 2 ? 2 : 1);
  }

  /** Divides each page into strips of equal length: one for each sample of planar pages. */
  public SmallTiff strips(int count) {
    strips = count;
    return this;
  }

  /** Sets the description. */
  public SmallTiff description(String text) {
    return description(text.getBytes(StandardCharsets.UTF_8));
  }

  public SmallTiff description(byte[] text) {
    texts.put(270, Arrays.copyOf(text, text.length + 1));
    return this;
  }

  /** Sets the number of pixels per unit: 1 for no unit, 2 for the inch, 3 for the cm. */
  public SmallTiff resolution(long numerator, long denominator, int unit) {
    rationals.put(282, new long[] {numerator, denominator});
    rationals.put(283, new long[] {numerator, denominator});
    return tag(296, unit);
  }

  /** Adds a page. */
  public SmallTiff page(byte... pixels) {
    pages.add(pixels);
    return this;
  }

  /** Adds a page of integers of 1, 2, 4 or 8 bytes. */
  public SmallTiff page(int bytes, long... values) {
    byte[] page = new byte[bytes * values.length];
    for (int i = 0; i < page.length; i++) {
      page[i] = (byte) (values[i / bytes] >> 8 * (bytes - 1 - i % bytes));
    }
    return page(page);
  }

  /** Writes the file. */
  public Path write(Path file) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(0x4D4D002A);
      out.writeInt(8);
      for (int page = 0; page < pages.size(); page++) {
        page(out, page);
      }
      return Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void page(DataOutputStream out, int page) throws IOException {
    Map<Integer, int[]> numbers = new TreeMap<>(shorts);
    int entries = shorts.size() + texts.size() + rationals.size() + 2;
    int extra = out.size() + 2 + 12 * entries + 4;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream behind = new DataOutputStream(bytes);
    TreeMap<Integer, byte[]> directory = new TreeMap<>();
    for (var e : numbers.entrySet()) {
      int[] values = e.getValue();
      boolean inside = values.length <= 2;
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      for (int value : values) {
        data.write(value >> 8);
        data.write(value);
      }
      directory.put(
          e.getKey(),
          entry(
              e.getKey(),
              3,
              values.length,
              inside
                  ? Arrays.copyOf(data.toByteArray(), 4)
                  : pointer(extra + put(behind, data.toByteArray()))));
    }
    for (var e : texts.entrySet()) {
      directory.put(
          e.getKey(),
          entry(
              e.getKey(),
              2,
              e.getValue().length,
              e.getValue().length <= 4
                  ? Arrays.copyOf(e.getValue(), 4)
                  : pointer(extra + put(behind, e.getValue()))));
    }
    for (var e : rationals.entrySet()) {
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      data.writeBytes(pointer((int) e.getValue()[0]));
      data.writeBytes(pointer((int) e.getValue()[1]));
      directory.put(
          e.getKey(), entry(e.getKey(), 5, 1, pointer(extra + put(behind, data.toByteArray()))));
    }
    byte[] pixels = pages.get(page);
    int start = extra + put(behind, pixels);
    int length = pixels.length / strips;
    ByteArrayOutputStream starts = new ByteArrayOutputStream();
    ByteArrayOutputStream lengths = new ByteArrayOutputStream();
    for (int i = 0; i < strips; i++) {
      starts.writeBytes(pointer(start + i * length));
      lengths.writeBytes(pointer(length));
    }
    directory.put(273, longs(273, starts.toByteArray(), extra, behind));
    directory.put(279, longs(279, lengths.toByteArray(), extra, behind));
    out.writeShort(entries);
    for (byte[] entry : directory.values()) {
      out.write(entry);
    }
    out.writeInt(page + 1 < pages.size() ? extra + behind.size() : 0);
    out.write(bytes.toByteArray());
  }

  private static byte[] longs(int tag, byte[] values, int extra, DataOutputStream behind)
      throws IOException {
    return entry(
        tag,
        4,
        values.length / 4,
        values.length == 4 ? values : pointer(extra + put(behind, values)));
  }

  private static int put(DataOutputStream out, byte[] data) throws IOException {
    int start = out.size();
    out.write(data);
    if (data.length % 2 == 1) {
      out.write(0);
    }
    return start;
  }

  private static byte[] pointer(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private static byte[] entry(int tag, int type, int count, byte[] value) {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    entry.write(tag >> 8);
    entry.write(tag);
    entry.write(0);
    entry.write(type);
    entry.writeBytes(pointer(count));
    entry.writeBytes(value);
    return entry.toByteArray();
  }
}
