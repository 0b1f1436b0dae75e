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

package morula.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd pixels do not decide the range of intensities, and images without them stay as they are. */
class OddPixelsTest {
  private static final float SATURATED = 65535;

  private static FrameFit fit(RandomAccessibleInterval<? extends RealType<?>> frame)
      throws IOException {
    return FrameFit.of(frame, Normalizations.steps("scale_range", null));
  }

  private static float[] normalized(FrameFit fit) {
    return Normalizations.normalized(
            Views.hyperSlice(fit.pixels(), Axis.Z.ordinal(), 0), fit.normalization())
        .update(null)
        .getCurrentStorageArray();
  }

  private static OddImages clean() {
    return OddImages.clean();
  }

  static Stream<Arguments> odd() {
    return Stream.of(
        arguments("one hot pixel", clean().hotPixels(1, SATURATED), 16),
        arguments("hot pixels", clean().hotPixels(50, SATURATED), 16),
        arguments("hot pixels in floats", clean().hotPixels(50, SATURATED), 32),
        arguments("cosmic rays", clean().cosmicRays(SATURATED), 16),
        arguments("sharp dust", clean().dust(0, SATURATED), 16),
        arguments("dust that is not saturated", clean().dust(0, 20000), 16),
        arguments("blurred dust", clean().dust(1, SATURATED), 16),
        arguments("a bright patch", clean().disc(200, 120, 28, 0, SATURATED), 16),
        arguments("scale bar", clean().scaleBar(SATURATED), 16),
        arguments("scale bar of 8 bits", clean().dim().scaleBar(255), 8),
        arguments("saturated rows", clean().rectangle(0, 99, 320, 101, SATURATED), 16),
        arguments("saturated columns", clean().rectangle(70, 0, 72, 320, SATURATED), 16),
        arguments("dark margin", clean().border(30, 0), 16),
        arguments("dark margin in floats", clean().border(30, 0), 32),
        arguments("bright margin", clean().border(30, SATURATED), 16),
        arguments("grey margin", clean().border(30, 1500), 16),
        arguments("bright margin of 8 bits", clean().dim().border(30, 255), 8),
        arguments("one wide border", clean().rectangle(0, 0, 320, 60, 0), 16),
        arguments("black corners", clean().turned(0), 16),
        arguments("white corners", clean().turned(SATURATED), 16),
        arguments("margin and hot pixels", clean().hotPixels(50, SATURATED).border(30, 0), 16));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("odd")
  void oddPixelsDoNotDecideTheRange(String what, OddImages image, int bits) throws IOException {
    FrameFit found = fit(image.frame(bits));
    FittedNormalization odd = found.normalization();
    FittedNormalization clean =
        fit((bits == 8 ? clean().dim() : clean()).frame(bits)).normalization();
    assertFalse(odd.odd().areNone());
    assertEquals(List.of(), odd.odd().warnings(OddPixels::channelName));
    double background = bits == 8 ? 28 : 480;
    double nucleus = bits == 8 ? 110 : 2200;
    assertEquals(clean.apply(0, background), odd.apply(0, background), 0.1);
    assertEquals(clean.apply(0, nucleus), odd.apply(0, nucleus), 0.15);
    for (float value : normalized(found)) {
      assertTrue(value > -0.3 && value < 2, value + "");
    }
  }

  static Stream<Arguments> usable() {
    OddImages saturated = clean();
    OddImages masked = clean();
    for (int i = 0; i < saturated.counts().length; i++) {
      saturated.counts()[i] = Math.min(1500, saturated.counts()[i]);
      masked.counts()[i] = masked.counts()[i] < 900 ? 0 : masked.counts()[i];
    }
    OddImages binary = clean();
    for (int i = 0; i < binary.counts().length; i++) {
      binary.counts()[i] = binary.counts()[i] < 900 ? 0 : 255;
    }
    return Stream.of(
        arguments("clean", clean(), 16),
        arguments("8 bits", clean().dim(), 8),
        arguments("floats", clean(), 32),
        arguments("margin without numbers", clean().turned(Float.NaN), 32),
        arguments("saturated nuclei", saturated, 16),
        arguments("nuclei without background", masked, 16),
        arguments("binary", binary, 8),
        arguments("margin like the background", clean().border(30, 590), 16),
        arguments(
            "sparse nuclei",
            noise(1200).disc(300, 300, 10, 1.5, 2500).disc(700, 900, 11, 1.5, 2500),
            16),
        arguments("sparse saturated nuclei", noise(300).disc(60, 70, 10, 1.5, SATURATED), 16),
        arguments("noise", noise(300), 16),
        arguments("tiny", new OddImages(12, 12, noise(12).hotPixels(1, SATURATED).counts()), 16));
  }

  private static OddImages noise(int side) {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(400 + 20 * random.nextGaussian());
    }
    return new OddImages(side, side, values);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("usable")
  void otherImagesStayAsTheyAre(String what, OddImages image, int bits) throws IOException {
    RandomAccessibleInterval<? extends RealType<?>> frame = image.frame(bits);
    FrameFit fit = fit(frame);
    assertEquals(List.of(), fit.normalization().odd().notes(OddPixels::channelName));
    assertSame(frame, fit.pixels());
    FittedNormalization all = Normalizations.fit(frame, Normalizations.steps("scale_range", null));
    for (float value : image.counts()) {
      assertEquals(all.apply(0, value), fit.normalization().apply(0, value));
    }
  }

  /** Only what is odd changes, and only in the channel where it is. */
  @Test
  void otherPixelsAndChannelsKeepTheirValues() throws IOException {
    OddImages image = clean();
    OddImages odd = clean().hotPixels(50, SATURATED);
    RandomAccessibleInterval<? extends RealType<?>> frame =
        channels(Axis.CHANNEL.ordinal(), image, odd);
    FrameFit fit = fit(frame);
    float[] before = new float[(int) frame.size()];
    float[] after = new float[before.length];
    PixelBlocks.copy(frame, before, 0);
    PixelBlocks.copy(fit.pixels(), after, 0);
    for (int i = 0; i < before.length; i++) {
      if (before[i] != SATURATED) {
        assertEquals(before[i], after[i]);
      } else {
        assertTrue(i >= image.counts().length && after[i] < 3100, after[i] + "");
      }
    }
    assertEquals(1, fit.normalization().odd().notes(OddPixels::channelName).size());
    assertTrue(
        fit.normalization().odd().notes(OddPixels::channelName).get(0).startsWith("channel 2: "));
  }

  /** The slices of a stack are looked at together. */
  @Test
  void oneSliceOfAStackMayBeOdd() throws IOException {
    FrameFit fit =
        fit(channels(Axis.Z.ordinal(), clean(), clean().dust(0, SATURATED), clean().border(30, 0)));
    float[] values = new float[(int) fit.pixels().size()];
    PixelBlocks.copy(fit.pixels(), values, 0);
    for (float value : values) {
      assertTrue(fit.normalization().apply(0, value) < 2, value + "");
    }
  }

  private static RandomAccessibleInterval<? extends RealType<?>> channels(
      int axis, OddImages... images) {
    int pixels = images[0].counts().length;
    float[] values = new float[images.length * pixels];
    for (int i = 0; i < images.length; i++) {
      System.arraycopy(images[i].counts(), 0, values, i * pixels, pixels);
    }
    long[] size = {OddImages.SIDE, OddImages.SIDE, 1, 1};
    size[axis] = images.length;
    return ArrayImgs.floats(values, size);
  }

  /** Parts of an image are repaired on their own, and give the same as the whole. */
  @Test
  void cellsHaveNoSeams() {
    int side = 600;
    OddImages image = noise(side).hotPixels(4000, SATURATED).rectangle(505, 500, 530, 520, 9999);
    Outliers odd = new Outliers(1, 5000, true, Outliers.Areas.REMOVED, 500);
    ChannelRepair repair = new ChannelRepair(Margins.NONE, 0, List.of(odd), 400);
    RandomAccessibleInterval<? extends RealType<?>> replaced =
        new OddPixels(List.of(repair), List.of(), List.of()).replaced(image.frame(16));
    float[] values = new float[side * side];
    PixelBlocks.copy(replaced, values, 0);
    float[] whole = repair.repaired(new Window(0, 0, 0, side, side, image.counts()));
    assertTrue(Arrays.equals(whole, values));
  }

  @Test
  void whyARangeCannotBeTrusted() throws IOException {
    float[] same = new float[100 * 100];
    Arrays.fill(same, 7);
    OddImages image = new OddImages(100, 100, same);
    assertWarns(image, "channel 1: all pixels have the same value");
    image.hotPixels(5, SATURATED);
    assertWarns(image, "channel 1: apart from a few odd pixels all have the same value");
    Arrays.fill(same, SATURATED);
    image.hotPixels(60, 3000);
    assertWarns(image, "channel 1: nearly all pixels have the largest value");
    Arrays.fill(same, Float.NaN);
    assertWarns(image, "channel 1: no pixel has a number");
    assertEquals(
        List.of(), fit(clean().frame(16)).normalization().odd().warnings(OddPixels::channelName));
  }

  private static void assertWarns(OddImages image, String begin) throws IOException {
    List<String> warnings =
        fit(image.frame(32)).normalization().odd().warnings(OddPixels::channelName);
    assertEquals(1, warnings.size(), warnings + "");
    assertTrue(warnings.get(0).startsWith(begin), warnings.get(0));
  }

  /** Without a step that measures the image, as with fixed numbers, nothing is looked for. */
  @Test
  void fixedNumbersTakeImagesAsTheyAre() {
    RandomAccessibleInterval<? extends RealType<?>> frame =
        clean().hotPixels(50, SATURATED).frame(16);
    assertSame(frame, FrameFit.of(frame, List.of()).pixels());
  }

  /** Images that are all resized to one size are repaired before. */
  @Test
  void repairComesBeforeResizing() throws IOException {
    RandomAccessibleInterval<? extends RealType<?>> frame =
        clean().hotPixels(50, SATURATED).frame(16);
    FrameFit fit =
        FrameFit.of(
            frame,
            f -> Resize.linear(f, 160, 160),
            Normalizations.steps("scale_range", null),
            noise -> Smoothing.NONE);
    for (float value : normalized(fit)) {
      assertTrue(value < 2, value + "");
    }
  }
}
