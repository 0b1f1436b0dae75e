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

package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ImageProcessor;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loci.plugins.BF;
import loci.plugins.in.ImporterOptions;
import morula.io.SmallTiff;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code segment input=FILE} sees is what the image opened from the file in ImageJ holds:
 * sizes, values of every plane, colours, calibration. Where ImageJ reads a file otherwise, the test
 * says how and why; {@code src/site/markdown/formats.md} lists the same.
 */
class SamePixelsInImageJTest {
  private static final int WIDTH = 7;
  private static final int HEIGHT = 5;
  private static final int COUNT = WIDTH * HEIGHT;

  @TempDir Path folder;

  private static List<String> differences(Path file) throws IOException {
    ImagePlus open = IJ.openImage(file.toString());
    assertNotNull(open, "ImageJ does not open " + file);
    return SameImage.differences(file, 0, open);
  }

  private static void assertSame(Path file) throws IOException {
    assertEquals(List.of(), differences(file), file.getFileName().toString());
  }

  /** Asserts that the differences begin with {@code what}. */
  private static void assertDiffers(Path file, String what) throws IOException {
    String found = String.join(", ", differences(file));
    assertTrue(found.startsWith(what), file.getFileName() + ": " + found + " and not " + what);
  }

  // what ImageJ saves

  private static ImagePlus image(String type, int channels, int slices, int frames) {
    ImagePlus image = IJ.createImage("x", type, WIDTH, HEIGHT, channels * slices * frames);
    Random random = new Random(1);
    ImageStack stack = image.getStack();
    for (int n = 1; n <= stack.size(); n++) {
      ImageProcessor plane = stack.getProcessor(n);
      for (int i = 0; i < COUNT; i++) {
        int value = random.nextInt(1 << 24);
        if (plane.getBitDepth() == 32) {
          plane.setf(i, value / 7f - 1e6f);
        } else {
          plane.set(
              i,
              value & (plane.getBitDepth() == 24 ? 0xFFFFFF : 0xFFFF >> 16 - plane.getBitDepth()));
        }
      }
    }
    image.setDimensions(channels, slices, frames);
    if (channels > 1) {
      image = new CompositeImage(image, IJ.COMPOSITE);
    }
    image.setOpenAsHyperStack(true);
    return image;
  }

  private Path save(ImagePlus image, String name) {
    Path file = folder.resolve(name);
    FileSaver saver = new FileSaver(image);
    if (image.getStackSize() > 1) {
      assertTrue(saver.saveAsTiffStack(file.toString()));
    } else {
      assertTrue(saver.saveAsTiff(file.toString()));
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "8-bit,1,1,1", "8-bit,1,3,1", "8-bit,1,1,3", "8-bit,2,3,2", "16-bit,1,1,1", "16-bit,3,1,1",
    "16-bit,1,4,1", "16-bit,3,2,2", "32-bit,1,1,1", "32-bit,1,1,4", "32-bit,2,2,1", "RGB,1,1,1",
    "RGB,1,4,1", "RGB,1,2,3"
  })
  void tiffOfImageJ(String type, int channels, int slices, int frames) throws IOException {
    for (String unit :
        new String[] {"pixel", "\u00B5m", "um", "microns", "inch", "nm", "mm", "cm"}) {
      ImagePlus image = image(type, channels, slices, frames);
      if (!unit.equals("pixel")) {
        image.getCalibration().pixelWidth = 0.25;
        image.getCalibration().pixelHeight = 0.5;
        image.getCalibration().pixelDepth = 2;
        image.getCalibration().setUnit(unit);
      }
      assertSame(save(image, "x.tif"));
    }
  }

  @Test
  void signed16BitOfImageJ() throws IOException {
    for (int slices : new int[] {1, 3}) {
      ImagePlus image = image("16-bit", 1, slices, 1);
      image.getLocalCalibration().setSigned16BitCalibration();
      Path file = save(image, "signed.tif");
      assertSame(file);
      ImagePlus open = IJ.openImage(file.toString());
      assertEquals(
          (image.getStack().getProcessor(1).get(3, 2)) - 32768,
          ImagePlusView.of(open).pixels().getAt(3, 2, 0, 0, 0).getRealDouble());
    }
  }

  /**
   * The names of channels say that they are colours; the colours in which they are shown do not.
   */
  @Test
  void coloursAsChannels() throws IOException {
    for (int slices : new int[] {1, 3}) {
      ImagePlus image = image("16-bit", 3, slices, 1);
      for (int n = 0; n < 3 * slices; n++) {
        image.getStack().setSliceLabel(new String[] {"Red", "Green", "Blue"}[n % 3], n + 1);
      }
      Path file = save(image, "colours.tif");
      assertSame(file);
      assertTrue(ImagePlusView.hasColors(IJ.openImage(file.toString())));
    }
    Path dyes = save(image("16-bit", 3, 1, 1), "dyes.tif");
    assertFalse(ImagePlusView.hasColors(IJ.openImage(dyes.toString())));
  }

  /** Like ImageJ's own filters: the numbers of the file, not the densities. */
  @Test
  void calibrationOfIntensitiesIsLeftAlone() throws IOException {
    for (String type : new String[] {"8-bit", "16-bit"}) {
      ImagePlus image = image(type, 1, 1, 1);
      image
          .getCalibration()
          .setFunction(ij.measure.Calibration.STRAIGHT_LINE, new double[] {3, -0.5}, "OD");
      assertSame(save(image, "density.tif"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "png,8-bit",
    "png,16-bit",
    "png,RGB",
    "bmp,8-bit",
    "bmp,RGB",
    "gif,8-bit",
    "jpg,8-bit",
    "jpg,RGB",
    "pgm,8-bit",
    "zip,16-bit"
  })
  void picturesOfImageJ(String format, String type) throws IOException {
    FileSaver saver = new FileSaver(image(type, 1, 1, 1));
    String path = folder.resolve(type + "." + format).toString();
    assertTrue(
        switch (format) {
          case "png" -> saver.saveAsPng(path);
          case "bmp" -> saver.saveAsBmp(path);
          case "gif" -> saver.saveAsGif(path);
          case "jpg" -> saver.saveAsJpeg(path);
          case "pgm" -> saver.saveAsPgm(path);
          default -> saver.saveAsZip(path);
        });
    assertSame(Path.of(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8-bit", "16-bit", "32-bit"})
  void fitsOfImageJ(String type) throws IOException {
    for (int slices : new int[] {1, 3}) {
      Path file = folder.resolve(type + slices + ".fits");
      assertTrue(new FileSaver(image(type, 1, slices, 1)).saveAsFits(file.toString()));
      assertSame(file);
    }
  }

  @ParameterizedTest
  @CsvSource({"8", "16", "32", "-32"})
  void fits(int bits) throws IOException {
    byte[] pixels = noise(2 * COUNT * Math.abs(bits) / 8);
    for (int i = 0; i < pixels.length && bits == -32; i += 4) {
      pixels[i] &= 0x47;
    }
    pixels[0] = ' ';
    for (int offset : new int[] {0, 32768}) {
      String header =
          card("SIMPLE", "T")
              + card("BITPIX", bits + "")
              + card("NAXIS", "3")
              + card("NAXIS1", WIDTH + "")
              + card("NAXIS2", HEIGHT + "")
              + card("NAXIS3", "2")
              + (bits == 16 ? card("BSCALE", "1.0") + card("BZERO", offset + "") : "")
              + String.format(Locale.ROOT, "%-80s", "END");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(
          String.format(Locale.ROOT, "%-2880s", header).getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(pixels);
      assertSame(Files.write(folder.resolve("x.fits"), out.toByteArray()));
    }
  }

  private static String card(String key, String value) {
    return String.format(Locale.ROOT, "%-8s= %-70s", key, value);
  }

  // DICOM

  @ParameterizedTest
  @CsvSource({
    "8,0,MONOCHROME2",
    "16,0,MONOCHROME2",
    "16,1,MONOCHROME2",
    "8,0,MONOCHROME1",
    "16,0,MONOCHROME1"
  })
  void dicom(int bits, int signed, String photometric) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    element(data, 0x00080016, "UI", text("1.2.840.10008.5.1.4.1.1.7"));
    element(data, 0x00280002, "US", number(1));
    element(data, 0x00280004, "CS", text(photometric + " "));
    element(data, 0x00280010, "US", number(HEIGHT));
    element(data, 0x00280011, "US", number(WIDTH));
    element(data, 0x00280030, "DS", text("0.25\\0.25 "));
    element(data, 0x00280100, "US", number(bits));
    element(data, 0x00280101, "US", number(bits));
    element(data, 0x00280102, "US", number(bits - 1));
    element(data, 0x00280103, "US", number(signed));
    element(data, 0x7FE00010, "OW", Arrays.copyOf(noise(bits / 8 * COUNT), 72));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[128]);
    file.writeBytes(text("DICM"));
    element(file, 0x00020010, "UI", text("1.2.840.10008.1.2.1\0"));
    file.writeBytes(data.toByteArray());
    assertSame(Files.write(folder.resolve("x.dcm"), file.toByteArray()));
  }

  private static void element(ByteArrayOutputStream out, int tag, String type, byte[] value) {
    out.writeBytes(number(tag >>> 16));
    out.writeBytes(number(tag));
    out.writeBytes(text(type));
    byte[] even = Arrays.copyOf(value, value.length + value.length % 2);
    if (type.equals("OW")) {
      out.writeBytes(number(0));
      out.writeBytes(number(even.length));
      out.writeBytes(number(0));
    } else {
      out.writeBytes(number(even.length));
    }
    out.writeBytes(even);
  }

  private static byte[] number(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8)};
  }

  private static byte[] text(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  // TIFF of other programs

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    return noise;
  }

  @ParameterizedTest
  @CsvSource({"8,1", "16,1", "32,1", "16,2", "32,2", "32,3"})
  void greyTiff(int bits, int sampleFormat) throws IOException {
    byte[] pixels = noise(Math.max(bits, 8) / 8 * COUNT);
    for (int i = 0; i < pixels.length && bits == 32; i += 4) {
      pixels[i] &= 0x47; // integers above 2^31 are negative in ImageJ; neither NaN nor infinite
    }
    for (int photometric = 0; photometric < 2; photometric++) {
      SmallTiff tiff =
          SmallTiff.of(WIDTH, HEIGHT, bits).tag(262, photometric).tag(339, sampleFormat);
      assertSame(tiff.page(pixels).write(folder.resolve("grey.tif")));
    }
  }

  /** ImageJ shows 1 as 255, bytes as if they were unsigned, and wide integers as if signed. */
  @Test
  void valuesThatImageJCannotHold() throws IOException {
    Path file = folder.resolve("x.tif");
    SmallTiff.of(WIDTH, 1, 1).page((byte) 0xAA).write(file);
    assertDiffers(file, "values of plane 0 0 0: at (0, 0) 1.0 but in ImageJ 255.0");
    SmallTiff.of(WIDTH, 1, 8).tag(339, 2).page(1, -3, 0, 0, 0, 0, 0, 0).write(file);
    assertDiffers(file, "values of plane 0 0 0: at (0, 0) -3.0 but in ImageJ 253.0");
    SmallTiff.of(WIDTH, 1, 32).page(4, 3L << 30, 0, 0, 0, 0, 0, 0).write(file);
    assertDiffers(file, "values of plane 0 0 0: at (0, 0) 3.22122547E9 but");
  }

  /** The fourth sample of 16 bits is a channel in ImageJ. */
  @Test
  void opacityOf16Bits() throws IOException {
    Path file = folder.resolve("x.tif");
    SmallTiff.of(WIDTH, HEIGHT, 16).samples(4, 16).tag(338, 2).page(noise(8 * COUNT)).write(file);
    assertDiffers(file, "sizes [7, 5, 3, 1, 1] but in ImageJ [7, 5, 4, 1, 1]");
  }

  /** ImageJ does not read the axes and pixel sizes of OME-XML, only the pages. */
  @Test
  void valuesOfOmeTiff() throws IOException {
    for (int photometric = 0; photometric < 2; photometric++) {
      for (int bits : new int[] {8, 16}) {
        assertSame(
            SmallTiff.of(WIDTH, HEIGHT, bits)
                .tag(262, photometric)
                .description(SmallTiff.omeXml(WIDTH, HEIGHT, "uint" + bits, 1, ""))
                .page(noise(bits / 8 * COUNT))
                .write(folder.resolve("x.ome.tif")));
      }
    }
    for (int samples = 3; samples <= 4; samples++) {
      SmallTiff tiff =
          SmallTiff.of(WIDTH, HEIGHT, 8)
              .samples(samples, 8)
              .description(SmallTiff.omeXml(WIDTH, HEIGHT, "uint8", samples, ""));
      if (samples == 4) {
        tiff.tag(338, 2);
      }
      assertSame(tiff.page(noise(samples * COUNT)).write(folder.resolve("x.ome.tif")));
    }
  }

  @Test
  void pages() throws IOException {
    SmallTiff tiff = SmallTiff.of(WIDTH, HEIGHT, 16);
    for (int i = 0; i < 3; i++) {
      tiff.page(noise(2 * COUNT));
    }
    assertSame(tiff.write(folder.resolve("pages.tif")));
  }

  @ParameterizedTest
  @CsvSource({"3,8,1", "3,8,2", "3,16,1", "3,16,2", "4,8,1"})
  void colourTiff(int samples, int bits, int planar) throws IOException {
    SmallTiff tiff = SmallTiff.of(WIDTH, HEIGHT, bits).samples(samples, bits).tag(284, planar);
    if (samples == 4) {
      tiff.tag(338, 2);
    }
    byte[] pixels = noise(samples * bits / 8 * COUNT);
    if (planar == 2) {
      tiff.strips(samples);
    }
    assertSame(tiff.page(pixels).write(folder.resolve("colour.tif")));
  }

  @ParameterizedTest
  @CsvSource({"2,300", "2,72", "3,118", "3,20000", "1,2", "2,96"})
  void resolution(int unit, int pixels) throws IOException {
    assertSame(
        SmallTiff.of(WIDTH, HEIGHT, 8)
            .resolution(pixels, 1, unit)
            .page(noise(COUNT))
            .write(folder.resolve("resolution.tif")));
  }

  // PNG

  @ParameterizedTest
  @CsvSource({"1,8,false", "1,16,false", "3,8,false", "3,8,true", "3,16,false"})
  void png(int colours, int bits, boolean opacity) throws IOException {
    assertSame(writePng(colours, bits, opacity));
  }

  /** ImageJ has no opacity: it shows such files in colour, with 8 bits a colour. */
  @Test
  void pngWithOpacityIsColourInImageJ() throws IOException {
    assertDiffers(
        writePng(1, 8, true), "colour false, sizes [7, 5, 1, 1, 1] but in ImageJ [7, 5, 3");
    assertDiffers(
        writePng(1, 16, true), "colour false, sizes [7, 5, 1, 1, 1] but in ImageJ [7, 5, 3");
    assertDiffers(
        writePng(3, 16, true), "values of plane 0 0 0: at (0, 0) 47875.0 but in ImageJ 186.0");
  }

  private Path writePng(int colours, int bits, boolean opacity) throws IOException {
    int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    int samples = colours + (opacity ? 1 : 0);
    WritableRaster raster = Raster.createInterleavedRaster(type, WIDTH, HEIGHT, samples, null);
    Random random = new Random(5);
    for (int i = 0; i < COUNT * samples; i++) {
      int band = i % samples;
      raster.setSample(
          i / samples % WIDTH,
          i / samples / WIDTH,
          band,
          band == colours ? (1 << bits) - 1 : random.nextInt(1 << bits));
    }
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(colours == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
            opacity,
            false,
            opacity ? 3 : 1,
            type);
    Path file = folder.resolve("x.png");
    assertTrue(ImageIO.write(new BufferedImage(model, raster, false, null), "png", file.toFile()));
    return file;
  }

  @ParameterizedTest
  @CsvSource({"png,8", "png,4", "gif,8", "gif,4", "bmp,8", "bmp,4", "tif,8"})
  void palettes(String format, int bits) throws IOException {
    int size = 1 << bits;
    byte[] ramp = new byte[size];
    byte[] other = new byte[size];
    for (int i = 0; i < size; i++) {
      ramp[i] = (byte) (i * 255 / (size - 1));
      other[i] = (byte) (i * 101);
    }
    assertSame(writePalette(format, bits, ramp, ramp, other));
    assertSame(writePalette(format, bits, other, other, other));
    Path scale = writePalette(format, bits, ramp, ramp, ramp);
    if (format.equals("gif") && bits == 4) {
      assertDiffers(scale, "values of plane 0 0 0: at (0, 0) 187.0 but in ImageJ 11.0");
    } else {
      assertSame(scale);
    }
  }

  /** ImageJ shows their places in the palette, which rise with the brightness. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp"})
  void twoColours(String format) throws IOException {
    byte[] ends = {0, (byte) 255};
    assertSame(writePalette(format, 1, ends, ends, ends));
    Path file = writePalette(format, 1, ends, ends, new byte[] {0, 1});
    assertDiffers(file, "colour true, sizes [7, 5, 3, 1, 1] but in ImageJ [7, 5, 1, 1, 1]");
  }

  private Path writePalette(String format, int bits, byte[] red, byte[] green, byte[] blue)
      throws IOException {
    IndexColorModel palette = new IndexColorModel(bits, red.length, red, green, blue);
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type, palette);
    Random random = new Random(3);
    for (int i = 0; i < COUNT; i++) {
      picture.getRaster().setSample(i % WIDTH, i / WIDTH, 0, random.nextInt(red.length));
    }
    Path file = folder.resolve("palette." + format);
    assertTrue(ImageIO.write(picture, format, file.toFile()));
    return file;
  }

  /** The table with which an open image is shown does not change its values. */
  @Test
  void greyShownInColourStaysGrey() throws IOException {
    ImagePlus image = image("8-bit", 1, 1, 1);
    Path file = folder.resolve("x.png");
    assertTrue(new FileSaver(image).saveAsPng(file.toString()));
    ImagePlus open = IJ.openImage(file.toString());
    for (java.awt.Color color : new java.awt.Color[] {java.awt.Color.GREEN, java.awt.Color.CYAN}) {
      open.setLut(ij.process.LUT.createLutFromColor(color));
      open.getProcessor().setMinAndMax(100, 120);
      assertEquals(List.of(), SameImage.differences(file, 0, open));
    }
    open.getProcessor().invertLut();
    assertEquals(List.of(), SameImage.differences(file, 0, open));
  }

  // JPEG

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB})
  void jpeg(int type) throws IOException {
    BufferedImage picture = new BufferedImage(40, 30, type);
    Random random = new Random(3);
    for (int i = 0; i < 1200; i++) {
      picture.setRGB(i % 40, i / 40, random.nextInt(1 << 24));
    }
    Path file = folder.resolve("picture" + type + ".jpg");
    assertTrue(ImageIO.write(picture, "jpg", file.toFile()));
    assertSame(file);
  }

  // Netpbm

  private Path netpbm(String header, byte[] pixels) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(pixels);
    return Files.write(folder.resolve("x.pgm"), out.toByteArray());
  }

  @Test
  void netpbm() throws IOException {
    byte[] dark = noise(COUNT);
    dark[0] = ' ';
    dark[1] = '#';
    dark[2] = '\n';
    assertSame(netpbm("P5\n# dark\n7 5\n255\n", dark));
    assertSame(netpbm("P5 7 5 65535\n", noise(2 * COUNT)));
    assertSame(netpbm("P6 7 5 255\n", noise(3 * COUNT)));
    assertSame(netpbm("P6 7 5 65535\n", noise(6 * COUNT)));
    assertSame(netpbm("P2\n7 5 65535\n" + text(65536, COUNT), new byte[0]));
    assertSame(netpbm("P2\n7 5 255\n" + text(256, COUNT), new byte[0]));
    assertSame(netpbm("P3\n7 5 255\n" + text(256, 3 * COUNT), new byte[0]));
    assertSame(netpbm("P1\n7 5\n" + text(2, COUNT), new byte[0]));
  }

  /** ImageJ stretches other maxima to 255 and shifts the rows of bits. */
  @Test
  void netpbmThatImageJReadsOtherwise() throws IOException {
    assertDiffers(
        netpbm("P5 7 5 100\n", new byte[] {50, 100, 7}, COUNT),
        "values of plane 0 0 0: at (0, 0) 50.0 but in ImageJ 127.0");
    assertDiffers(netpbm("P4 7 5\n", noise(HEIGHT)), "values of plane 0 0 0");
  }

  private Path netpbm(String header, byte[] pixels, int length) throws IOException {
    return netpbm(header, Arrays.copyOf(pixels, length));
  }

  private static String text(int bound, int count) {
    StringBuilder text = new StringBuilder();
    new Random(1)
        .ints(count, 0, bound)
        .forEach(i -> text.append(i).append(i % 3 == 0 ? "\n" : " "));
    return text.toString();
  }

  // files of ../shared, where they are

  /** Every file that ImageJ opens itself, and what differs. */
  @ParameterizedTest
  @CsvSource({"formats/calibrated, ''", "formats, ''", "formats2, test_LA_8.png colour false"})
  void realFiles(String name, String different) throws IOException {
    for (Path file : files(Path.of("../shared/data", name))) {
      boolean readable = !file.toString().matches(".*\\.(svs|txt|czi|nd2|oib|dv)|.*orient.*");
      if (readable) {
        List<String> found = differences(file);
        assertEquals(
            different.startsWith(file.getFileName().toString()),
            !found.isEmpty(),
            file + " " + found);
      }
    }
  }

  /** Every file that the importer of Bio-Formats opens, series by series. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
formats/calibrated | xyz_8bit_calibrated_anisotropic__mri_head.tif xyc_8bit__cyto_nuclei.tif
formats            |
formats2           | test_LA_8.png grey10kx5k.tif
""")
  void realFilesOfTheImporter(String name, String different) throws Exception {
    // units other than micrometres, opacity, and the resolution of a screen are taken otherwise
    for (Path file : files(Path.of("../shared/data", name))) {
      if (file.toString().endsWith(".txt")) {
        continue;
      }
      ImporterOptions options = new ImporterOptions();
      options.setId(file.toString());
      options.setOpenAllSeries(true);
      options.setQuiet(true);
      options.setWindowless(true);
      ImagePlus[] open = BF.openImagePlus(options);
      for (int s = 0; s < open.length; s++) {
        List<String> found = SameImage.differences(file, s, open[s]);
        assertEquals(
            String.valueOf(different).contains(file.getFileName().toString()),
            !found.isEmpty(),
            file + " " + found);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: there is no " + folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
