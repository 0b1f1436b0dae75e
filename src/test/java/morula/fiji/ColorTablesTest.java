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
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageConverter;
import ij.process.LUT;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import morula.image.Axis;
import morula.image.Image;
import morula.io.ImageSource;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 8-bit files that ImageJ saved with colours are the same images in ImageJ and from the file. */
class ColorTablesTest {
  @TempDir Path folder;

  private static ImagePlus noise(int slices) {
    Random random = new Random(1);
    ImageStack stack = new ImageStack(9, 7);
    for (int i = 0; i < slices; i++) {
      byte[] pixels = new byte[63];
      random.nextBytes(pixels);
      stack.addSlice(new ByteProcessor(9, 7, pixels));
    }
    return new ImagePlus("noise", stack);
  }

  @Test
  void greyShownInGreenIsOneChannel() throws IOException {
    for (int slices : new int[] {1, 3}) {
      ImagePlus image = noise(slices);
      image.setLut(LUT.createLutFromColor(Color.GREEN));
      Path file = folder.resolve("green" + slices + ".tif");
      assertTrue(
          slices == 1
              ? saver(image).saveAsTiff(file + "")
              : saver(image).saveAsTiffStack(file + ""));
      same(file, 1);
    }
  }

  @Test
  void eightBitColorIsThreeChannels() throws IOException {
    int[] pixels = new Random(1).ints(63, 0, 0x1000000).toArray();
    ImagePlus image = new ImagePlus("color", new ColorProcessor(9, 7, pixels));
    new ImageConverter(image).convertRGBtoIndexedColor(16);
    assertEquals(ImagePlus.COLOR_256, image.getType());
    Path file = folder.resolve("color.tif");
    assertTrue(saver(image).saveAsTiff(file.toString()));
    same(file, 3);
  }

  private static FileSaver saver(ImagePlus image) {
    return new FileSaver(image);
  }

  private static void same(Path file, long channels) throws IOException {
    Image inImageJ = ImagePlusView.of(IJ.openImage(file.toString()));
    try (ImageSource source = ImageSource.open(file)) {
      Image fromFile = source.series(0);
      assertEquals(channels, fromFile.size(Axis.CHANNEL));
      assertEquals(channels, inImageJ.size(Axis.CHANNEL));
      Cursor<?> expected = cursor(inImageJ.pixels());
      Cursor<?> actual = cursor(fromFile.pixels());
      while (expected.hasNext()) {
        assertEquals(
            ((RealType<?>) expected.next()).getRealDouble(),
            ((RealType<?>) actual.next()).getRealDouble());
      }
    }
  }

  private static <T extends RealType<T>> Cursor<T> cursor(
      RandomAccessibleInterval<? extends RealType<?>> pixels) {
    @SuppressWarnings("unchecked")
    RandomAccessibleInterval<T> typed = (RandomAccessibleInterval<T>) pixels;
    return Views.flatIterable(typed).cursor();
  }
}
