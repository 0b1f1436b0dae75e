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

package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import morula.image.FittedNormalization;
import morula.image.LabelRegions;
import morula.image.Normalization;
import morula.image.Normalizations;
import morula.model.TypicalValues;
import morula.model.TypicalValues.Range;
import morula.patches.TrainingImage;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import morula.synthetic.SyntheticSample;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TypicalImagesTest {
  private static final int SIZE = 128;
  private static final int IMAGES = 10;
  private static final List<Normalization> SCALED =
      List.of(new Normalization.ScaleRange(1, 99.8, Normalization.DEFAULT_EPS, List.of("y", "x")));
  private static final double[] GOOD = {0.8, 0.9};

  private static TypicalValues typical;

  @BeforeAll
  static void measureTrainingImages() {
    TypicalImages images = new TypicalImages(true);
    for (int i = 0; i < IMAGES; i++) {
      SyntheticSample sample = nuclei(1, i);
      RandomAccessibleInterval<? extends RealType<?>> plane = sample.image().plane(0, 0);
      int[] labels = new int[SIZE * SIZE];
      var cursor = Views.flatIterable(sample.labels().plane(0, 0)).cursor();
      for (int p = 0; p < labels.length; p++) {
        labels[p] = cursor.next().get();
      }
      images.add(
          new TrainingImage(
              "a",
              Normalizations.normalized(plane, Normalizations.fit(plane, SCALED)),
              ArrayImgs.ints(labels, SIZE, SIZE)));
      images.addScores(new double[] {0.6 + 0.02 * i, 0.9});
    }
    typical = images.values();
  }

  private static SyntheticSample nuclei(int scale, long seed) {
    NucleiParameters p = NucleiParameters.plane(SIZE, SIZE);
    return SyntheticNuclei.draw(
        "a",
        new NucleiParameters(
            SIZE,
            SIZE,
            1,
            1,
            scale * p.radius() / 2,
            p.radiusSpread(),
            p.elongation(),
            p.irregularity(),
            p.coverage(),
            p.clustering(),
            p.overlap(),
            p.intensitySpread(),
            p.texture(),
            p.background(),
            p.unevenness(),
            p.haze(),
            p.blur(),
            p.photons(),
            p.readNoise(),
            0),
        seed);
  }

  private static List<String> warnings(
      RandomAccessibleInterval<? extends RealType<?>> plane,
      RandomAccessibleInterval<IntType> labels,
      double magnification,
      double... scores) {
    TypicalImages image = new TypicalImages(true);
    FittedNormalization fitted = Normalizations.fit(plane, SCALED);
    image.add(
        PlaneMeasures.of(plane, fitted::apply, labels, LabelRegions.of(labels), true),
        Map.of(),
        magnification);
    image.addScores(scores);
    return image.warnings(typical, true);
  }

  private static RandomAccessibleInterval<FloatType> mapped(
      SyntheticSample sample, DoubleUnaryOperator function) {
    float[] values = new float[SIZE * SIZE];
    morula.image.PixelBlocks.copy(sample.image().plane(0, 0), values, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(values[i]);
    }
    return ArrayImgs.floats(values, SIZE, SIZE, 1);
  }

  private static void assertWarns(List<String> warnings, String text) {
    assertTrue(warnings.stream().anyMatch(w -> w.contains(text)), text + ": " + warnings);
    for (String warning : warnings) {
      assertFalse(warning.contains("\n") || warning.contains("NaN"), warning);
    }
  }

  @Test
  void imagesOfTheSameKindGiveNoWarning() {
    for (int i = 0; i < IMAGES; i++) {
      SyntheticSample sample = nuclei(1, 1000 + i);
      assertEquals(
          List.of(), warnings(sample.image().plane(0, 0), sample.labels().plane(0, 0), 1, GOOD));
      assertEquals(
          List.of(), warnings(mapped(sample, v -> 300 * v + 7), sample.labels().plane(0, 0), 1));
    }
  }

  @Test
  void invertedContrastIsNoticedWhateverWasFound() {
    SyntheticSample sample = nuclei(1, 2000);
    RandomAccessibleInterval<FloatType> inverted = mapped(sample, v -> 255 - v);
    assertWarns(warnings(inverted, sample.labels().plane(0, 0), 1, GOOD), "invert the image");
    assertWarns(warnings(inverted, ArrayImgs.ints(SIZE, SIZE), 1), "the median intensity");
  }

  @Test
  void blankImagesAndNoiseAreNoticed() {
    RandomAccessibleInterval<IntType> nothing = ArrayImgs.ints(SIZE, SIZE);
    RandomAccessibleInterval<FloatType> blank = mapped(nuclei(1, 2000), v -> 17);
    assertWarns(warnings(blank, nothing, 1), "all pixels have the same value");
    RandomAccessibleInterval<FloatType> rows = mapped(nuclei(1, 2000), v -> 17);
    for (var cursor = Views.flatIterable(rows).localizingCursor(); cursor.hasNext(); ) {
      cursor.next().set(cursor.getIntPosition(1));
    }
    assertFalse(warnings(rows, nothing, 1).toString().contains("same value"));
    Random random = new Random(5);
    RandomAccessibleInterval<FloatType> noise =
        mapped(nuclei(1, 2000), v -> 100 + 10 * random.nextGaussian());
    assertWarns(warnings(noise, nothing, 1), "noisier");
    assertWarns(warnings(noise, nothing, 1), "nothing was found");
  }

  @Test
  void muchLargerObjectsAreNoticedInPixelsOfTheImage() {
    SyntheticSample large = nuclei(10, 2000);
    assertWarns(
        warnings(large.image().plane(0, 0), large.labels().plane(0, 0), 1, GOOD), "diameter=");
    Range diameter = typical.ranges().get(ImageQuantity.DIAMETER.key());
    String expected = String.format(Locale.ROOT, "expects %.0f to ", diameter.low() * 4);
    assertWarns(
        warnings(large.image().plane(0, 0), large.labels().plane(0, 0), 0.25, GOOD), expected);
  }

  @Test
  void poorScoresAreNoticedAndGoodOnesNot() {
    SyntheticSample sample = nuclei(1, 2000);
    RandomAccessibleInterval<IntType> labels = sample.labels().plane(0, 0);
    RandomAccessibleInterval<? extends RealType<?>> plane = sample.image().plane(0, 0);
    assertWarns(warnings(plane, labels, 1, 0.3, 0.4), "the mean score");
    assertEquals(List.of(), warnings(plane, labels, 1, 1, 1));
  }

  @Test
  void noTrainingImageLooksUnlikeTheOthers() {
    Random random = new Random(1);
    for (ImageQuantity quantity : ImageQuantity.values()) {
      for (int i = 0; i < 1000; i++) {
        double[] v = random.doubles(3, 0, 1).sorted().toArray();
        Range range = new Range(v[0], v[1], v[2]);
        double inside = v[0] + random.nextDouble() * (v[2] - v[0]);
        assertEquals(0, quantity.compare(inside, range, 1 + random.nextInt(500)));
        assertEquals(0, quantity.compare(v[0], range, 1000));
        assertEquals(0, quantity.compare(v[2], range, 1000));
      }
      assertEquals(0, quantity.compare(Double.NaN, new Range(0, 0.5, 1), 10));
    }
    Range range = new Range(0.4, 0.5, 0.6);
    assertEquals(1, ImageQuantity.BRIGHTNESS.compare(0.9, range, 500));
    assertEquals(0, ImageQuantity.BRIGHTNESS.compare(0.7, range, 500), "a margin");
    assertEquals(0, ImageQuantity.BRIGHTNESS.compare(0.9, new Range(0.1, 0.3, 0.6), 3), "few");
    assertEquals(-1, ImageQuantity.SCORE.compare(0.1, range, 500));
  }

  @Test
  void modelsWithoutTheRecordGiveNoWarning() {
    Gson gson = new Gson();
    assertEquals(TypicalValues.NONE, gson.fromJson("{}", TypicalValues.class));
    assertEquals(typical, gson.fromJson(gson.toJson(typical), TypicalValues.class));
    TypicalImages blank = new TypicalImages(true);
    blank.add(
        PlaneMeasures.of(
            ArrayImgs.floats(5, 5, 1),
            (c, v) -> 0,
            ArrayImgs.ints(5, 5),
            LabelRegions.of(ArrayImgs.ints(5, 5)),
            true),
        Map.of(),
        1);
    assertEquals(List.of(), blank.warnings(TypicalValues.NONE, true));
    assertEquals(List.of(), new TypicalImages(true).warnings(typical, true));
  }

  @Test
  void ignoredPixelsAndClassesAreNoObjects() {
    TypicalImages images = new TypicalImages(false);
    float[] pixels = {1, 1, 5, 5, 9, 9, 3, 3};
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(new int[] {0, 0, 1, 1, -1, -1, 0, 2}, 4, 2);
    images.add(
        PlaneMeasures.of(
            ArrayImgs.floats(pixels, 4, 2, 1),
            (c, v) -> (float) v,
            labels,
            LabelRegions.of(labels),
            false),
        Map.of(),
        1);
    TypicalValues values = images.values();
    assertEquals(3 / 6.0, values.ranges().get("foreground").median());
    assertEquals(13 / 3.0 - 5 / 3.0, values.ranges().get("contrast").median(), 1e-9);
    assertFalse(values.ranges().containsKey("diameter"));
    assertFalse(values.ranges().containsKey("score"));
  }
}
