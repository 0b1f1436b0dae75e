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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import morula.image.Axis;
import morula.image.Image;
import morula.progress.InvalidRequestException;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that Bio-Formats alone reads falsely, or not at all. */
class StoredValuesTest {
  private static final int WIDTH = 4;
  private static final int HEIGHT = 3;
  private static final long[] LABELS = {0, 1, 2, 3, 70_000, 0, 5, 5, 5, 0, 0, 6};

  @TempDir Path folder;

  private static double[] values(Path file, long channel) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      double[] values = new double[WIDTH * HEIGHT];
      int i = 0;
      Image image = source.series(0);
      for (long y = 0; y < HEIGHT; y++) {
        for (long x = 0; x < WIDTH; x++) {
          RealType<?> pixel = image.pixels().getAt(x, y, channel, 0, 0);
          values[i++] = pixel.getRealDouble();
        }
      }
      return values;
    }
  }

  private static double[] doubles(long... values) {
    return LongStream.of(values).asDoubleStream().toArray();
  }

  private static long channels(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      return source.series(0).size(Axis.CHANNEL);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void greyAndOpacity(boolean ome) throws IOException {
    long[] samples = new long[2 * LABELS.length];
    for (int i = 0; i < LABELS.length; i++) {
      samples[2 * i] = 10 * i;
      samples[2 * i + 1] = 255;
    }
    for (int extra = 0; extra <= 2; extra++) {
      SmallTiff tiff =
          SmallTiff.of(WIDTH, HEIGHT, 8).samples(2, 8).tag(338, extra).page(1, samples);
      if (ome) {
        tiff.description(SmallTiff.omeXml(WIDTH, HEIGHT, "uint8", 2, ""));
      }
      Path file = tiff.write(folder.resolve(ome ? "x.ome.tif" : "x.tif"));
      assertEquals(extra == 0 ? 2 : 1, channels(file), "0 is a sample of unknown meaning");
      assertArrayEquals(
          LongStream.range(0, 12).mapToDouble(i -> 10 * i).toArray(), values(file, 0));
      try (ImageSource source = ImageSource.open(file)) {
        assertEquals(extra == 0, source.hasColors(0));
      }
    }
  }

  @Test
  void coloursAndOpacityOfOmeTiff() throws IOException {
    for (int bits : new int[] {8, 16}) {
      Path file =
          SmallTiff.of(WIDTH, HEIGHT, bits)
              .samples(4, bits)
              .tag(338, 1)
              .description(SmallTiff.omeXml(WIDTH, HEIGHT, "uint" + bits, 4, ""))
              .page(bits / 8, LongStream.range(0, 48).toArray())
              .write(folder.resolve("x.ome.tif"));
      assertEquals(3, channels(file));
      assertArrayEquals(
          LongStream.range(0, 12).mapToDouble(i -> 4 * i + 2).toArray(), values(file, 2));
    }
  }

  @ParameterizedTest
  @CsvSource({"8,1,uint8", "16,1,uint16", "16,2,int16", "32,1,uint32", "32,2,int32"})
  void whiteIsZeroConcernsTheDisplay(int bits, int sampleFormat, String type) throws IOException {
    for (boolean ome : new boolean[] {false, true}) {
      SmallTiff tiff =
          SmallTiff.of(WIDTH, HEIGHT, bits)
              .tag(262, 0)
              .tag(339, sampleFormat)
              .page(bits / 8, LongStream.range(0, 12).toArray());
      if (ome) {
        // fewer significant bits than stored ones
        tiff.description(SmallTiff.omeXml(WIDTH, HEIGHT, type, 1, "SignificantBits='7'"));
      }
      Path file = tiff.write(folder.resolve(ome ? "x.ome.tif" : "x.tif"));
      assertArrayEquals(LongStream.range(0, 12).asDoubleStream().toArray(), values(file, 0));
      assertEquals(
          11, LabelFiles.read(file).pixels().getAt(3, 2, 0, 0).get(), file.getFileName() + "");
    }
  }

  @Test
  void whiteIsZeroOfFloats() throws IOException {
    double[] expected = new double[12];
    long[] floats = new long[12];
    long[] doubles = new long[12];
    for (int i = 0; i < 12; i++) {
      expected[i] = i * 0.75 - 3;
      floats[i] = Float.floatToIntBits((float) expected[i]);
      doubles[i] = Double.doubleToLongBits(expected[i]);
    }
    Path file = folder.resolve("x.tif");
    SmallTiff.of(WIDTH, HEIGHT, 32).tag(262, 0).tag(339, 3).page(4, floats).write(file);
    assertArrayEquals(expected, values(file, 0));
    SmallTiff.of(WIDTH, HEIGHT, 64).tag(262, 0).tag(339, 3).page(8, doubles).write(file);
    assertArrayEquals(expected, values(file, 0), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void integersOf64Bits(int sampleFormat) throws IOException {
    for (int photometric = 0; photometric < 2; photometric++) {
      Path file =
          SmallTiff.of(WIDTH, HEIGHT, 64)
              .tag(262, photometric)
              .tag(339, sampleFormat)
              .page(8, LABELS)
              .page(8, LABELS)
              .write(folder.resolve("x.tif"));
      assertArrayEquals(doubles(LABELS), values(file, 0));
      assertEquals(70_000, LabelFiles.read(file).pixels().getAt(0, 1, 1, 0).get());
    }
    Path file = folder.resolve("far.tif");
    SmallTiff.of(WIDTH, 1, 64).tag(339, sampleFormat).page(8, -1, 1L << 40, 0, 0).write(file);
    try (ImageSource source = ImageSource.open(file)) {
      Image image = source.series(0);
      assertEquals(
          sampleFormat == 1 ? 0x1p64 : -1, image.pixels().getAt(0, 0, 0, 0, 0).getRealDouble());
      assertEquals(0x1p40, image.pixels().getAt(1, 0, 0, 0, 0).getRealDouble());
    }
    assertThrows(InvalidRequestException.class, () -> LabelFiles.read(file), "too large");
  }

  @Test
  void complexNumbersAreNamed() {
    Path file = folder.resolve("complex.tif");
    SmallTiff.of(WIDTH, HEIGHT, 64).tag(339, 6).page(8, LABELS).write(file);
    var e = assertThrows(InvalidRequestException.class, () -> ImageSource.open(file));
    assertTrue(e.getMessage().startsWith(file + " has complex numbers"), e.getMessage());
  }

  @Test
  void labelsThatImageJSavedSigned() throws IOException {
    long[] stored = LongStream.of(LABELS).map(label -> label % 10 + 32_768).toArray();
    Path file = folder.resolve("x.tif");
    String signed = "ImageJ=1.54p\ncf=0\nc0=-32768.0\nc1=1.0\nvunit=Gray Value\n";
    SmallTiff tiff = SmallTiff.of(WIDTH, HEIGHT, 16).page(2, stored);
    tiff.description(signed).write(file);
    assertArrayEquals(LongStream.of(LABELS).mapToDouble(i -> i % 10).toArray(), values(file, 0));
    assertEquals(6, LabelFiles.read(file).pixels().getAt(3, 2, 0, 0).get());
    tiff.description(signed.replace("c1=1.0", "c1=0.5")).write(file);
    assertArrayEquals(doubles(stored), values(file, 0), "densities are left alone");
  }

  @Test
  void bytesOfPgm() throws IOException {
    byte[] pixels = new byte[24];
    ByteBuffer.wrap(pixels).putShort((short) 0x0A20).putShort(22, (short) 0x1234);
    for (String end : new String[] {"\n", "\r\n", " "}) {
      Path file = folder.resolve("x.pgm");
      byte[] header = ("P5\n# by hand\n4 3\n65535" + end).getBytes(StandardCharsets.US_ASCII);
      byte[] bytes = java.util.Arrays.copyOf(header, header.length + 24);
      System.arraycopy(pixels, 0, bytes, header.length, 24);
      Files.write(file, bytes);
      assertEquals(0x0A20, values(file, 0)[0]);
      assertEquals(0x1234, values(file, 0)[11]);
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 2));
      Exception e = assertThrows(IOException.class, () -> values(file, 0));
      assertTrue(e.getMessage().contains("its end is missing"), e.getMessage());
    }
  }

  @Test
  void bitsOfPbm() throws IOException {
    byte[] bytes = {'P', '4', '\n', '4', ' ', '3', '\n', (byte) 0x70, 0, (byte) 0x10};
    Path file = Files.write(folder.resolve("x.pbm"), bytes);
    assertArrayEquals(doubles(255, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 0), values(file, 0));
  }

  @Test
  void bitmapsOfFewBits() throws IOException {
    byte[] ramp = {0, 80, (byte) 160, (byte) 240, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    var palette = new java.awt.image.IndexColorModel(4, 16, ramp, ramp, new byte[16]);
    var picture =
        new java.awt.image.BufferedImage(
            WIDTH, HEIGHT, java.awt.image.BufferedImage.TYPE_BYTE_BINARY, palette);
    for (int i = 0; i < 12; i++) {
      picture.getRaster().setSample(i % WIDTH, i / WIDTH, 0, i % 4);
    }
    Path file = folder.resolve("x.bmp");
    assertTrue(javax.imageio.ImageIO.write(picture, "bmp", file.toFile()));
    assertEquals(3, channels(file));
    assertArrayEquals(
        LongStream.range(0, 12).mapToDouble(i -> 80 * (i % 4)).toArray(), values(file, 1));
    assertEquals(3, LabelFiles.read(file).pixels().getAt(3, 2, 0, 0).get(), "a label is the index");
    assertFalse(channels(file) > 3);
  }
}
