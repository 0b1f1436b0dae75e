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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import loci.common.RandomAccessInputStream;
import loci.common.services.ServiceFactory;
import loci.formats.FormatException;
import loci.formats.ImageWriter;
import loci.formats.MetadataTools;
import loci.formats.meta.IMetadata;
import loci.formats.services.OMEXMLService;
import loci.formats.tiff.TiffSaver;
import morula.image.Calibration;
import morula.image.Image;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small files that would keep a reader busy for ever, or ask for all memory, are told as damaged.
 */
class BoundedReadingTest {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int SAMPLES = 277;
  private static final int TILE_OR_STRIP_ROWS = 278;

  @TempDir Path folder;

  private static void assertDamaged(Path file) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          IOException e = assertThrows(IOException.class, () -> readAll(file), file.toString());
          assertTrue(
              e.getMessage().startsWith(file + " is damaged")
                  || e.getMessage().startsWith(file + " is incomplete"),
              e.getMessage());
          assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        });
  }

  private static void readAll(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      for (RealType<?> pixel : source.series(0).pixels()) {
        assertTrue(pixel.getRealDouble() >= 0);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Path tiff(String name) throws IOException {
    Path file = folder.resolve(name);
    ImageFiles.write(
        new Image("x", ArrayImgs.unsignedBytes(40, 30, 1, 2, 1), Calibration.NONE), file);
    return file;
  }

  /** A TIFF file of 40 x 30 pixels and two pages, with other values in its first directory. */
  private Path tiffWith(int tag, int value, int secondTag, int secondValue) throws IOException {
    Path file = tiff("tag" + tag + ".tif");
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer content =
        ByteBuffer.wrap(bytes)
            .order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = content.getInt(4);
    for (int i = 0; i < content.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      int found = content.getShort(entry) & 0xFFFF;
      if (found == tag || found == secondTag) {
        content.putShort(entry + 2, (short) 4).putInt(entry + 4, 1);
        content.putInt(entry + 8, found == tag ? value : secondValue);
      }
    }
    return Files.write(file, bytes);
  }

  @Test
  void directoryThatLinksToItself() throws IOException {
    Path file = tiff("loop.tif");
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer content =
        ByteBuffer.wrap(bytes)
            .order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = content.getInt(4);
    content.putInt(directory + 2 + 12 * content.getShort(directory), directory);
    Files.write(file, bytes);
    assertDamaged(file);
  }

  @Test
  void samplesWithoutNumber() throws IOException {
    assertDamaged(tiffWith(SAMPLES, 65_535, TILE_OR_STRIP_ROWS, 30));
  }

  @Test
  void hugePages() throws IOException {
    assertDamaged(tiffWith(WIDTH, 100_000, HEIGHT, 100_000));
    assertDamaged(tiffWith(WIDTH, Integer.MAX_VALUE, HEIGHT, 1));
  }

  @ParameterizedTest
  @CsvSource({"100000, 100000, 1", "40, 30, 10000000", "40, 30, 2147483647"})
  void xmlThatClaimsMoreThanTheFileCanHold(int width, int height, int slices) throws IOException {
    Path file = tiff("claims.ome.tif");
    try (RandomAccessInputStream in = new RandomAccessInputStream(file.toString());
        TiffSaver saver = new TiffSaver(file.toString())) {
      saver.setLittleEndian(Files.readAllBytes(file)[0] == 'I');
      saver.overwriteComment(
          in,
          String.format(
              Locale.ROOT,
              "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><Image ID=\"Image:0\">"
                  + "<Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\" Type=\"uint8\" SizeX=\"%d\""
                  + " SizeY=\"%d\" SizeC=\"1\" SizeZ=\"%d\" SizeT=\"1\"><Channel ID=\"Channel:0:0\""
                  + " SamplesPerPixel=\"1\"/><TiffData/></Pixels></Image></OME>",
              width,
              height,
              slices));
    } catch (FormatException e) {
      throw new IOException(e);
    }
    assertDamaged(file);
  }

  @Test
  void nd2WithoutItsLastBytes() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0x0ABECEDA).putInt(32).putLong(64);
    bytes
        .put("ND2 FILE SIGNATURE CHUNK NAME01!".getBytes(StandardCharsets.US_ASCII))
        .put("Ver3.0".getBytes(StandardCharsets.US_ASCII));
    bytes.position(4096 - 40);
    bytes
        .put("ND2 CHUNK MAP SIGNATURE 0000001!".getBytes(StandardCharsets.US_ASCII))
        .put(new byte[6]);
    Path file = folder.resolve("cut.nd2");
    Files.write(file, Arrays.copyOf(bytes.array(), 4094));
    assertDamaged(file);
  }

  /** Its decoder ends the thread, after it has printed a stack trace. */
  @Test
  void cutJpeg2000() throws Exception {
    IMetadata metadata =
        new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
    MetadataTools.populateMetadata(metadata, 0, "x", false, "XYZCT", "uint8", 128, 128, 1, 1, 1, 1);
    Path file = folder.resolve("whole.jp2");
    byte[] noise = new byte[128 * 128];
    new Random(1).nextBytes(noise);
    try (ImageWriter writer = new ImageWriter()) {
      writer.setMetadataRetrieve(metadata);
      writer.setId(file.toString());
      writer.saveBytes(0, noise);
    }
    byte[] whole = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.jp2"), Arrays.copyOf(whole, whole.length / 2));
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertDamaged(cut);
    } finally {
      System.setErr(before);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }
}
