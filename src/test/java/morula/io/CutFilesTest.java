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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import loci.formats.out.JPEG2000Writer;
import morula.image.Image;
import morula.progress.InvalidRequestException;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wherever a file ends too early, it is refused, or no pixel of it differs from those of the whole
 * file. Black never takes the place of what is missing.
 */
class CutFilesTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 29;
  private static final int CUTS = 40;

  @TempDir Path folder;

  /** A file of a format: its extension and how to make it. */
  record Kind(String name, Writer writer) {
    interface Writer {
      byte[] bytes(Path folder) throws Exception;
    }

    @Override
    public String toString() {
      return name;
    }

    String extension() {
      return name.substring(name.lastIndexOf(' ') + 1);
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("tif", folder -> tiff("none")),
        new Kind("LZW tif", folder -> tiff("LZW")),
        new Kind("ZLib tif", folder -> tiff("ZLib")),
        new Kind("PackBits tif", folder -> tiff("PackBits")),
        new Kind("JPEG tif", folder -> tiff("JPEG")),
        new Kind("BigTIFF tif", folder -> bigTiff()),
        new Kind("tiled tif", folder -> tiledTiff()),
        new Kind("ImageJ stack tif", folder -> stack()),
        new Kind("TIFF named png", folder -> tiff("LZW")),
        new Kind("png", folder -> picture("png", BufferedImage.TYPE_BYTE_GRAY)),
        new Kind("colour png", folder -> picture("png", BufferedImage.TYPE_INT_RGB)),
        new Kind("16-bit png", folder -> picture("png", BufferedImage.TYPE_USHORT_GRAY)),
        new Kind("1-bit png", folder -> picture("png", BufferedImage.TYPE_BYTE_BINARY)),
        new Kind("PNG named tif", folder -> picture("png", BufferedImage.TYPE_BYTE_GRAY)),
        new Kind("jpg", folder -> picture("jpg", BufferedImage.TYPE_BYTE_GRAY)),
        new Kind("progressive jpg", folder -> progressive()),
        new Kind("bmp", folder -> picture("bmp", BufferedImage.TYPE_BYTE_GRAY)),
        new Kind("colour bmp", folder -> picture("bmp", BufferedImage.TYPE_3BYTE_BGR)),
        new Kind("gif", folder -> picture("gif", BufferedImage.TYPE_BYTE_GRAY)),
        new Kind("jp2", CutFilesTest::jpeg2000),
        new Kind("pgm", folder -> pnm("P5", 255, WIDTH * HEIGHT)),
        new Kind("16-bit pgm", folder -> pnm("P5", 65_535, 2 * WIDTH * HEIGHT)),
        new Kind("ppm", folder -> pnm("P6", 255, 3 * WIDTH * HEIGHT)),
        new Kind("text pgm", folder -> textPgm()),
        new Kind("dv", folder -> deltaVision()),
        new Kind("mrc", folder -> mrc()),
        new Kind("fits", folder -> fits()),
        new Kind("nrrd", folder -> nrrd()),
        new Kind("nii", folder -> nifti()),
        new Kind("ics", folder -> ics()),
        new Kind("tga", folder -> targa()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isRefusedOrKeepsAllPixels(Kind kind) throws Exception {
    byte[] whole = kind.writer.bytes(folder);
    Path file = folder.resolve("cut." + kind.extension());
    Files.write(file, whole);
    double[] pixels = read(file);
    assertTrue(Arrays.stream(pixels).max().orElse(0) > 0, "the whole file is black");
    Random random = new Random(18);
    int refused = 0;
    for (int i = 0; i < CUTS; i++) {
      // near the end as often as anywhere else
      int lost = 1 + random.nextInt(i % 2 == 0 ? 40 : whole.length - 1);
      Files.write(file, Arrays.copyOf(whole, Math.max(1, whole.length - lost)));
      try {
        assertArrayEquals(pixels, read(file), lost + " bytes lost");
      } catch (InvalidRequestException | IOException e) {
        refused++;
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      }
    }
    assertTrue(refused >= CUTS / 2, "refused " + refused + " of " + CUTS);
  }

  /** A byte that was changed shows in the checksums of PNG. */
  @Test
  void damagedPng() throws Exception {
    byte[] whole = picture("png", BufferedImage.TYPE_BYTE_GRAY);
    Path file = Files.write(folder.resolve("damaged.png"), whole);
    double[] pixels = read(file);
    Random random = new Random(18);
    int refused = 0;
    for (int i = 0; i < 2 * CUTS; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      try {
        assertArrayEquals(pixels, read(file));
      } catch (InvalidRequestException | IOException e) {
        refused++;
      }
    }
    assertTrue(refused > CUTS, "refused " + refused);
  }

  /** What is behind the end of the image does no harm. */
  @ParameterizedTest
  @MethodSource("kinds")
  void bytesBehindTheEndAreAllowed(Kind kind) throws Exception {
    // there Bio-Formats finds more pixels, or decides about rows by the length of the file
    Assumptions.assumeFalse(
        Set.of("text pgm", "jp2", "colour bmp", "ImageJ stack tif").contains(kind.name));
    byte[] whole = kind.writer.bytes(folder);
    Path file = folder.resolve("long." + kind.extension());
    Files.write(file, whole);
    double[] pixels = read(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 100_000));
    assertArrayEquals(pixels, read(file));
  }

  private static double[] read(Path file) throws IOException {
    try (ImageSource source = ImageSource.open(file)) {
      var values = java.util.stream.DoubleStream.builder();
      for (int s = 0; s < source.seriesCount(); s++) {
        Image image = source.series(s);
        Arrays.stream(image.pixels().dimensionsAsLongArray()).forEach(values::add);
        for (RealType<?> pixel : image.pixels()) {
          values.add(pixel.getRealDouble());
        }
      }
      return values.build().toArray();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static byte[] noise(int count) {
    byte[] bytes = new byte[count];
    new Random(3).nextBytes(bytes);
    for (int i = 0; i < count; i++) {
      bytes[i] |= 1; // no pixel is black
    }
    return bytes;
  }

  private static BufferedImage noisePicture(int type) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
    byte[] noise = noise(WIDTH * HEIGHT * 3);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int band = 0; band < picture.getRaster().getNumBands(); band++) {
          int value = noise[(y * WIDTH + x) * 3 + band] & 0xFF;
          int bits = picture.getSampleModel().getSampleSize(band);
          picture.getRaster().setSample(x, y, band, bits == 1 ? value >> 5 & 1 : value);
        }
      }
    }
    return picture;
  }

  private static byte[] picture(String format, int type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(noisePicture(type), format, out));
    return out.toByteArray();
  }

  private static byte[] progressive() throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpg").next();
    var parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    return written(writer, parameters, noisePicture(BufferedImage.TYPE_BYTE_GRAY));
  }

  private static byte[] tiff(String compression) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("tif").next();
    var parameters = writer.getDefaultWriteParam();
    if (!compression.equals("none")) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionType(compression);
    }
    return written(writer, parameters, noisePicture(BufferedImage.TYPE_BYTE_GRAY));
  }

  private static byte[] written(
      javax.imageio.ImageWriter writer, ImageWriteParam parameters, BufferedImage picture)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] bigTiff() {
    byte[] pixels = noise(WIDTH * HEIGHT * 2);
    int half = WIDTH * 2 * ((HEIGHT + 1) / 2);
    return new TiffBytes(true)
        .page(
            WIDTH,
            HEIGHT,
            16,
            Arrays.copyOf(pixels, half),
            Arrays.copyOfRange(pixels, half, pixels.length))
        .bytes();
  }

  private static byte[] tiledTiff() throws IOException {
    byte[][] tiles = new byte[6][];
    for (int i = 0; i < tiles.length; i++) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
        out.write(noise(16 * 16));
      }
      tiles[i] = packed.toByteArray();
    }
    return new TiffBytes(false).page(WIDTH, HEIGHT, 8, tiles).tag(259, 8).tiles(16, 16).bytes();
  }

  /** Behind the first page the others follow without directories of their own, as above 4 GB. */
  private static byte[] stack() {
    byte[] one =
        new TiffBytes(false)
            .page(WIDTH, HEIGHT, 8, new byte[0])
            .tag(273, 1000)
            .tag(279, WIDTH * HEIGHT)
            .description("ImageJ=1.54f\nimages=3\nslices=3\n")
            .bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Arrays.copyOf(one, 1000));
    out.writeBytes(noise(WIDTH * HEIGHT * 3));
    return out.toByteArray();
  }

  private static byte[] jpeg2000(Path folder) throws Exception {
    morula.io.formats.BioFormatsLog.silence();
    Path file = folder.resolve("whole.jp2");
    try (JPEG2000Writer writer = new JPEG2000Writer()) {
      var metadata = loci.formats.MetadataTools.createOMEXMLMetadata();
      loci.formats.MetadataTools.populateMetadata(
          metadata, 0, "x", false, "XYZCT", "uint8", WIDTH, HEIGHT, 1, 1, 1, 1);
      writer.setMetadataRetrieve(metadata);
      writer.setId(file.toString());
      writer.saveBytes(0, noise(WIDTH * HEIGHT));
    }
    return Files.readAllBytes(file);
  }

  private static byte[] pnm(String magic, int maximum, int bytes) {
    String header =
        String.format(Locale.ROOT, "%s\n# a comment\n%d %d\n%d\n", magic, WIDTH, HEIGHT, maximum);
    return join(header.getBytes(StandardCharsets.US_ASCII), 'A', bytes);
  }

  /** The header, a first pixel that is no white space, and noise. */
  private static byte[] join(byte[] header, int first, int bytes) {
    byte[] pixels = noise(bytes);
    pixels[0] = (byte) first;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    out.writeBytes(pixels);
    return out.toByteArray();
  }

  /** The last number has one digit, of which none can be lost unnoticed. */
  private static byte[] textPgm() {
    StringBuilder text = new StringBuilder("P2\n" + WIDTH + " " + HEIGHT + "\n255\n");
    byte[] pixels = noise(WIDTH * HEIGHT);
    pixels[pixels.length - 1] = 7;
    for (int i = 0; i < pixels.length; i++) {
      text.append(pixels[i] & 0xFF).append(i % 10 == 9 ? "\n" : " ");
    }
    return text.toString().strip().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] deltaVision() {
    ByteBuffer header = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, WIDTH).putInt(4, HEIGHT).putInt(8, 3).putInt(12, 6);
    header.putShort(96, (short) 0xC0A0);
    header.putShort(180, (short) 1).putShort(182, (short) 0).putShort(196, (short) 1);
    return join(header.array(), 1, WIDTH * HEIGHT * 3 * 2);
  }

  private static byte[] mrc() {
    ByteBuffer header = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, WIDTH).putInt(4, HEIGHT).putInt(8, 3).putInt(12, 6);
    header.putInt(28, WIDTH).putInt(32, HEIGHT).putInt(36, 3);
    header.putInt(64, 1).putInt(68, 2).putInt(72, 3);
    header.position(208);
    header.put(new byte[] {'M', 'A', 'P', ' ', 0x44, 0x44});
    return join(header.array(), 1, WIDTH * HEIGHT * 3 * 2);
  }

  private static byte[] fits() {
    StringBuilder header = new StringBuilder();
    for (String card :
        new String[] {
          "SIMPLE  =                    T",
          "BITPIX  =                    8",
          "NAXIS   =                    2",
          "NAXIS1  =                   " + WIDTH,
          "NAXIS2  =                   " + HEIGHT,
          "END"
        }) {
      header.append(String.format(Locale.ROOT, "%-80s", card));
    }
    return join(
        String.format(Locale.ROOT, "%-2880s", header).getBytes(StandardCharsets.US_ASCII),
        1,
        WIDTH * HEIGHT);
  }

  private static byte[] nrrd() {
    String header =
        "NRRD0004\ntype: uint8\ndimension: 2\nsizes: "
            + WIDTH
            + " "
            + HEIGHT
            + "\nencoding: raw\n\n";
    return join(header.getBytes(StandardCharsets.US_ASCII), 1, WIDTH * HEIGHT);
  }

  private static byte[] nifti() {
    ByteBuffer header = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, 348);
    header.putShort(40, (short) 3);
    header.putShort(42, (short) WIDTH).putShort(44, (short) HEIGHT).putShort(46, (short) 3);
    header.putShort(48, (short) 1).putShort(50, (short) 1);
    header.putShort(70, (short) 2).putShort(72, (short) 8);
    header.putFloat(108, 352);
    header.position(344);
    header.put(new byte[] {'n', '+', '1', 0});
    return join(header.array(), 1, WIDTH * HEIGHT * 3);
  }

  private static byte[] ics() {
    String header =
        "\t\nics_version\t2.0\nfilename\tx\nlayout\tparameters\t3\nlayout\torder\tbits\tx\ty\n"
            + "layout\tsizes\t8\t"
            + WIDTH
            + "\t"
            + HEIGHT
            + "\nlayout\tsignificant_bits\t8\nrepresentation\tformat\tinteger\n"
            + "representation\tsign\tunsigned\nrepresentation\tcompression\tuncompressed\n"
            + "representation\tbyte_order\t1\nend\n";
    return join(header.getBytes(StandardCharsets.US_ASCII), 1, WIDTH * HEIGHT);
  }

  private static byte[] targa() {
    ByteBuffer header = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    header.put(2, (byte) 2).putShort(12, (short) WIDTH).putShort(14, (short) HEIGHT);
    header.put(16, (byte) 24).put(17, (byte) 0x20);
    return join(header.array(), 1, WIDTH * HEIGHT * 3);
  }

  /** A file that is whole is no reason to complain when it is empty of structure. */
  @Test
  void aBlackImageIsNoDamage() throws Exception {
    Path file = folder.resolve("black.mrc");
    byte[] bytes = mrc();
    Arrays.fill(bytes, 1024, bytes.length, (byte) 0);
    Files.write(file, bytes);
    assertEquals(0, Arrays.stream(read(file)).skip(5).max().orElse(-1));
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThrows(IOException.class, () -> read(file));
  }
}
