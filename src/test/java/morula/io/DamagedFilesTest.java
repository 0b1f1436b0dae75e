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

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import loci.common.RandomAccessInputStream;
import loci.formats.tiff.TiffSaver;
import morula.image.Calibration;
import morula.image.Image;
import morula.progress.InvalidRequestException;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are missing, damaged or none: one line each that names the file. */
class DamagedFilesTest {
  private static final Path FORMATS = Path.of("../shared/data/formats");

  @TempDir Path folder;

  private static void readAll(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      for (int s = 0; s < source.seriesCount(); s++) {
        double sum = 0;
        for (RealType<?> pixel : source.series(s).pixels()) {
          sum += pixel.getRealDouble();
        }
        assertTrue(sum >= 0);
      }
    } catch (UncheckedIOException e) {
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      throw e.getCause();
    }
  }

  private static void assertOneLine(Path file, Exception e) {
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  private static void assertInvalid(Path file, String named) {
    for (var e :
        new Exception[] {
          assertThrows(InvalidRequestException.class, () -> readAll(file)),
          assertThrows(InvalidRequestException.class, () -> LabelFiles.read(file))
        }) {
      assertOneLine(file, e);
      assertTrue(e.getMessage().contains(named), e.getMessage());
    }
  }

  private Path image(String name) throws IOException {
    var pixels = ArrayImgs.unsignedShorts(40, 30, 1, 3, 1);
    int i = 0;
    for (var pixel : pixels) {
      pixel.set(1 + i++ % 60_000);
    }
    Path file = folder.resolve(name);
    ImageFiles.write(new Image("x", pixels, Calibration.NONE), file);
    return file;
  }

  @Test
  void missingFile() {
    assertInvalid(folder.resolve("absent.tif"), "no such file");
  }

  @Test
  void emptyFile() throws Exception {
    assertInvalid(Files.createFile(folder.resolve("empty.tif")), "empty");
  }

  @Test
  void folderInPlaceOfFile() {
    assertInvalid(folder, "folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.tif",
        "notes.png",
        "notes.czi",
        "notes.lif",
        "notes.jpg",
        "notes.oib",
        "notes.bmp",
        "notes.ics",
        "notes"
      })
  void textNamedAsImage(String name) throws Exception {
    Path file =
        Files.writeString(folder.resolve(name), "These are notes, not an image.\n".repeat(9));
    Exception e = assertThrows(Exception.class, () -> readAll(file));
    assertTrue(e instanceof InvalidRequestException || e instanceof IOException, e.toString());
    assertOneLine(file, e);
  }

  /** Wherever a TIFF file ends too early, it is noticed when it is opened. */
  @Test
  void truncatedTiff() throws Exception {
    byte[] whole = Files.readAllBytes(image("whole.tif"));
    Path file = folder.resolve("cut.tif");
    for (int length = 1; length < whole.length - 4; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      Exception e = assertThrows(Exception.class, () -> ImageSource.open(file).close());
      assertTrue(e instanceof InvalidRequestException || e instanceof IOException, e.toString());
      assertOneLine(file, e);
    }
    Files.write(file, whole);
    assertDoesNotThrow(() -> readAll(file));
  }

  /** Whatever a damaged directory says, the line names the file. */
  @Test
  void damagedTiffDirectory() throws Exception {
    byte[] whole = Files.readAllBytes(image("whole.tif"));
    ByteOrder order = whole[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer content = ByteBuffer.wrap(whole).order(order);
    int directory = content.getInt(4);
    Path file = folder.resolve("damaged.tif");
    for (int entry = 0; entry < content.getShort(directory); entry++) {
      for (int count : new int[] {0, -1, Integer.MAX_VALUE}) {
        byte[] bytes = whole.clone();
        ByteBuffer.wrap(bytes).order(order).putInt(directory + 2 + 12 * entry + 4, count);
        Files.write(file, bytes);
        try {
          ImageSource.open(file).close();
        } catch (InvalidRequestException | IOException e) {
          assertOneLine(file, e);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void truncatedPicture(String format) throws Exception {
    BufferedImage picture = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 20_000; i++) {
      picture.getRaster().setSample(i % 200, i / 200, 0, i * 7919 % 251);
    }
    Path whole = folder.resolve("whole." + format);
    ImageIO.write(picture, format, whole.toFile());
    byte[] bytes = Files.readAllBytes(whole);
    Path file = folder.resolve("cut." + format);
    for (double part : new double[] {0.1, 0.5, 0.9}) {
      Files.write(file, Arrays.copyOf(bytes, (int) (part * bytes.length)));
      Exception e = assertThrows(Exception.class, () -> readAll(file));
      assertTrue(e instanceof InvalidRequestException || e instanceof IOException, e.toString());
      assertOneLine(file, e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cluster.nd2",
        "confocal.oib",
        "test_image.czi",
        "toxo.dv",
        "two_scenes.czi",
        "z13_c2_16bit.tif",
        "calibrated/xyzc_8bit_spheres.tif"
      })
  void truncatedMicroscopeFile(String name) throws Exception {
    Path original = FORMATS.resolve(name);
    Assumptions.assumeTrue(Files.exists(original), "skipped: there is no " + original);
    byte[] bytes = Files.readAllBytes(original);
    Path file = folder.resolve(original.getFileName());
    for (double part : new double[] {0.02, 0.3, 0.6, 0.95}) {
      Files.write(file, Arrays.copyOf(bytes, (int) (part * bytes.length)));
      Exception e = assertThrows(Exception.class, () -> readAll(file), name + " " + part);
      assertTrue(e instanceof InvalidRequestException || e instanceof IOException, e.toString());
      assertOneLine(file, e);
    }
  }

  /** A strip that cannot be decoded is noticed only when it is read. */
  @Test
  void damageIsToldWhenItIsReached() throws Exception {
    Path file = folder.resolve("packed.tif");
    BufferedImage picture = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
    var writer = ImageIO.getImageWritersByFormatName("tiff").next();
    var parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(javax.imageio.ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionType("Deflate");
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new javax.imageio.IIOImage(picture, null, null), parameters);
    }
    byte[] bytes = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.tif");
    int at = indexOf(bytes, new byte[] {0x78});
    Arrays.fill(bytes, at, at + 20, (byte) 0xEE);
    Files.write(damaged, bytes);
    try (ImageSource source = ImageSource.open(damaged)) {
      var pixels = source.series(0).pixels();
      UncheckedIOException e =
          assertThrows(UncheckedIOException.class, () -> pixels.getAt(0, 0, 0, 0, 0));
      assertOneLine(damaged, e);
      assertInstanceOf(IOException.class, e.getCause());
    }
  }

  private static int indexOf(byte[] bytes, byte[] start) {
    for (int i = 8; i < bytes.length; i++) {
      if (bytes[i] == start[0] && (bytes[i] << 8 | bytes[i + 1] & 0xFF) % 31 == 0) {
        return i;
      }
    }
    throw new AssertionError("no deflate stream");
  }

  @Test
  void missingCompanion() throws Exception {
    Path file = image("first.ome.tif");
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\""
            + " UUID=\"urn:uuid:00000000-0000-0000-0000-000000000001\">"
            + "<Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYZCT\""
            + " Type=\"uint16\" SizeX=\"40\" SizeY=\"30\" SizeZ=\"2\" SizeC=\"1\" SizeT=\"1\">"
            + "<Channel ID=\"Channel:0:0\" SamplesPerPixel=\"1\"/>"
            + tiffData(0, 1, "first.ome.tif")
            + tiffData(1, 2, "second.ome.tif")
            + "</Pixels></Image></OME>";
    try (TiffSaver saver = new TiffSaver(file.toString());
        RandomAccessInputStream in = new RandomAccessInputStream(file.toString())) {
      saver.overwriteComment(in, xml);
    }
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> ImageSource.open(file));
    assertOneLine(file, e);
    assertTrue(e.getMessage().contains("second.ome.tif"), e.getMessage());
  }

  private static String tiffData(int z, int uuid, String name) {
    return String.format(
        Locale.ROOT,
        "<TiffData FirstZ=\"%d\" IFD=\"0\" PlaneCount=\"1\"><UUID FileName=\"%s\">urn:uuid:00000000-0000-0000-0000-00000000000%d</UUID></TiffData>",
        z,
        name,
        uuid);
  }
}
