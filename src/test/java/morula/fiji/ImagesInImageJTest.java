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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import morula.image.Axis;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import morula.pictures.LabelColors;
import net.imglib2.RandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ImagesInImageJTest {
  private static final int WIDTH = 5;
  private static final int HEIGHT = 4;
  private static final Calibration SCALE =
      new Calibration(0.25, 0.5, 2, "micron", 1.5, "min", 3, 4, 5);

  static Stream<IntFunction<ImageProcessor>> greyTypes() {
    return Stream.of(
        n -> new ByteProcessor(WIDTH, HEIGHT),
        n -> new ShortProcessor(WIDTH, HEIGHT),
        n -> new FloatProcessor(WIDTH, HEIGHT));
  }

  @ParameterizedTest
  @MethodSource("greyTypes")
  void viewHoldsEveryPixelAtItsPlace(IntFunction<ImageProcessor> type) {
    int channels = 2;
    int slices = 3;
    int frames = 2;
    ImageStack stack = new ImageStack(WIDTH, HEIGHT);
    for (int n = 0; n < channels * slices * frames; n++) {
      ImageProcessor plane = type.apply(n);
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        plane.setf(i, n * 20 + i);
      }
      stack.addSlice(plane);
    }
    ImagePlus source = new ImagePlus("my cells.ome.tif", stack);
    source.setDimensions(channels, slices, frames);
    Calibrations.apply(SCALE, source);

    Image image = ImagePlusView.of(source);
    assertEquals("my cells", image.name());
    assertEquals(SCALE, image.calibration());
    assertEquals(channels, image.size(Axis.CHANNEL));
    assertEquals(slices, image.size(Axis.Z));
    assertEquals(frames, image.size(Axis.TIME));
    for (int c = 0; c < channels; c++) {
      for (int z = 0; z < slices; z++) {
        for (int t = 0; t < frames; t++) {
          ImageProcessor plane = stack.getProcessor(source.getStackIndex(c + 1, z + 1, t + 1));
          for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertEquals(plane.getf(i), value(image, i % WIDTH, i / WIDTH, c, z, t));
          }
        }
      }
    }
  }

  @Test
  void colorsAreThreeChannels() {
    ColorProcessor rgb = new ColorProcessor(WIDTH, HEIGHT);
    rgb.set(2, 3, 0x010203);
    Image image = ImagePlusView.of(new ImagePlus("rgb", rgb));
    assertEquals(3, image.size(Axis.CHANNEL));
    for (int c = 0; c < 3; c++) {
      assertEquals(c + 1, value(image, 2, 3, c, 0, 0));
    }
  }

  @Test
  void labelImageKeepsCalibrationAndTakesItsTitle() {
    Labels labels = new Labels("my cells", ArrayImgs.ints(WIDTH, HEIGHT, 2, 3), SCALE);
    ImagePlus image = LabelImages.of(labels);
    assertEquals("my cells_labels", image.getTitle());
    assertEquals(SCALE, Calibrations.of(image));
    assertEquals(2, image.getNSlices());
    assertEquals(3, image.getNFrames());
    assertEquals(16, image.getBitDepth());
    assertTrue(image.isHyperStack());
  }

  @Test
  void manyLabelsStayExact() {
    int[] pixels = {0, 65_535, 65_536, 1 << 24};
    ImagePlus image =
        LabelImages.of(new Labels("x", ArrayImgs.ints(pixels, 4, 1, 1, 1), Calibration.NONE));
    assertInstanceOf(FloatProcessor.class, image.getProcessor());
    for (int i = 0; i < pixels.length; i++) {
      assertEquals(pixels[i], image.getProcessor().getf(i));
    }
  }

  @Test
  void every16BitLabelStaysExact() {
    int[] pixels = new int[65_536];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    ImagePlus image =
        LabelImages.of(new Labels("x", ArrayImgs.ints(pixels, 256, 256, 1, 1), Calibration.NONE));
    assertInstanceOf(ShortProcessor.class, image.getProcessor());
    for (int i = 0; i < pixels.length; i++) {
      assertEquals(i, image.getProcessor().get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8,255,8",
    "8,256,16",
    "8,65535,16",
    "8,65536,32",
    "16,65535,16",
    "16,65536,32",
    "32,65536,32"
  })
  void labelsThatDoNotFitIntoAnOpenImageMakeItDeeper(int before, int label, int after) {
    int[] pixels = {0, 7, 0, 200, 0, 9};
    Labels labels = new Labels("x", ArrayImgs.ints(pixels, 3, 1, 2, 1), Calibration.NONE);
    ImagePlus image = IJ.createImage("x_labels", before + "-bit black", 3, 1, 2);
    LabelImages.update(image, labels);
    assertEquals(before, image.getBitDepth());
    byte[] green = new byte[256];
    green[255] = 77;
    image.setLut(new LUT(new byte[256], green, new byte[256]));
    image.setDisplayRange(0, 40);
    pixels[5] = label;
    LabelImages.update(image, labels, 1, new Rectangle(2, 0, 1, 1));
    assertEquals(after, image.getBitDepth());
    assertArrayEquals(pixels, values(image));
    assertEquals(40, image.getDisplayRangeMax());
    assertEquals(77, image.getProcessor().getLut().getGreen(255), "the user's colours stay");
    ImagePlus whole = IJ.createImage("x_labels", before + "-bit black", 3, 1, 2);
    LabelImages.update(whole, labels);
    assertEquals(after, whole.getBitDepth());
    assertArrayEquals(pixels, values(whole));
  }

  @Test
  void labelsOfASignedImageStayRight() {
    ImagePlus image = IJ.createImage("x_labels", "16-bit black", 3, 1, 2);
    image.getLocalCalibration().setSigned16BitCalibration();
    for (int plane = 1; plane <= 2; plane++) {
      image.getStack().getProcessor(plane).set(1, 0, 32_768 + plane);
      image.getStack().getProcessor(plane).set(0, 0, 32_768);
      image.getStack().getProcessor(plane).set(2, 0, 32_768);
    }
    assertArrayEquals(new int[] {0, 1, 0, 0, 2, 0}, values(image));
    int[] pixels = {0, 1, 0, 0, 2, 3};
    Labels labels = new Labels("x", ArrayImgs.ints(pixels, 3, 1, 2, 1), Calibration.NONE);
    LabelImages.update(image, labels, 1, new Rectangle(2, 0, 1, 1));
    assertArrayEquals(pixels, values(image));
  }

  private static int[] values(ImagePlus image) {
    return StreamSupport.stream(LabelImages.read(image).pixels().spliterator(), false)
        .mapToInt(IntType::get)
        .toArray();
  }

  @Test
  void onlyTheBackgroundIsBlack() {
    int[] pixels = {0, 1, 2, 10_000};
    ImagePlus image =
        LabelImages.of(new Labels("x", ArrayImgs.ints(pixels, 4, 1, 1, 1), Calibration.NONE));
    BufferedImage shown = (BufferedImage) image.getImage();
    for (int i = 0; i < pixels.length; i++) {
      assertEquals(pixels[i] == 0, (shown.getRGB(i, 0) & 0xFFFFFF) == 0, "label " + pixels[i]);
    }
  }

  @Test
  void labelsHaveColorsInEveryPlaneAndAfterAChange() {
    int[] pixels = new int[3 * 2 * 2];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 300 + i;
    }
    ImagePlus image =
        LabelImages.of(new Labels("x", ArrayImgs.ints(pixels, 3, 1, 2, 2), Calibration.NONE));
    Set<Integer> seen = new HashSet<>();
    for (int plane = 1; plane <= 4; plane++) {
      image.setSlice(plane);
      BufferedImage shown = (BufferedImage) image.getImage();
      for (int x = 0; x < 3; x++) {
        assertTrue(seen.add(shown.getRGB(x, 0)), "plane " + plane + ", x " + x);
      }
    }
    image.getProcessor().set(0, 0, 0);
    image.updateAndDraw();
    assertEquals(0, ((BufferedImage) image.getImage()).getRGB(0, 0) & 0xFFFFFF);
    image.getProcessor().setColorModel(new LUT(new byte[256], new byte[256], new byte[256]));
    image.updateAndDraw();
    assertEquals(0, image.getBufferedImage().getRGB(1, 0) & 0xFFFFFF, "the user's table is shown");
  }

  @ParameterizedTest
  @CsvSource({
    "cells.tif,cells",
    "cells.ome.TIFF,cells",
    "cells.day3,cells.day3",
    "a 0.5,a 0.5",
    ".tif,.tif",
    "x.lif - Series 1,x.lif - Series 1",
    "brain.nii.gz,brain",
    "Result of c.png,Result of c"
  })
  void titlesLoseOnlyTheExtensionsOfImages(String title, String name) {
    assertEquals(name, ImagePlusView.name(new ImagePlus(title, new ByteProcessor(1, 1))));
  }

  @Test
  void colorsDiffer() {
    LabelColors colors = LabelColors.create();
    Set<Integer> seen = new HashSet<>();
    for (int label = 0; label < 256; label++) {
      assertTrue(seen.add(colors.rgb(label)), "label " + label);
    }
    assertNotEquals(0, colors.rgb(256), "only the background is black");
  }

  private static double value(Image image, long... position) {
    RandomAccess<? extends RealType<?>> access = image.pixels().randomAccess();
    access.setPosition(position);
    return access.get().getRealDouble();
  }
}
