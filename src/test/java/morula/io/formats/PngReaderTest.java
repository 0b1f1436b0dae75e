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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import loci.formats.ChannelFiller;
import loci.formats.ChannelSeparator;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngReaderTest {
  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;

  /** Width and height of the pictures; odd, so that passes of interlaced ones are uneven. */
  private static final int WIDTH = 13;

  private static final int HEIGHT = 7;

  // first column, first row, step in x, step in y of the seven passes of an interlaced picture
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  @TempDir Path folder;

  private static int value(int channel, int x, int y, int bits) {
    return (x * 3 + y * 41 + channel * 97 + (bits == 16 ? x * 4001 : 0)) & ((1 << bits) - 1);
  }

  private static void chunk(DataOutputStream out, String name, byte[] body) throws IOException {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(body);
    out.writeInt(body.length);
    out.write(type);
    out.write(body);
    out.writeInt((int) sum.getValue());
  }

  /** A picture of {@link #value}; {@code extra} chunks stand before the data. */
  private Path png(int type, int bits, boolean interlaced, Object... extra) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0x89504E470D0A1A0AL);
    chunk(out, "IHDR", header(WIDTH, HEIGHT, type, bits, interlaced));
    for (int i = 0; i < extra.length; i += 2) {
      chunk(out, (String) extra[i], (byte[]) extra[i + 1]);
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
      for (int[] pass : interlaced ? PASSES : new int[][] {{0, 0, 1, 1}}) {
        for (int y = pass[1]; y < HEIGHT; y += pass[3]) {
          if (pass[0] < WIDTH) {
            deflater.write(0); // no filter
          }
          for (int x = pass[0]; x < WIDTH; x += pass[2]) {
            for (int c = 0; c < samples(type); c++) {
              if (bits == 16) {
                deflater.write(value(c, x, y, bits) >> 8);
              }
              deflater.write(value(c, x, y, bits));
            }
          }
        }
      }
    }
    chunk(out, "IDAT", data.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return Files.write(folder.resolve("a.png"), bytes.toByteArray());
  }

  private static byte[] header(int width, int height, int type, int bits, boolean interlaced)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {(byte) bits, (byte) type, 0, 0, (byte) (interlaced ? 1 : 0)});
    return body.toByteArray();
  }

  private static int samples(int type) {
    return type == RGB ? 3 : type == 4 ? 2 : type == 6 ? 4 : 1;
  }

  /** Channels, each with its values row by row. */
  private static List<List<Integer>> read(Path file, boolean colors) throws Exception {
    assertTrue(PngReader.isNeededFor(file));
    ChannelFiller filler = new ChannelFiller(new PngReader());
    filler.setFilled(colors);
    try (IFormatReader reader = new ChannelSeparator(filler)) {
      reader.setId(file.toString());
      int size = FormatTools.getBytesPerPixel(reader.getPixelType());
      List<List<Integer>> channels = new ArrayList<>();
      for (int c = 0; c < reader.getSizeC(); c++) {
        byte[] plane = reader.openBytes(c);
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < plane.length; i += size) {
          values.add(
              size == 1
                  ? plane[i] & 0xFF
                  : reader.isLittleEndian()
                      ? (plane[i + 1] & 0xFF) << 8 | plane[i] & 0xFF
                      : (plane[i] & 0xFF) << 8 | plane[i + 1] & 0xFF);
        }
        channels.add(values);
      }
      return channels;
    }
  }

  private static List<Integer> expected(int channel, int bits) {
    List<Integer> values = new ArrayList<>();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        values.add(value(channel, x, y, bits));
      }
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8, false", "0, 16, false", "2, 8, false", "2, 16, false", "4, 8, false", "4, 16, false",
    "6, 8, false", "6, 16, false", "0, 8, true", "0, 16, true", "2, 8, true", "2, 16, true",
    "4, 8, true", "6, 16, true"
  })
  void everyKindOfSample(int type, int bits, boolean interlaced) throws Exception {
    int colors = samples(type) > 2 ? 3 : 1;
    List<List<Integer>> expected = new ArrayList<>();
    for (int c = 0; c < colors; c++) {
      expected.add(expected(c, bits));
    }
    assertEquals(expected, read(png(type, bits, interlaced), false));
    // neither the display nor a colour that stands for opacity changes values
    byte[] gamma = {0, 0, (byte) 0xB1, (byte) 0x8F};
    assertEquals(expected, read(png(type, bits, interlaced, "gAMA", gamma), false));
    if (samples(type) % 2 == 1) {
      byte[] transparent = new byte[2 * samples(type)];
      assertEquals(expected, read(png(type, bits, interlaced, "tRNS", transparent), false));
    }
  }

  @Test
  void palettes() throws Exception {
    for (boolean interlaced : new boolean[] {false, true}) {
      byte[] colors = new byte[3 * 256];
      for (int i = 0; i < 256; i++) {
        colors[3 * i] = (byte) (255 - i);
        colors[3 * i + 1] = (byte) (i / 2);
        colors[3 * i + 2] = (byte) 7;
      }
      Path file = png(PALETTE, 8, interlaced, "PLTE", colors, "tRNS", new byte[] {0, 9});
      assertEquals(List.of(expected(0, 8)), read(file, false), "the indices, as labels");
      List<Integer> indices = expected(0, 8);
      assertEquals(
          List.of(
              indices.stream().map(i -> 255 - i).toList(),
              indices.stream().map(i -> i / 2).toList(),
              indices.stream().map(i -> 7).toList()),
          read(file, true));
    }
  }

  @Test
  void animationsAreLeftToBioFormats() throws Exception {
    assertFalse(PngReader.isNeededFor(png(GREY, 8, false, "acTL", new byte[8])));
    assertTrue(PngReader.isNeededFor(png(GREY, 8, false, "tEXt", new byte[8])));
    assertFalse(PngReader.isNeededFor(Files.write(folder.resolve("b.png"), new byte[100])));
  }

  /** Bio-Formats' reader never ends on it. */
  @Test
  void noData() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0x89504E470D0A1A0AL);
    chunk(out, "IHDR", header(WIDTH, HEIGHT, GREY, 8, false));
    chunk(out, "IDAT", new byte[0]);
    chunk(out, "IEND", new byte[0]);
    Path file = Files.write(folder.resolve("empty.png"), bytes.toByteArray());
    assertThrows(IOException.class, () -> read(file, false));
  }
}
