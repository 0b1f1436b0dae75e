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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelFilesTest {
  private static final Calibration CALIBRATION =
      new Calibration(0.25, 0.5, 2.5, "micron", 1.5, "min", 3, -4, 5.5);

  @TempDir Path folder;

  private static ArrayImg<IntType, IntArray> random(int largest, long... dimensions) {
    ArrayImg<IntType, IntArray> pixels = ArrayImgs.ints(dimensions);
    Random random = new Random(1);
    pixels.forEach(pixel -> pixel.set(random.nextInt(largest + 1)));
    pixels.firstElement().set(largest);
    return pixels;
  }

  private static void assertSame(
      RandomAccessibleInterval<IntType> expected, RandomAccessibleInterval<IntType> actual) {
    assertArrayEquals(expected.dimensionsAsLongArray(), actual.dimensionsAsLongArray());
    RandomAccess<IntType> other = actual.randomAccess();
    var cursor = Views.flatIterable(expected).localizingCursor();
    while (cursor.hasNext()) {
      int value = cursor.next().get();
      assertEquals(value, other.setPositionAndGet(cursor).get());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,       7,  5, 1, 1",
    "255,    31, 17, 1, 1",
    "65535,  31, 17, 3, 1",
    "65536,  31, 17, 1, 4",
    "70000,  31, 17, 3, 4",
    "16777216, 5, 4, 2, 3"
  })
  void comeBackAsWritten(int largest, long x, long y, long z, long t) throws Exception {
    Labels labels = new Labels("cells", random(largest, x, y, z, t), CALIBRATION);
    Path file = folder.resolve("cells_labels.tif");
    LabelFiles.write(labels, file);
    Labels read = LabelFiles.read(file);
    assertEquals(CALIBRATION, read.calibration());
    assertEquals("cells_labels", read.name());
    assertSame(labels.pixels(), read.pixels());
    Image image = ImageFiles.read(file);
    assertEquals(
        largest <= 65535 ? UnsignedShortType.class : FloatType.class,
        image.pixels().getType().getClass());
    assertOnly(file);
  }

  /** That nothing else, such as a partial file, was left behind. */
  private void assertOnly(Path file) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(java.util.List.of(file), files.toList());
    }
  }

  @Test
  void whatMorulaWroteSaysSo() throws Exception {
    Path file = folder.resolve("labels.tif");
    LabelFiles.write(new Labels("labels", ArrayImgs.ints(4, 3, 1, 1), Calibration.NONE), file);
    assertTrue(LabelFiles.isWrittenByMorula(file));
    assertFalse(LabelFiles.isWrittenByMorula(folder.resolve("absent.tif")));
    Files.writeString(folder.resolve("text.tif"), "no picture");
    assertFalse(LabelFiles.isWrittenByMorula(folder.resolve("text.tif")));
  }

  @Test
  void valuesThatNoFileHoldsAreRefusedAndNothingIsWritten() throws Exception {
    for (int value : new int[] {-1, (1 << 24) + 1}) {
      ArrayImg<IntType, IntArray> pixels = random(9, 4, 4, 1, 1);
      pixels.firstElement().set(value);
      Path file = folder.resolve("x.tif");
      Labels labels = new Labels("x", pixels, Calibration.NONE);
      IOException e = assertThrows(IOException.class, () -> LabelFiles.write(labels, file));
      assertTrue(e.getMessage().contains("x.tif"), e.getMessage());
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(0, files.count());
      }
    }
  }

  @Test
  void wholeIsAsFastToCopyAsToVisit() throws Exception {
    Labels labels = new Labels("cells", random(9, 33, 21, 2, 3), Calibration.NONE);
    Path file = folder.resolve("cells.tif");
    LabelFiles.write(labels, file);
    ArrayImg<IntType, IntArray> copy = ArrayImgs.ints(33, 21, 2, 3);
    ImgUtil.copy(LabelFiles.read(file).pixels(), copy);
    assertSame(labels.pixels(), copy);
  }

  private static <T extends RealType<T>> Image image(RandomAccessibleInterval<T> plane) {
    RandomAccessibleInterval<T> pixels = plane;
    while (pixels.numDimensions() < 5) {
      pixels = Views.addDimension(pixels, 0, 0);
    }
    return new Image("x", pixels, Calibration.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "NaN, NaN", "-1, -1", "16777218, 16777218", "Infinity, Infinity"})
  void valuesThatAreNoLabelsAreRefused(float value, String named) throws Exception {
    Path file = folder.resolve("probability.tif");
    ImageFiles.write(image(ArrayImgs.floats(new float[] {0, 1, value, 1}, 2, 2)), file);
    assertRefused(file, named);
  }

  private static void assertRefused(Path file, String named) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> LabelFiles.read(file));
    assertTrue(e.getMessage().startsWith(file + " is not a label image: "), e.getMessage());
    assertTrue(e.getMessage().contains(named), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void wholeFloatsAreLabels() throws Exception {
    Path file = folder.resolve("labels.tif");
    ImageFiles.write(image(ArrayImgs.floats(new float[] {0, 1, 70000, 2}, 2, 2)), file);
    assertSame(
        ArrayImgs.ints(new int[] {0, 1, 70000, 2}, 2, 2, 1, 1), LabelFiles.read(file).pixels());
  }

  @Test
  void colourIsRefusedAndGreyInColourIsNot() throws Exception {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(2, 1, 0x070707);
    Path grey = folder.resolve("grey.png");
    ImageIO.write(picture, "png", grey.toFile());
    assertSame(
        ArrayImgs.ints(new int[] {0, 0, 0, 0, 0, 7}, 3, 2, 1, 1), LabelFiles.read(grey).pixels());

    picture.setRGB(0, 1, 0x00FF00);
    Path color = folder.resolve("colour.png");
    ImageIO.write(picture, "png", color.toFile());
    assertRefused(color, "colour");
  }

  @Test
  void severalChannelsAreRefused() throws Exception {
    Path file = folder.resolve("channels.tif");
    ImageFiles.write(image(ArrayImgs.unsignedBytes(4, 3, 2)), file);
    assertRefused(file, "2 channels");
  }

  @Test
  void indicesOfPaletteAreLabels() throws Exception {
    byte[] red = {0, (byte) 255, 0, 9};
    byte[] green = {0, 0, (byte) 255, 9};
    byte[] blue = {0, 0, 0, 99};
    for (int bits : new int[] {2, 8}) {
      var palette = new java.awt.image.IndexColorModel(bits, 4, red, green, blue);
      BufferedImage picture =
          bits == 8
              ? new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, palette)
              : new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
      for (int x = 0; x < 4; x++) {
        picture.getRaster().setSample(x, 0, 0, x);
      }
      for (String format : new String[] {"png", "gif"}) {
        Path file = folder.resolve("palette" + bits + "." + format);
        ImageIO.write(picture, format, file.toFile());
        assertSame(
            ArrayImgs.ints(new int[] {0, 1, 2, 3}, 4, 1, 1, 1), LabelFiles.read(file).pixels());
      }
    }
  }

  @Test
  void binaryMaskOfOneBitIsRead() throws Exception {
    BufferedImage picture = new BufferedImage(9, 2, BufferedImage.TYPE_BYTE_BINARY);
    picture.setRGB(8, 1, 0xFFFFFF);
    for (String format : new String[] {"png", "bmp", "tif"}) {
      Path file = folder.resolve("mask." + format);
      ImageIO.write(picture, format, file.toFile());
      RandomAccess<IntType> label = LabelFiles.read(file).pixels().randomAccess();
      assertTrue(label.setPositionAndGet(8, 1, 0, 0).get() > 0, format);
      assertEquals(0, label.setPositionAndGet(0, 0, 0, 0).get(), format);
    }
  }
}
