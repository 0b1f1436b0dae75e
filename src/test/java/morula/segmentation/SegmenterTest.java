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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import morula.image.Calibration;
import morula.image.GaussianFilter;
import morula.image.Image;
import morula.image.LabelGrowth;
import morula.image.Labels;
import morula.learning.TinyTraining;
import morula.model.ChangedModels;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.synthetic.NucleiParameters;
import morula.synthetic.SyntheticNuclei;
import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmenterTest {
  @TempDir static Path folder;

  @BeforeAll
  static void train() throws IOException {
    TinyTraining.data(folder);
    TinyTraining.run(TinyTraining.settings(folder, "model.zip", false, 0.01));
  }

  private static SegmentationSettings settings(int channel, int tile, double minimum, String unit) {
    return SegmentationSettings.defaults()
        .withModel(folder.resolve("model.zip").toString())
        .withChannel(channel)
        .withTileSize(tile)
        .withMinimumSize(minimum)
        .withSizeUnit(SizeUnit.parse(unit))
        .withDevice("cpu");
  }

  @Test
  void tiledEqualsWhole() throws IOException {
    Image image = SyntheticNuclei.draw("image", NucleiParameters.plane(333, 201), 11).image();
    List<Integer> whole = segment(image, settings(0, 4096, 0, "pixel"));
    assertTrue(whole.stream().anyMatch(v -> v > 0), "the model finds something");
    for (int tile : new int[] {64, 100, 160}) {
      assertEquals(whole, segment(image, settings(0, tile, 0, "pixel")), "tiles of " + tile);
    }
  }

  @Test
  void framesAreSegmentedForThemselvesAndNumberedThrough() throws IOException {
    List<Image> frames =
        List.of(
            SyntheticNuclei.draw("a", NucleiParameters.plane(96, 80), 4).image(),
            SyntheticNuclei.draw("b", NucleiParameters.plane(96, 80), 9).image());
    Image series =
        new Image(
            "series",
            Views.concatenate(4, floats(frames.get(0)), floats(frames.get(1))),
            frames.get(0).calibration());
    try (Segmenter segmenter = Segmenter.open(settings(0, 0, 0, "pixel"), Progress.NONE);
        Segmentation result = segmenter.segment(series, Progress.NONE)) {
      Labels labels = result.labels();
      List<Integer> first = values(labels, 0, 0);
      List<Integer> second = values(labels, 0, 1);
      assertEquals(series.calibration(), labels.calibration());
      int count = Collections.max(first);
      List<Integer> restarted = second.stream().map(v -> v == 0 ? 0 : v - count).toList();
      assertEquals(first, segment(frames.get(0), settings(0, 0, 0, "pixel")));
      assertEquals(restarted, segment(frames.get(1), settings(0, 0, 0, "pixel")));
    }
  }

  /** What is noisier than the training images is smoothed first, also where parts are segmented. */
  @Test
  void noisyImagesAreSmoothed() throws IOException {
    Image image = SyntheticNuclei.draw("image", NucleiParameters.plane(160, 140), 11).image();
    ArrayImg<FloatType, FloatArray> noisy = floats(image);
    double largest = noisy.stream().mapToDouble(FloatType::getRealDouble).max().orElseThrow();
    Random random = new Random(3);
    noisy.forEach(v -> v.set((float) (v.get() + 0.25 * largest * random.nextGaussian())));
    Image given = new Image("given", noisy, Calibration.NONE);
    SegmentationSettings auto = settings(0, 0, 0, "pixel");
    SegmentationSettings none = auto.withSmoothing(SmoothingRequest.parse("0"));
    List<String> messages = new ArrayList<>();
    try (Segmenter segmenter = Segmenter.open(auto, Progress.NONE)) {
      Progress progress = TestProgress.telling(messages::add);
      ImageFit fit = segmenter.fit(given, false, 0, Progress.NONE);
      double sigma = fit.normalization().smoothing().largest();
      assertTrue(sigma >= 0.4, sigma + "");
      float[] smooth = noisy.update(null).getCurrentStorageArray().clone();
      GaussianFilter.apply(smooth, 0, new int[] {160, 140}, sigma, sigma);
      Image filtered =
          new Image("filtered", ArrayImgs.floats(smooth, 160, 140, 1, 1, 1), Calibration.NONE);
      List<Integer> expected = segment(filtered, none);
      assertTrue(expected.stream().anyMatch(v -> v > 0), "the model finds something");
      assertNotEquals(expected, segment(given, none));
      SmoothingRequest same = SmoothingRequest.parse(" " + sigma + " ");
      assertEquals(expected, segment(given, auto.withSmoothing(same)));

      try (Segmentation result = segmenter.segment(given, progress)) {
        assertEquals(expected, values(result.labels(), 0, 0));
      }
      assertTrue(
          messages.stream()
              .anyMatch(
                  m ->
                      m.startsWith(
                          String.format(Locale.ROOT, "given: smoothed by %.1f pixels", sigma))),
          messages + "");
      messages.clear();
      Region whole = new Region(new FinalInterval(160, 140), (x, y) -> true);
      try (Segmentation part =
          segmenter.segment(given, false, new PlanePart(0, 0, whole), fit, progress)) {
        assertEquals(outlined(expected), outlined(values(part.labels(), 0, 0)));
      }
      segmenter.segment(image, progress).close();
      assertTrue(messages.stream().noneMatch(m -> m.contains("smoothed")), messages + "");
    }
  }

  /** Numbers objects in the order of their first pixels. */
  private static List<Integer> outlined(List<Integer> labels) {
    Map<Integer, Integer> numbers = new HashMap<>(Map.of(0, 0));
    return labels.stream().map(v -> numbers.computeIfAbsent(v, key -> numbers.size())).toList();
  }

  @Test
  void everyObjectHasAScoreAndAnImageOfAnotherKindWarnings() throws IOException {
    Image image = SyntheticNuclei.draw("image", NucleiParameters.plane(96, 96), 11).image();
    var inverted = floats(image);
    double largest = inverted.stream().mapToDouble(v -> v.getRealDouble()).max().orElseThrow();
    inverted.forEach(v -> v.set((float) largest - v.get()));
    Image other = new Image("inverted", inverted, Calibration.NONE);
    try (Segmenter segmenter = Segmenter.open(settings(0, 0, 0, "pixel"), Progress.NONE);
        Segmentation result = segmenter.segment(image, Progress.NONE);
        Segmentation unusual = segmenter.segment(other, Progress.NONE)) {
      double[] scores = result.scores().orElseThrow();
      assertEquals(Collections.max(values(result.labels(), 0, 0)), scores.length);
      for (double score : scores) {
        assertTrue(score > 0 && score <= 1, score + "");
      }
      assertEquals(List.of(), result.warnings());
      assertTrue(
          unusual.warnings().stream().anyMatch(w -> w.contains("invert the image")),
          unusual.warnings().toString());
    }
  }

  @Test
  void aSegmentationOutlivesTheNextOneAndTheSegmenter() throws IOException {
    Image first = SyntheticNuclei.draw("first", NucleiParameters.plane(96, 80), 4).image();
    Image second = SyntheticNuclei.draw("second", NucleiParameters.plane(120, 100), 9).image();
    Segmenter segmenter = Segmenter.open(settings(0, 0, 0, "pixel"), Progress.NONE);
    try (Segmentation a = segmenter.segment(first, Progress.NONE);
        Segmentation b = segmenter.segment(second, Progress.NONE)) {
      double[] scores = a.scores().orElseThrow();
      scores[0] = -1; // a copy
      segmenter.close();
      assertEquals(segment(first, settings(0, 0, 0, "pixel")), values(a.labels(), 0, 0));
      assertEquals(segment(second, settings(0, 0, 0, "pixel")), values(b.labels(), 0, 0));
      assertEquals(Collections.max(values(a.labels(), 0, 0)), a.scores().orElseThrow().length);
      assertEquals(Collections.max(values(b.labels(), 0, 0)), b.scores().orElseThrow().length);
      assertTrue(a.scores().orElseThrow()[0] > 0);
      assertEquals("first", a.labels().name());
    }
  }

  @Test
  void slicesShareTheirNormalisation() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(96, 80), 4).image();
    var dark = floats(plane);
    dark.forEach(v -> v.set(v.get() * 0.01f));
    Image stack =
        new Image("stack", Views.concatenate(3, floats(plane), dark), plane.calibration());
    try (Segmenter segmenter = Segmenter.open(settings(0, 0, 0, "pixel"), Progress.NONE);
        Segmentation result = segmenter.segment(stack, Progress.NONE)) {
      Labels labels = result.labels();
      assertTrue(values(labels, 0, 0).stream().anyMatch(v -> v > 0));
      long lit = values(labels, 0, 0).stream().filter(v -> v > 0).count();
      long unlit = values(labels, 1, 0).stream().filter(v -> v > 0).count();
      assertTrue(unlit < lit / 2, "a dark slice is not blown up: " + unlit + " of " + lit);
    }
  }

  @Test
  void channelsAreChosenOrRefused() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(96, 80), 4).image();
    Image other = SyntheticNuclei.draw("other", NucleiParameters.plane(96, 80), 5).image();
    Image two =
        new Image("two", Views.concatenate(2, floats(plane), floats(other)), Calibration.NONE);
    List<Integer> first = segment(plane, settings(0, 0, 0, "pixel"));
    List<Integer> second = segment(other, settings(0, 0, 0, "pixel"));
    assertNotEquals(first, second);
    assertEquals(first, segment(two, settings(1, 0, 0, "pixel")));
    assertEquals(second, segment(two, settings(2, 0, 0, "pixel")));
    assertEquals(first, segment(two, settings(0, 0, 0, "pixel")));
    Image blue =
        new Image(
            "blue",
            Views.concatenate(2, dark(96, 80), dark(96, 80), floats(plane)),
            Calibration.NONE);
    assertEquals(first, segment(blue, true, settings(0, 0, 0, "pixel")));
    assertEquals(first, segment(blue, true, settings(3, 0, 0, "pixel")));
    ArrayImg<FloatType, FloatArray> opaque = dark(96, 80);
    opaque.forEach(v -> v.set(255));
    Image opacity =
        new Image("opacity", Views.concatenate(2, floats(blue), opaque), Calibration.NONE);
    assertEquals(first, segment(opacity, true, settings(0, 0, 0, "pixel")), "not seen as light");
    assertNotEquals(first, segment(blue, false, settings(0, 0, 0, "pixel")));
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> segment(two, settings(3, 0, 0, "pixel")));
    assertEquals(
        "channel=3: two has only 2 channels; choose another channel or leave the key out",
        e.getMessage());
  }

  @Test
  void reversedContrastIsReversedBack() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(96, 80), 4).image();
    ArrayImg<FloatType, FloatArray> negative = floats(plane);
    negative.forEach(v -> v.set(255 - v.get()));
    Image reversed = new Image("reversed", negative, plane.calibration());
    String model = folder.resolve("model.zip").toString();
    SegmentationSettings inverting =
        SegmentationSettings.defaults().withModel(model).withInvert(true).withDevice("cpu");
    List<Integer> expected = segment(plane, settings(0, 0, 0, "pixel"));
    assertTrue(expected.stream().anyMatch(v -> v > 0));
    assertEquals(expected, segment(reversed, inverting));
    assertNotEquals(expected, segment(reversed, settings(0, 0, 0, "pixel")));
  }

  @Test
  void tilesThatAreMostlyContextAreSaidToBeSlow() throws IOException {
    Image image = SyntheticNuclei.draw("image", NucleiParameters.plane(64, 64), 4).image();
    List<String> said = new ArrayList<>();
    String model = folder.resolve("model.zip").toString();
    for (int tile : new int[] {0, 8, 4096}) {
      SegmentationSettings settings =
          SegmentationSettings.defaults().withModel(model).withTileSize(tile).withDevice("cpu");
      try (Segmenter segmenter = Segmenter.open(settings, TestProgress.telling(said::add))) {
        // remarks wait until an image was found to be right
        assertTrue(said.stream().noneMatch(line -> line.startsWith("tile_size=" + tile)));
        segmenter.segment(image, Progress.NONE).close();
      }
    }
    List<String> slow = said.stream().filter(line -> line.startsWith("tile_size=")).toList();
    assertEquals(1, slow.size(), said::toString);
    assertTrue(slow.get(0).startsWith("tile_size=8 is slow"), said::toString);
  }

  @Test
  void sizesAreThoseOfTheFinalObjects() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(196, 180), 4).image();
    List<Long> all = areas(segment(plane, settings(0, 0, 0, "pixel")));
    for (long minimum : new TreeSet<>(all)) {
      List<Long> expected = all.stream().filter(area -> area >= minimum).toList();
      assertEquals(expected, areas(segment(plane, settings(0, 0, minimum, "pixel"))));
    }
  }

  @Test
  void outlinesAreMovedInPixelsOrMicrons() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(96, 80), 4).image();
    int[] expected = segment(plane, settings(0, 0, 0, "pixel")).stream().mapToInt(i -> i).toArray();
    int before = background(expected);
    LabelGrowth.apply(ArrayImgs.ints(expected, 96, 80), 2, 1, 1);
    assertTrue(background(expected) < before, "there is something to grow");
    List<Integer> pixels = segment(plane, settings(0, 0, 0, "pixel").withGrow(2));
    assertEquals(Arrays.stream(expected).boxed().toList(), pixels);
    Calibration calibration = plane.calibration();
    double micron = calibration.pixelWidth() * calibration.micronsPerUnit().getAsDouble();
    assertEquals(pixels, segment(plane, settings(0, 0, 0, "micron").withGrow(2.1 * micron)));
  }

  private static int background(int[] labels) {
    return (int) Arrays.stream(labels).filter(label -> label == 0).count();
  }

  private static List<Long> areas(List<Integer> labels) {
    return labels.stream()
        .filter(label -> label > 0)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .values()
        .stream()
        .sorted()
        .toList();
  }

  @Test
  void sizesInMicronsNeedAPixelSize() throws IOException {
    Image plane = SyntheticNuclei.draw("plane", NucleiParameters.plane(96, 80), 4).image();
    assertTrue(segment(plane, settings(0, 0, 1e6, "micron")).stream().allMatch(v -> v == 0));
    Image bare = new Image("bare", plane.pixels(), Calibration.NONE);
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class, () -> segment(bare, settings(0, 0, 5, "micron")));
    assertTrue(e.getMessage().startsWith("size_unit=micron"), e.getMessage());
  }

  private static ArrayImg<FloatType, FloatArray> floats(Image image) {
    var copy = ArrayImgs.floats(image.pixels().dimensionsAsLongArray());
    var target = copy.cursor();
    Views.flatIterable(image.pixels()).forEach(v -> target.next().set(v.getRealFloat()));
    return copy;
  }

  private static ArrayImg<FloatType, FloatArray> dark(long width, long height) {
    return ArrayImgs.floats(width, height, 1, 1, 1);
  }

  private static List<Integer> segment(Image image, SegmentationSettings settings)
      throws IOException {
    return segment(image, false, settings);
  }

  private static List<Integer> segment(Image image, boolean color, SegmentationSettings settings)
      throws IOException {
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE);
        Segmentation result = segmenter.segment(image, color, Progress.NONE)) {
      return values(result.labels(), 0, 0);
    }
  }

  private static List<Integer> values(Labels labels, long z, long frame) {
    List<Integer> values = new ArrayList<>();
    for (IntType pixel : Views.flatIterable(labels.plane(z, frame))) {
      values.add(pixel.get());
    }
    return values;
  }

  /**
   * A model whose validation images say that objects with a score of 0.5 are right 9 times of 10.
   */
  @Test
  void theSmallestScoreIsThatOfTheTable() throws IOException {
    Path known =
        ChangedModels.of(
            folder.resolve("model.zip"),
            "\"typical\": {",
            "\"typical\": {\"score_shares\": {\"scores\": [0.5], \"right\": [0.9]},");
    Image image = SyntheticNuclei.draw("image", NucleiParameters.plane(333, 201), 11).image();
    double[] before = scores(image, folder.resolve("model.zip"), 0);
    double[] all = scores(image, known, 0);
    assertEquals(before.length, all.length);
    for (int i = 0; i < all.length; i++) {
      assertEquals(before[i] < 0.5 ? 1.8 * before[i] : 0.8 + before[i] / 5, all[i], 1e-9);
    }
    double limit = Arrays.stream(all).sorted().toArray()[all.length / 2];
    double[] kept = scores(image, known, limit - 1e-6);
    assertEquals(Arrays.stream(all).filter(score -> score >= limit).count(), kept.length);
    assertTrue(kept.length < all.length, "scores differ");
  }

  private static double[] scores(Image image, Path model, double minimum) throws IOException {
    SegmentationSettings settings =
        settings(0, 0, 0, "pixel").withModel(model.toString()).withMinimumScore(minimum);
    try (Segmenter segmenter = Segmenter.open(settings, Progress.NONE);
        Segmentation result = segmenter.segment(image, Progress.NONE)) {
      return result.scores().orElseThrow();
    }
  }
}
