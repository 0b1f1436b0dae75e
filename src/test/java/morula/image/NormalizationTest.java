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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.image.Normalization.Binarize;
import morula.image.Normalization.Clip;
import morula.image.Normalization.FixedZeroMeanUnitVariance;
import morula.image.Normalization.ScaleLinear;
import morula.image.Normalization.ScaleRange;
import morula.image.Normalization.Sigmoid;
import morula.image.Normalization.ZeroMeanUnitVariance;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizationTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;
  private static final List<String> PLANE = List.of("y", "x");

  /** Lines of {@code src/test/oracles/normalization.py}. */
  static List<String> oracle() throws Exception {
    try (InputStream in = NormalizationTest.class.getResourceAsStream("normalization.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }

  /** The generator of the oracle. */
  private static RandomAccessibleInterval<? extends RealType<?>> sample(String type) {
    int plane = WIDTH * HEIGHT;
    long[] raw = new long[2 * plane];
    long state = 12345;
    for (int i = 0; i < raw.length; i++) {
      state = (state * 1103515245 + 12345) % (1L << 31);
      raw[i] = i < plane ? state >> 8 : (state >> 8) / 2;
    }
    long[] size = {WIDTH, HEIGHT, 2};
    return switch (type) {
      case "uint8" -> filled(ArrayImgs.unsignedBytes(size), raw, 251, 1, 0);
      case "uint16" -> filled(ArrayImgs.unsignedShorts(size), raw, 64007, 1, 0);
      case "int16" -> filled(ArrayImgs.shorts(size), raw, 64007, 1, -32000);
      default -> filled(ArrayImgs.floats(size), raw, 100003, 1024, -40);
    };
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<T> filled(
      RandomAccessibleInterval<T> pixels, long[] raw, long modulus, double divisor, double shift) {
    int i = 0;
    for (T pixel : Views.flatIterable(pixels)) {
      pixel.setReal((raw[i++] % modulus) / divisor + shift);
    }
    return pixels;
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<T> channel(
      RandomAccessibleInterval<? extends RealType<?>> pixels, int channel) {
    @SuppressWarnings("unchecked")
    RandomAccessibleInterval<T> typed = (RandomAccessibleInterval<T>) pixels;
    return Views.hyperSlice(typed, 2, channel);
  }

  @ParameterizedTest
  @MethodSource("oracle")
  void agreesWithNumpy(String line) {
    String[] fields = line.split(",");
    List<String> axes = fields[4].equals("true") ? List.of() : PLANE;
    Normalization step =
        fields[1].equals("scale_range")
            ? new ScaleRange(
                Double.parseDouble(fields[2]), Double.parseDouble(fields[3]), 1e-6, axes)
            : new ZeroMeanUnitVariance(1e-6, axes);
    RandomAccessibleInterval<? extends RealType<?>> sample = sample(fields[0]);
    FittedNormalization fitted = Normalization.fit(sample, 2, List.of(step));
    int plane = WIDTH * HEIGHT;
    float[] values = new float[plane];
    for (int c = 0; c < 2; c++) {
      PixelBlocks.copy(channel(sample, c), values, 0);
      fitted.apply(c, values, 0, plane);
      for (int i = 0; i < 10; i++) {
        double expected = Double.parseDouble(fields[5 + 10 * c + i]);
        float actual = values[i * (plane / 10)];
        assertEquals(expected, actual, 2e-6 * Math.max(1, Math.abs(expected)));
      }
    }
  }

  @Test
  void oneValueAndManyAreTheSame() {
    RandomAccessibleInterval<? extends RealType<?>> sample = sample("uint16");
    List<Normalization> steps =
        List.of(new ScaleRange(1, 99, 1e-6, PLANE), new Clip(0, 1), new Sigmoid());
    FittedNormalization fitted = Normalization.fit(sample, 2, steps);
    float[] many = {-5, 0, 100, 30000, 64000, 70000};
    float[] each = many.clone();
    fitted.apply(1, many, 1, 4);
    for (int i = 1; i < 5; i++) {
      each[i] = fitted.apply(1, each[i]);
    }
    assertArrayEquals(each, many);
  }

  /** Each step sees what the steps before it made of the image. */
  @Test
  void stepsFollowOneAnother() {
    RandomAccessibleInterval<? extends RealType<?>> sample = sample("uint16");
    FittedNormalization straight =
        Normalization.fit(sample, 2, List.of(new ScaleRange(2, 90, 1e-6, PLANE)));
    FittedNormalization detour =
        Normalization.fit(
            sample,
            2,
            List.of(
                new ScaleLinear(List.of(-0.5), List.of(7.0)),
                new ZeroMeanUnitVariance(1e-6, PLANE),
                new ScaleLinear(List.of(-3.0), List.of(1.0)),
                new ScaleRange(2, 90, 1e-6, PLANE)));
    for (int c = 0; c < 2; c++) {
      for (int value = 0; value < 64000; value += 977) {
        assertEquals(straight.apply(c, value), detour.apply(c, value), 1e-5);
      }
    }
  }

  @Test
  void fixedNumbersNeedNoSample() {
    RandomAccessibleInterval<? extends RealType<?>> sample = sample("float32");
    FittedNormalization fitted =
        Normalization.fit(
            sample,
            2,
            List.of(
                new FixedZeroMeanUnitVariance(List.of(10.0, 20.0), List.of(2.0, 4.0)),
                new Binarize(List.of(1.0))));
    assertEquals(0, fitted.apply(0, 12));
    assertEquals(1, fitted.apply(0, 12.1));
    assertEquals(0, fitted.apply(1, 24));
    assertEquals(1, fitted.apply(1, 24.1));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Normalization.fit(
                    sample, -1, List.of(new ScaleLinear(List.of(1.0, 2.0), List.of(0.0, 0.0)))));
    assertTrue(e.getMessage().contains("2 channels"), e.getMessage());
  }

  /** A few bright pixels on black: both percentiles are 0. */
  @ParameterizedTest
  @ValueSource(strings = {"uint16", "float32"})
  void sparseImageKeepsItsObjects(String type) {
    var pixels =
        type.equals("uint16") ? ArrayImgs.unsignedShorts(100, 100) : ArrayImgs.floats(100, 100);
    pixels.getAt(50, 50).setReal(400);
    pixels.getAt(51, 50).setReal(200);
    FittedNormalization fitted =
        Normalization.fit(pixels, -1, List.of(new ScaleRange(1, 99, 1e-6, List.of())));
    assertEquals(0, fitted.apply(0, 0));
    assertEquals(0.5, fitted.apply(0, 200), 1e-6);
    assertEquals(1, fitted.apply(0, 400), 1e-6);
  }

  @Test
  void constantImageBecomesZero() {
    var pixels = ArrayImgs.floats(20, 20);
    pixels.forEach(pixel -> pixel.set(1234.5f));
    for (Normalization step :
        List.of(new ScaleRange(1, 99.8, 1e-6, PLANE), new ZeroMeanUnitVariance(1e-6, PLANE))) {
      assertEquals(0, Normalization.fit(pixels, -1, List.of(step)).apply(0, 1234.5));
    }
  }

  @Test
  void whatIsNotFiniteIsLeftOutAndBecomesZero() {
    float[] values = {1, 2, Float.NaN, 3, Float.POSITIVE_INFINITY, 5};
    for (Normalization step :
        List.of(new ScaleRange(0, 100, 1e-6, PLANE), new ZeroMeanUnitVariance(1e-6, PLANE))) {
      FittedNormalization all = Normalization.fit(ArrayImgs.floats(values, 6), -1, List.of(step));
      FittedNormalization finite =
          Normalization.fit(ArrayImgs.floats(new float[] {1, 2, 3, 5}, 4), -1, List.of(step));
      assertEquals(finite.apply(0, 2.5), all.apply(0, 2.5));
      float[] result = values.clone();
      all.apply(0, result, 0, 6);
      assertEquals(0, result[2]);
      assertEquals(0, result[4]);
    }
    float[] nothing = {Float.NaN};
    assertEquals(
        0,
        Normalization.fit(
                ArrayImgs.floats(nothing, 1), -1, List.of(new ScaleRange(0, 100, 1e-6, PLANE)))
            .apply(0, Float.NaN));
  }

  /** Above the bound every n-th pixel is taken, and still all columns are seen. */
  @Test
  void subsampleOfFloatsIsCloseToAll() {
    int width = 1024;
    var pixels = ArrayImgs.floats(width, 600);
    var cursor = pixels.localizingCursor();
    while (cursor.hasNext()) {
      cursor.fwd();
      cursor.get().set(cursor.getFloatPosition(0)); // a ramp: a lost column would show
    }
    Distribution all = Distribution.of(pixels, 1);
    Distribution some = Distribution.of(pixels, 32);
    for (double p : new double[] {0, 1, 50, 99, 100}) {
      assertEquals(all.percentile(p), some.percentile(p), width * 0.002);
    }
    assertEquals(all.mean(), some.mean(), width * 0.002);
  }

  static List<Normalization> steps() {
    return List.of(
        new ScaleRange(1, 99.8, 1e-6, PLANE),
        new ScaleRange(0, 100, 1e-5, List.of()),
        new ZeroMeanUnitVariance(1e-6, List.of("batch", "y", "x")),
        new FixedZeroMeanUnitVariance(List.of(3.5), List.of(2.0)),
        new FixedZeroMeanUnitVariance(List.of(3.5, 4.0), List.of(2.0, 1.0)),
        new ScaleLinear(List.of(2.0), List.of(-1.0)),
        new ScaleLinear(List.of(2.0, 3.0), List.of(-1.0, 0.0)),
        new Clip(0, 1),
        new Clip(Double.NEGATIVE_INFINITY, 255),
        new Binarize(List.of(0.5)),
        new Binarize(List.of(0.5, 0.25)),
        new Sigmoid());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void kwargsGiveTheSameStepBack(Normalization step) {
    assertEquals(step, Normalization.of(step.id(), step.kwargs()));
    assertFalse(step.kwargs().containsValue(null));
  }

  @Test
  void numbersOfYamlMayBeWhole() {
    Map<String, Object> kwargs = new LinkedHashMap<>();
    kwargs.put("gain", List.of(1, 2.5));
    kwargs.put("offset", 3);
    kwargs.put("axis", "channel");
    assertEquals(
        new ScaleLinear(List.of(1.0, 2.5), List.of(3.0, 3.0)),
        Normalization.of("scale_linear", kwargs));
    assertEquals(
        new ScaleRange(0, 100, 1e-6, List.of()), Normalization.of("scale_range", Map.of()));
  }

  @Test
  void whatIsNotKnownIsRefusedByName() {
    for (var request :
        Map.of(
                "softmax", Map.of("axis", "channel"),
                "scale_range", Map.of("reference_tensor", "raw"),
                "clip", Map.of("min_percentile", 1),
                "binarize", Map.of("threshold", List.of(1, 2), "axis", "z"),
                "scale_linear", Map.of("gain", "much"))
            .entrySet()) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> Normalization.of(request.getKey(), request.getValue()));
      assertTrue(e.getMessage().contains(request.getKey()), e.getMessage());
    }
  }
}
