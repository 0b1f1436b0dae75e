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
import java.util.Map;
import java.util.Optional;

/**
 * Text that ImageJ keeps in private tags of a TIFF file: what <i>Image &gt; Show Info</i> shows,
 * and the properties of the image. Python's tifffile reads it too; other programs skip the tags.
 *
 * @param info the text of Show Info
 * @param properties names and values
 */
public record ImageJMetadata(String info, Map<String, String> properties) {
  /** The tag with the number of bytes of the header and of each text. */
  public static final int COUNTS_TAG = 50838;

  /** The tag with the header and the texts. */
  public static final int DATA_TAG = 50839;

  private static final int MAGIC = 0x494a494a; // "IJIJ"
  private static final int INFO = 0x696e666f; // "info"
  private static final int PROPERTIES = 0x70726f70; // "prop"

  /** Copies the properties. */
  public ImageJMetadata {
    properties = Map.copyOf(properties);
  }

  /**
   * Returns the text of Show Info from the values of the tags, as {@link #counts} and {@link #data}
   * give them.
   *
   * @return empty if they hold none at their beginning
   */
  public static Optional<String> info(long[] counts, short[] data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) data[i];
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (counts.length < 2
        || bytes.length < 12
        || counts[0] + counts[1] > bytes.length
        || header.getInt() != MAGIC
        || header.getInt() != INFO) {
      return Optional.empty();
    }
    return Optional.of(
        new String(bytes, (int) counts[0], (int) counts[1], StandardCharsets.UTF_16LE));
  }

  /** Returns the value of {@link #COUNTS_TAG}. */
  public long[] counts() {
    List<byte[]> texts = texts();
    long[] counts = new long[texts.size() + 1];
    counts[0] = header().length;
    for (int i = 0; i < texts.size(); i++) {
      counts[i + 1] = texts.get(i).length;
    }
    return counts;
  }

  /** Returns the value of {@link #DATA_TAG}: unsigned bytes, for a little-endian file. */
  public short[] data() {
    List<Short> all = new ArrayList<>();
    add(header(), all);
    texts().forEach(text -> add(text, all));
    short[] data = new short[all.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = all.get(i);
    }
    return data;
  }

  private byte[] header() {
    ByteBuffer header = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MAGIC).putInt(INFO).putInt(1).putInt(PROPERTIES).putInt(2 * properties.size());
    return header.array();
  }

  private List<byte[]> texts() {
    List<byte[]> texts = new ArrayList<>();
    texts.add(bytes(info));
    properties.forEach(
        (name, value) -> {
          texts.add(bytes(name));
          texts.add(bytes(value));
        });
    return texts;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  private static void add(byte[] bytes, List<Short> to) {
    for (byte value : bytes) {
      to.add((short) (value & 0xFF));
    }
  }
}
