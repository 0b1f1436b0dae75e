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
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import loci.common.RandomAccessInputStream;
import loci.common.services.ServiceFactory;
import loci.formats.FormatTools;
import loci.formats.MetadataTools;
import loci.formats.meta.IMetadata;
import loci.formats.out.OMETiffWriter;
import loci.formats.services.OMEXMLService;
import loci.formats.tiff.IFD;
import loci.formats.tiff.TiffSaver;
import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSourceTest {
  @TempDir Path folder;

  private Path stack(String name, long... dimensions) throws Exception {
    var pixels = ArrayImgs.unsignedBytes(dimensions);
    int i = 0;
    for (var pixel : pixels) {
      pixel.set(value(i++));
    }
    Path file = folder.resolve(name);
    ImageFiles.write(new Image("x", pixels, Calibration.NONE), file);
    return file;
  }

  private static int value(int index) {
    return index % 8388593 * 31 % 251;
  }

  private static double at(Image image, long x, long y, long c, long z, long t) {
    return image.pixels().randomAccess().setPositionAndGet(x, y, c, z, t).getRealDouble();
  }

  /** Values change in the file after it was opened; what is seen is what the file holds now. */
  @Test
  void openingReadsNoPixels() throws Exception {
    Path file = stack("lazy.tif", 20, 10, 1, 3, 1);
    try (ImageSource source = ImageSource.open(file)) {
      Image image = source.series(0);
      long data;
      try (RandomAccessInputStream in = new RandomAccessInputStream(file.toString());
          var parser = new loci.formats.tiff.TiffParser(in)) {
        data = parser.getFirstIFD().getStripOffsets()[0];
      }
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        bytes.seek(data + 2 * 200 + 7);
        bytes.write(99);
      }
      assertEquals(99, at(image, 7, 0, 0, 2, 0));
    }
  }

  @Test
  void whatWasReadOutlivesTheSourceAndTheRestDoesNot() throws Exception {
    Path file = stack("closed.tif", 20, 10, 1, 2, 1);
    Image image;
    double before;
    RandomAccess<? extends RealType<?>> pixel;
    try (ImageSource source = ImageSource.open(file)) {
      image = source.series(0);
      pixel = image.pixels().randomAccess();
      before = pixel.setPositionAndGet(3, 4, 0, 0, 0).getRealDouble();
    }
    assertEquals(before, pixel.setPositionAndGet(3, 4, 0, 0, 0).getRealDouble());
    Exception e =
        assertThrows(
            java.io.UncheckedIOException.class, () -> pixel.setPositionAndGet(0, 0, 0, 1, 0));
    assertTrue(e.getMessage().contains("closed.tif"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"5000, 3500", "3500, 5000", "40000, 450", "17000000, 1"})
  void largePlaneIsReadInParts(int width, int height) throws Exception {
    Path file = stack("large.tif", width, height, 1, 1, 1);
    try (ImageSource source = ImageSource.open(file)) {
      Image image = source.series(0);
      for (long i = 0; i < (long) width * height; i += 99_991) {
        assertEquals(value((int) i), at(image, i % width, i / width, 0, 0, 0));
      }
    }
  }

  @Test
  void largeTiledPlaneIsReadInTiles() throws Exception {
    int width = 5000;
    int height = 3500;
    byte[] plane = new byte[width * height];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (byte) (i % 251);
    }
    IMetadata metadata =
        new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
    MetadataTools.populateMetadata(
        metadata, 0, "s", false, "XYCZT", "uint8", width, height, 1, 1, 1, 1);
    Path file = folder.resolve("tiled.ome.tif");
    try (OMETiffWriter writer = new OMETiffWriter()) {
      writer.setMetadataRetrieve(metadata);
      writer.setCompression("LZW");
      writer.setTileSizeX(512);
      writer.setTileSizeY(256);
      writer.setId(file.toString());
      writer.saveBytes(0, plane);
    }
    Image image = ImageFiles.read(file);
    assertEquals(List.of(2048, 2048), cellSize(image));
    byte[] read = new byte[plane.length];
    net.imglib2.util.ImgUtil.copy(
        typed(image), ArrayImgs.unsignedBytes(read, width, height, 1, 1, 1));
    assertArrayEquals(plane, read);
  }

  private static List<Integer> cellSize(Image image) {
    var grid = ((AbstractCellImg<?, ?, ?, ?>) image.pixels()).getCellGrid();
    return List.of(grid.cellDimension(0), grid.cellDimension(1));
  }

  @SuppressWarnings("unchecked")
  private static RandomAccessibleInterval<UnsignedByteType> typed(Image image) {
    return (RandomAccessibleInterval<UnsignedByteType>) image.pixels();
  }

  @Test
  void severalThreadsSeeTheSame() throws Exception {
    Path file = stack("threads.tif", 64, 64, 2, 5, 6);
    try (ImageSource source = ImageSource.open(file)) {
      Image image = source.series(0);
      List<Long> sums =
          IntStream.range(0, 24)
              .parallel()
              .mapToObj(
                  i -> {
                    long sum = 0;
                    for (var pixel : source.series(0).plane(i % 5, i % 6)) {
                      sum += (long) pixel.getRealDouble();
                    }
                    return sum;
                  })
              .toList();
      for (int i = 0; i < sums.size(); i++) {
        long sum = 0;
        for (var pixel : image.plane(i % 5, i % 6)) {
          sum += (long) pixel.getRealDouble();
        }
        assertEquals(sum, sums.get(i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "int8,   ByteType,          -128,        127",
    "uint8,  UnsignedByteType,  0,           255",
    "int16,  ShortType,         -32768,      32767",
    "uint16, UnsignedShortType, 0,           65535",
    "int32,  IntType,           -2147483648, 2147483647",
    "uint32, UnsignedIntType,   0,           4294967295",
    "float,  FloatType,         -1.5,        3.25e30",
    "double, DoubleType,        -1.5,        3.25e300"
  })
  void everyPixelTypeIsKept(String bioFormats, String type, double low, double high)
      throws Exception {
    for (boolean little : new boolean[] {true, false}) {
      int pixelType = FormatTools.pixelTypeFromString(bioFormats);
      Path file = folder.resolve("types.ome.tif");
      ByteBuffer bytes =
          ByteBuffer.allocate(2 * FormatTools.getBytesPerPixel(pixelType))
              .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      for (double value : new double[] {low, high}) {
        switch (pixelType) {
          case FormatTools.INT8, FormatTools.UINT8 -> bytes.put((byte) (int) value);
          case FormatTools.INT16, FormatTools.UINT16 -> bytes.putShort((short) (int) value);
          case FormatTools.INT32, FormatTools.UINT32 -> bytes.putInt((int) (long) value);
          case FormatTools.FLOAT -> bytes.putFloat((float) value);
          default -> bytes.putDouble(value);
        }
      }
      writeOme(file, List.of(new int[] {2, 1}), bioFormats, little, bytes.array());
      try (ImageSource source = ImageSource.open(file)) {
        Image image = source.series(0);
        assertEquals("types", image.name());
        assertEquals(type, image.pixels().getType().getClass().getSimpleName());
        assertEquals(low, at(image, 0, 0, 0, 0, 0));
        assertEquals(high, at(image, 1, 0, 0, 0, 0), 1e-6 * Math.abs(high));
      }
    }
  }

  private static void writeOme(
      Path file, List<int[]> sizes, String type, boolean little, byte[] plane) throws Exception {
    Files.deleteIfExists(file);
    IMetadata metadata =
        new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
    for (int s = 0; s < sizes.size(); s++) {
      int[] size = sizes.get(s);
      MetadataTools.populateMetadata(
          metadata, s, "s", little, "XYCZT", type, size[0], size[1], 1, 1, 1, 1);
    }
    try (OMETiffWriter writer = new OMETiffWriter()) {
      writer.setMetadataRetrieve(metadata);
      writer.setId(file.toString());
      for (int s = 0; s < sizes.size(); s++) {
        writer.setSeries(s);
        int bytes = FormatTools.getBytesPerPixel(type) * sizes.get(s)[0] * sizes.get(s)[1];
        writer.saveBytes(0, java.util.Arrays.copyOf(plane, bytes));
      }
    }
  }

  @Test
  void seriesAreNumberedFromOne() throws Exception {
    Path file = folder.resolve("plate.ome.tif");
    writeOme(file, List.of(new int[] {4, 3}, new int[] {5, 3}), "uint8", true, new byte[30]);
    try (ImageSource source = ImageSource.open(file)) {
      assertEquals(2, source.seriesCount());
      assertEquals("plate_s1", source.series(0).name());
      assertEquals("plate_s2", source.series(1).name());
      assertEquals(4, source.series(0).size(Axis.X));
      assertEquals(5, source.series(1).size(Axis.X));
      InvalidRequestException e =
          assertThrows(InvalidRequestException.class, () -> source.series(2));
      assertTrue(e.getMessage().contains("series=3"), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({"png, 1", "bmp, 5", "tif, 1", "png, 13", "png, 2", "png, 6"})
  void coloursAreChannels(String format, int awtType) throws Exception {
    BufferedImage picture =
        awtType == BufferedImage.TYPE_BYTE_INDEXED
            ? new BufferedImage(
                3,
                2,
                awtType,
                new java.awt.image.IndexColorModel(
                    8, 2, new byte[] {0, 10}, new byte[] {0, 20}, new byte[] {0, 30}))
            : new BufferedImage(3, 2, awtType);
    picture.setRGB(2, 1, 0xFF0A141E);
    Path file = folder.resolve("colours." + format);
    assertTrue(ImageIO.write(picture, format, file.toFile()));
    try (ImageSource source = ImageSource.open(file)) {
      Image image = source.series(0);
      assertArrayEquals(new long[] {3, 2, 3, 1, 1}, image.pixels().dimensionsAsLongArray());
      for (int c = 0; c < 3; c++) {
        assertEquals(10 * (c + 1), at(image, 2, 1, c, 0, 0));
        assertEquals(0, at(image, 1, 1, c, 0, 0));
      }
    }
  }

  @Test
  void greyOfBitmapIsOneChannel() throws Exception {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(1, 1, 0, 77);
    for (String format : new String[] {"png", "bmp", "tif"}) {
      Path file = folder.resolve("grey." + format);
      ImageIO.write(picture, format, file.toFile());
      Image image = ImageFiles.read(file);
      assertEquals(1, image.size(Axis.CHANNEL), format);
      assertEquals(77, at(image, 1, 1, 0, 0, 0), format);
    }
  }

  /** The palette's greys count, not its indices. */
  @Test
  void greyPaletteIsOneChannel() throws Exception {
    byte[] greys = {0, 50, (byte) 200};
    BufferedImage picture =
        new BufferedImage(
            3,
            1,
            BufferedImage.TYPE_BYTE_INDEXED,
            new java.awt.image.IndexColorModel(8, 3, greys, greys, greys));
    picture.getRaster().setSample(1, 0, 0, 1);
    picture.getRaster().setSample(2, 0, 0, 2);
    Path file = folder.resolve("palette.png");
    ImageIO.write(picture, "png", file.toFile());
    Image image = ImageFiles.read(file);
    assertEquals(1, image.size(Axis.CHANNEL));
    assertEquals(50, at(image, 1, 0, 0, 0, 0));
    assertEquals(200, at(image, 2, 0, 0, 0, 0));
  }

  /** Bio-Formats cannot read fewer than 8 bits, nor interlaced files. */
  @ParameterizedTest
  @CsvSource({"2, false", "8, true"})
  void otherPngFilesHaveTheirColoursToo(int bits, boolean interlaced) throws Exception {
    var palette =
        new java.awt.image.IndexColorModel(
            bits, 3, new byte[] {0, 10, 99}, new byte[] {0, 20, 99}, new byte[] {0, 30, 98});
    int type = bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED;
    BufferedImage picture = new BufferedImage(3, 2, type, palette);
    picture.getRaster().setSample(2, 1, 0, 1);
    Path file = folder.resolve("palette.png");
    writePng(picture, interlaced, file);
    Image image = ImageFiles.read(file);
    assertEquals(3, image.size(Axis.CHANNEL));
    for (int c = 0; c < 3; c++) {
      assertEquals(10 * (c + 1), at(image, 2, 1, c, 0, 0));
      assertEquals(0, at(image, 1, 1, c, 0, 0));
    }
    var label = LabelFiles.read(file).pixels().randomAccess();
    assertEquals(1, label.setPositionAndGet(2, 1, 0, 0).get(), "a label is the index");
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "1, 16", "3, 8", "3, 16"})
  void opacityOfInterlacedPngIsNoLight(int colours, int bits) throws Exception {
    int dataType =
        bits == 8 ? java.awt.image.DataBuffer.TYPE_BYTE : java.awt.image.DataBuffer.TYPE_USHORT;
    var raster = java.awt.image.Raster.createInterleavedRaster(dataType, 4, 3, colours + 1, null);
    var model =
        new java.awt.image.ComponentColorModel(
            java.awt.color.ColorSpace.getInstance(
                colours == 1
                    ? java.awt.color.ColorSpace.CS_GRAY
                    : java.awt.color.ColorSpace.CS_sRGB),
            true,
            false,
            java.awt.Transparency.TRANSLUCENT,
            dataType);
    for (int c = 0; c < colours; c++) {
      raster.setSample(2, 1, c, 40 + c);
    }
    raster.setSample(2, 1, colours, 255);
    Path file = folder.resolve("opacity.png");
    writePng(new BufferedImage(model, raster, false, null), true, file);
    Image image = ImageFiles.read(file);
    assertEquals(colours, image.size(Axis.CHANNEL));
    for (int c = 0; c < colours; c++) {
      assertEquals(40 + c, at(image, 2, 1, c, 0, 0));
    }
  }

  private static void writePng(BufferedImage picture, boolean interlaced, Path file)
      throws Exception {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (interlaced) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }

  /** ImageJ shows such files with an inverting table and leaves the values alone. */
  @Test
  void whiteIsZeroDoesNotTurnValues() throws Exception {
    Path file = stack("inverted.tif", 9, 7, 1, 1, 1);
    double before = at(ImageFiles.read(file), 5, 5, 0, 0, 0);
    overwrite(file, IFD.PHOTOMETRIC_INTERPRETATION, 0);
    assertEquals(before, at(ImageFiles.read(file), 5, 5, 0, 0, 0));
  }

  @Test
  void whiteIsZeroDoesNotTurnValuesOfAnyDepth() throws Exception {
    Path floats = folder.resolve("floats.tif");
    ImageFiles.write(
        new Image(
            "x", ArrayImgs.floats(new float[] {0, 0.7f, -3}, 3, 1, 1, 1, 1), Calibration.NONE),
        floats);
    overwrite(floats, IFD.PHOTOMETRIC_INTERPRETATION, 0);
    assertEquals(0.7f, at(ImageFiles.read(floats), 1, 0, 0, 0, 0));
    assertEquals(-3, at(ImageFiles.read(floats), 2, 0, 0, 0, 0));
    for (int type : new int[] {BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_GRAY}) {
      BufferedImage picture = new BufferedImage(9, 3, type);
      picture.getRaster().setSample(4, 1, 0, 1);
      Path file = folder.resolve("white" + type + ".tif");
      ImageIO.write(picture, "tif", file.toFile());
      overwrite(file, IFD.PHOTOMETRIC_INTERPRETATION, 0);
      assertEquals(1, at(ImageFiles.read(file), 4, 1, 0, 0, 0));
      assertEquals(0, at(ImageFiles.read(file), 5, 1, 0, 0, 0));
    }
  }

  @Test
  void opacityIsNoLight() throws Exception {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(1, 1, 0xFF204060);
    for (String format : new String[] {"png", "tif"}) {
      Path file = folder.resolve("opacity." + format);
      assertTrue(ImageIO.write(picture, format, file.toFile()));
      Image image = ImageFiles.read(file);
      assertEquals(3, image.size(Axis.CHANNEL), format);
      assertEquals(0x40, at(image, 1, 1, 1, 0, 0), format);
    }
  }

  @Test
  void theResolutionOfABitmapIsThatOfAScreen() throws Exception {
    Path file = folder.resolve("screen.bmp");
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), "bmp", file.toFile());
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(38); // pixels per metre along x and y
      bytes.writeInt(Integer.reverseBytes(3780));
      bytes.writeInt(Integer.reverseBytes(3780));
    }
    assertEquals(Calibration.NONE, ImageFiles.read(file).calibration());
  }

  @Test
  void coloursOf16BitsAreColoursButNoRgbOfImageJ() throws Exception {
    var raster = java.awt.image.Raster.createInterleavedRaster(1, 4, 3, 3, null);
    var wide =
        new java.awt.image.ComponentColorModel(
            java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
            false,
            false,
            java.awt.Transparency.OPAQUE,
            raster.getTransferType());
    Path file = folder.resolve("wide.tif");
    assertTrue(ImageIO.write(new BufferedImage(wide, raster, false, null), "tif", file.toFile()));
    try (ImageSource source = ImageSource.open(file)) {
      assertTrue(source.hasColors(0));
      assertFalse(source.isColor(0));
    }
  }

  @Test
  void pagesWithoutMeaningAreSlices() throws Exception {
    Path file = stack("pages.tif", 9, 7, 1, 1, 4);
    assertEquals(4, ImageFiles.read(file).size(Axis.TIME));
    double before = at(ImageFiles.read(file), 5, 5, 0, 0, 2);
    overwrite(file, IFD.IMAGE_DESCRIPTION, "pages");
    Image image = ImageFiles.read(file);
    assertEquals(4, image.size(Axis.Z));
    assertEquals(1, image.size(Axis.TIME));
    assertEquals(before, at(image, 5, 5, 0, 2, 0));
    assertEquals(Calibration.NONE, image.calibration());
  }

  private static void overwrite(Path file, int tag, Object value) throws Exception {
    try (TiffSaver saver = new TiffSaver(file.toString());
        RandomAccessInputStream in = new RandomAccessInputStream(file.toString())) {
      saver.setLittleEndian(true);
      saver.overwriteIFDValue(in, 0, tag, value);
    }
  }

  @Test
  void calibrationOfImageComesBack() throws Exception {
    Calibration calibration = new Calibration(0.13262, 1234.5, 0.3, "nm", 0.25, "hour", -1, 2, 3);
    var pixels = ArrayImgs.floats(6, 5, 2, 3, 4);
    int i = 0;
    for (var pixel : pixels) {
      pixel.set(i++ * 0.1f - 3);
    }
    Path file = folder.resolve("x.tif");
    ImageFiles.write(new Image("x", pixels, calibration), file);
    Image image = ImageFiles.read(file);
    assertEquals(calibration.pixelWidth(), image.calibration().pixelWidth(), 1e-9);
    assertEquals(calibration.pixelHeight(), image.calibration().pixelHeight(), 1e-3);
    assertEquals("nm", image.calibration().unit());
    assertEquals("hour", image.calibration().timeUnit());
    assertEquals(0.25, image.calibration().frameInterval());
    var expected = pixels.localizingCursor();
    var actual = image.pixels().randomAccess();
    while (expected.hasNext()) {
      expected.fwd();
      assertEquals(expected.get().get(), actual.setPositionAndGet(expected).getRealFloat());
    }
  }

  @Test
  void nothingIsPrintedAndNoMemoIsLeft() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, false, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(said, false, StandardCharsets.UTF_8));
      Path file = stack("quiet.tif", 9, 7, 1, 1, 4);
      at(ImageFiles.read(file), 1, 1, 0, 0, 3);
      BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
      Path jpeg = folder.resolve("quiet.jpg");
      ImageIO.write(picture, "jpg", jpeg.toFile());
      at(ImageFiles.read(jpeg), 1, 1, 0, 0, 0);
      Path text = Files.writeString(folder.resolve("text.tif"), "text");
      assertThrows(InvalidRequestException.class, () -> ImageSource.open(text));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", said.toString(StandardCharsets.UTF_8));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
  }
}
