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
import morula.image.Image;
import morula.progress.InvalidRequestException;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are whole but unusual are read, or told as what they are; files whose parts contradict
 * one another are refused.
 */
class HonestFilesTest {
  @TempDir Path folder;

  private static byte[] ramp(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (1 + i % 250);
    }
    return bytes;
  }

  /** Reads all values of the first series. */
  private static double[] read(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      Image image = source.series(0);
      double[] values = new double[(int) image.pixels().size()];
      int i = 0;
      for (RealType<?> pixel : image.pixels()) {
        values[i++] = pixel.getRealDouble();
      }
      return values;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String refusal(Path file) {
    Exception e = assertThrows(Exception.class, () -> read(file));
    assertTrue(e instanceof IOException || e instanceof InvalidRequestException, e.toString());
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    return e.getMessage();
  }

  private static void assertSays(String part, Path file) {
    String message = refusal(file);
    assertTrue(message.contains(part), message);
  }

  private static double[] values(byte[] pixels) {
    double[] values = new double[pixels.length];
    Arrays.setAll(values, i -> pixels[i] & 0xFF);
    return values;
  }

  private static String ome(int width, int height, int slices, String tiffData) {
    return String.format(
        Locale.ROOT,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME"
            + " xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><Image ID=\"Image:0\">"
            + "<Pixels ID=\"Pixels:0\" DimensionOrder=\"XYZCT\" Type=\"uint8\" SizeX=\"%d\""
            + " SizeY=\"%d\" SizeZ=\"%d\" SizeC=\"1\" SizeT=\"1\"><Channel ID=\"Channel:0:0\""
            + " SamplesPerPixel=\"1\"/>%s</Pixels></Image></OME>",
        width,
        height,
        slices,
        tiffData);
  }

  private Path omeTiff(int count, String xml) {
    TiffBytes tiff = new TiffBytes(false);
    for (int i = 0; i < count; i++) {
      tiff.page(20, 10, 8, ramp(200));
      if (i == 0) {
        tiff.description(xml);
      }
    }
    return tiff.write(folder.resolve("x.ome.tif"));
  }

  @Test
  void omeTiffThatIsWhole() throws Exception {
    assertEquals(600, read(omeTiff(3, ome(20, 10, 3, "<TiffData/>"))).length);
    String each = "<TiffData IFD=\"0\"/><TiffData IFD=\"1\" FirstZ=\"1\"/>";
    assertEquals(400, read(omeTiff(2, ome(20, 10, 2, each))).length);
    String counted = "<TiffData IFD=\"0\" PlaneCount=\"2\"/>";
    assertEquals(400, read(omeTiff(2, ome(20, 10, 2, counted))).length);
  }

  @ParameterizedTest
  @CsvSource({"10, 5", "20, 5", "10, 10", "40, 20"})
  void omeTiffOfAnotherSize(int width, int height) {
    String message = refusal(omeTiff(1, ome(width, height, 1, "<TiffData/>")));
    assertTrue(message.contains(width + " x " + height), message);
    assertTrue(message.contains("20 x 10"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<TiffData/>",
        "<TiffData IFD=\"0\" PlaneCount=\"5\"/>",
        "<TiffData IFD=\"0\"/><TiffData IFD=\"1\" FirstZ=\"1\"/><TiffData IFD=\"4\" FirstZ=\"4\"/>",
        "<TiffData IFD=\"4\"><UUID FileName=\"x.ome.tif\">"
            + "urn:uuid:00000000-0000-0000-0000-000000000001</UUID></TiffData>"
      })
  void omeTiffWithFewerPages(String tiffData) {
    assertSays("pages", omeTiff(3, ome(20, 10, 5, tiffData)));
  }

  @Test
  void omeTiffThatLostItsDescription() throws Exception {
    String xml = ome(20, 10, 3, "<TiffData/>");
    assertSays("OME-XML", omeTiff(3, xml.substring(0, xml.length() - 20)));
    assertSays("OME-XML", omeTiff(3, ""));
    // one page has no axes to mistake, and ImageJ describes them in its own way
    assertEquals(200, read(omeTiff(1, "")).length);
    assertEquals(600, read(omeTiff(3, "ImageJ=1.54f\nimages=3\nslices=3\n")).length);
  }

  @Test
  void onePageOfAStack() throws Exception {
    String description = "ImageJ=1.54f\nimages=30\nslices=30\n";
    Path file = folder.resolve("page.tif");
    new TiffBytes(false).page(20, 10, 8, ramp(200)).description(description).write(file);
    assertArrayEquals(values(ramp(200)), read(file));
    // bytes of a second page: the rest of the stack was lost
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 150));
    assertSays("its end is missing", file);
  }

  @Test
  void stripsThatWereLost() {
    Path file = folder.resolve("strips.tif");
    new TiffBytes(false).page(20, 10, 8, ramp(100), new byte[0]).write(file);
    assertSays("part of its pixels is missing", file);
    new TiffBytes(false).page(20, 10, 8, ramp(100), ramp(50)).write(file);
    refusal(file);
    new TiffBytes(false).page(20, 10, 8, ramp(100)).tag(278, 5).write(file);
    refusal(file);
    new TiffBytes(false).page(20, 10, 8, ramp(100), ramp(100)).tag(273, 8, 1_000_000).write(file);
    assertSays("its end is missing", file);
  }

  /** The last strip is often said to be as long as the others, and the file ends before. */
  @Test
  void lastStripThatIsShorter() throws Exception {
    Path file = folder.resolve("strips.tif");
    TiffBytes tiff = new TiffBytes(false).page(20, 10, 8, ramp(120), ramp(80));
    tiff.tag(278, 6).tag(279, 120, 120).write(file);
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(200, read(Files.write(file, bytes)).length);
  }

  /** Slide scanners leave out tiles in which there is nothing. */
  @Test
  void tilesWithoutDataAreBlack() throws Exception {
    Path file = folder.resolve("sparse.tif");
    new TiffBytes(false)
        .page(32, 16, 8, ramp(256), new byte[0])
        .tiles(16, 16)
        .tag(324, 8, 0)
        .write(file);
    double[] pixels = read(file);
    assertEquals(1, pixels[0]);
    assertEquals(0, pixels[16]);
  }

  @ParameterizedTest
  @CsvSource({
    "34925, LZMA",
    "50001, WebP",
    "50002, JPEG XL",
    "34887, LERC",
    "61234, 61234",
    "32809, Thunder"
  })
  void compressionsThatCannotBeRead(int code, String named) {
    Path file = folder.resolve("packed.tif");
    new TiffBytes(false).page(20, 10, 8, ramp(77)).tag(259, code).write(file);
    String message = refusal(file);
    assertTrue(message.contains("has a compression that cannot be read here"), message);
    assertTrue(message.contains(named), message);
    assertFalse(message.contains("belong"), message);
  }

  /** A Zstandard frame of 16,384 bytes, as many as the tile of 16 bits has pixels. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void zstandardDataWithAsManyBytesAsPixels(boolean tiled) throws Exception {
    byte[] raw = ramp(16_368);
    ByteBuffer frame = ByteBuffer.allocate(16_384).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(0xFD2FB528).put((byte) 0xA0).putInt(32_768); // one segment, its size
    frame.put(block(raw.length << 3)).put(raw); // as they are
    frame.put(block((32_768 - raw.length) << 3 | 2 | 1)).put((byte) 7); // the last: all alike
    Path file = folder.resolve("zstd.tif");
    TiffBytes tiff = new TiffBytes(false).page(128, 128, 16, frame.array()).tag(259, 50_000);
    (tiled ? tiff.tiles(128, 128) : tiff).write(file);
    double[] pixels = read(file);
    assertEquals(16_384, pixels.length);
    assertEquals(2 << 8 | 1, pixels[0]);
    assertEquals(7 << 8 | 7, pixels[16_383]);
    tiff.description(ome(128, 128, 1, "<TiffData/>").replace("uint8", "uint16")).write(file);
    assertSays("Zstandard", file);
  }

  private static byte[] block(int header) {
    return new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16)};
  }

  @Test
  void jpegWithDataBehindItsEnd() throws Exception {
    BufferedImage picture = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(5, 5, 0, 200);
    Path file = folder.resolve("x.jpg");
    ImageIO.write(picture, "jpg", file.toFile());
    double[] pixels = read(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 100_000));
    assertArrayEquals(pixels, read(file));
    // the end of another picture does not stand for this one's
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 10 + 2);
    cut[cut.length - 2] = (byte) 0xFF;
    cut[cut.length - 1] = (byte) 0xD8;
    assertSays("its end is missing", Files.write(file, cut));
  }

  @Test
  void pagesOfSeveralSizesAreSeries() throws Exception {
    Path file = folder.resolve("sizes.tif");
    new TiffBytes(false).page(20, 10, 8, ramp(200)).page(10, 5, 8, ramp(50)).write(file);
    try (ImageSource source = ImageSource.open(file)) {
      assertEquals(2, source.seriesCount());
      for (int s = 0; s < 2; s++) {
        Image image = source.series(s);
        assertArrayEquals(
            s == 0 ? new long[] {20, 10, 1, 1, 1} : new long[] {10, 5, 1, 1, 1},
            image.pixels().dimensionsAsLongArray());
        assertEquals(
            s == 0 ? 200 : 50,
            image.pixels().getAt(s == 0 ? 19 : 9, s == 0 ? 9 : 4, 0, 0, 0).getRealDouble());
      }
    }
  }

  @Test
  void pagesOfSeveralDepthsAreSeries() throws Exception {
    Path file = folder.resolve("depths.tif");
    new TiffBytes(false).page(20, 10, 8, ramp(200)).page(20, 10, 16, ramp(400)).write(file);
    try (ImageSource source = ImageSource.open(file)) {
      assertEquals(2, source.seriesCount());
      assertEquals(2 << 8 | 1, source.series(1).pixels().getAt(0, 0, 0, 0, 0).getRealDouble());
    }
  }

  @Test
  void greyAndColourPagesTogether() {
    Path file = folder.resolve("kinds.tif");
    new TiffBytes(false)
        .page(20, 10, 8, ramp(200))
        .page(20, 10, 8, ramp(600))
        .tag(258, 8, 8, 8)
        .tag(277, 3)
        .tag(262, 2)
        .write(file);
    assertSays("pages of different kinds", file);
  }

  @Test
  void pagesOfSeveralSizesThatImageJCallsAStack() {
    Path file = folder.resolve("stack.tif");
    new TiffBytes(false)
        .page(20, 10, 8, ramp(200))
        .description("ImageJ=1.54f\nimages=2\nslices=2\n")
        .page(10, 5, 8, ramp(50))
        .write(file);
    assertSays("10 x 5", file);
  }

  @ParameterizedTest
  @CsvSource({"tif, png", "tif, bmp", "png, tif", "png, jpg", "jpg, png", "bmp, tif", "gif, jpg"})
  void picturesUnderTheNameOfAnotherFormat(String format, String extension) throws Exception {
    BufferedImage picture = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSamples(0, 0, 20, 10, 0, new int[200]);
    picture.getRaster().setSample(5, 5, 0, 200);
    Path right = folder.resolve("right." + format);
    ImageIO.write(picture, format, right.toFile());
    Path wrong = Files.copy(right, folder.resolve("wrong." + extension));
    assertArrayEquals(read(right), read(wrong));
  }

  @ParameterizedTest
  @ValueSource(strings = {".zgroup", ".zattrs", ".zarray", "zarr.json"})
  void omeZarrIsNamed(String inside) throws Exception {
    Path image = Files.createDirectory(folder.resolve("x.ome.zarr"));
    Files.writeString(image.resolve(inside), "{}");
    assertSays("OME-Zarr", image);
    for (String spec : new String[] {image.toString(), folder.toString(), folder + "/*.zarr"}) {
      InvalidRequestException e =
          assertThrows(
              InvalidRequestException.class, () -> ImageFiles.resolve(spec, "input"), spec);
      assertTrue(e.getMessage().contains("x.ome.zarr is an OME-Zarr image"), e.getMessage());
      assertTrue(e.getMessage().contains("OME-TIFF"), e.getMessage());
    }
  }
}
