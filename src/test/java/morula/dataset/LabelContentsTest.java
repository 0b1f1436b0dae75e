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

package morula.dataset;

import static morula.dataset.LabelFixtures.SIDE;
import static morula.dataset.LabelFixtures.blurred;
import static morula.dataset.LabelFixtures.discs;
import static morula.dataset.LabelFixtures.fill;
import static morula.dataset.LabelFixtures.labels;
import static morula.dataset.LabelFixtures.mask;
import static morula.dataset.LabelFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongFunction;
import javax.imageio.ImageIO;
import morula.dataset.Finding.Severity;
import morula.image.Labels;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelContentsTest {
  private static final List<LabelKind> NEEDED =
      List.of(LabelKind.OBJECTS, LabelKind.CLASSES, LabelKind.FOREGROUND);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 255, 65_535})
  void masksBecomeComponents(int value) {
    LabelContents contents = of(LabelKind.OBJECTS, seed -> mask(seed, value));
    assertEquals(LabelKind.COMPONENTS, contents.kind());
    assertEquals(Map.of(), contents.levels());
    said(contents, Severity.WARNING, "the labels have a single value (4 of 4 images, such as a0)");
    silent(of(LabelKind.CLASSES, seed -> mask(seed, value)));
    silent(of(LabelKind.FOREGROUND, seed -> mask(seed, value)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void masksOfStacksAndMoviesAreMasks(boolean slices) {
    Labels stack = labels(slices, mask(1, 255), mask(2, 255), mask(3, 255));
    LabelContents contents =
        LabelContents.of(
            Map.of("a", LabelStatistics.of(stack, -1, false)), LabelKind.OBJECTS, "labels");
    assertEquals(LabelKind.COMPONENTS, contents.kind());
  }

  /** One pixel of 254 in the background, and one of 3. */
  @Test
  void strayPixelsDoNotHideMasks() {
    LabelContents contents =
        of(
            LabelKind.OBJECTS,
            seed -> {
              int[] mask = mask(seed, 255);
              mask[SIDE + 31] = seed == 1 ? 254 : 0;
              mask[63 * SIDE + 63] = seed == 2 ? 3 : 0;
              return mask;
            });
    assertEquals(LabelKind.COMPONENTS, contents.kind());
    assertEquals(Map.of("a1", 128, "a2", 128), contents.levels());
    said(contents, Severity.WARNING, "2 of 4 images have other values than a mask should have");
  }

  @Test
  void aFewOtherImagesDoNotHideMasks() {
    LabelContents contents =
        of(LabelKind.OBJECTS, seed -> seed == 0 ? discs(seed) : mask(seed, 255));
    assertEquals(LabelKind.COMPONENTS, contents.kind(), "components keep numbers apart");
    contents = of(LabelKind.OBJECTS, seed -> seed == 0 ? mask(seed, 255) : discs(seed));
    assertEquals(LabelKind.OBJECTS, contents.kind());
    said(contents, Severity.WARNING, "1 of 4 images has a single value in many separate pieces");
  }

  @ParameterizedTest
  @EnumSource(names = {"OBJECTS", "CLASSES", "FOREGROUND"})
  void masksThatWereResizedAreReadAtHalfTheirValue(LabelKind needed) {
    LabelContents contents = of(needed, seed -> blurred(mask(seed, 255)));
    assertEquals(needed == LabelKind.OBJECTS ? LabelKind.COMPONENTS : needed, contents.kind());
    assertEquals(Map.of("a0", 128, "a1", 128, "a2", 128, "a3", 128), contents.levels());
    said(contents, Severity.WARNING, "values from 128 on are read as object");
    Labels read = contents.read("a0", labels(blurred(mask(0, 255))), -1);
    int[] right = mask(0, 255);
    int[] different = new int[1];
    int i = 0;
    for (var pixel : Views.flatIterable(read.pixels())) {
      different[0] += pixel.get() == right[i++] ? 0 : 1;
    }
    assertTrue(different[0] < 0.01 * SIDE * SIDE, different[0] + " pixels");
  }

  @ParameterizedTest
  @EnumSource(names = {"OBJECTS", "CLASSES", "FOREGROUND"})
  void masksInJpegAreReadAtHalfTheirValue(LabelKind needed) {
    LabelContents contents = ofJpeg(needed, seed -> mask(seed, 255));
    assertEquals(4, contents.levels().size());
    said(contents, Severity.WARNING, "JPEG changes values");
    assertEquals(needed == LabelKind.OBJECTS ? 2 : 1, contents.findings().size());
  }

  @Test
  void otherLabelsInJpegAreRefused() {
    for (LabelKind needed : NEEDED) {
      LabelContents contents = ofJpeg(needed, seed -> with(discs(seed), v -> v * 12));
      said(contents, Severity.ERROR, "saved as JPEG, which changes the values of labels (a0, a1");
    }
  }

  @Test
  void invertedMasksAreSaid() {
    for (LabelKind needed : NEEDED) {
      LabelContents contents = of(needed, seed -> with(mask(seed, 255), v -> 255 - v));
      said(contents, Severity.WARNING, "the only label covers 6");
      said(contents, Severity.WARNING, "as in an inverted mask");
    }
  }

  @Test
  void labelsWithoutBackgroundAreSaid() {
    LabelContents contents = of(LabelKind.OBJECTS, seed -> with(mask(seed, 1), v -> 2 - v));
    said(contents, Severity.WARNING, "no pixel is 0, which means background");
    said(contents, Severity.WARNING, "the same values 1, 2, as ilastik");
    said(
        of(LabelKind.FOREGROUND, seed -> with(mask(seed, 1), v -> 2 - v)),
        Severity.WARNING,
        "no pixel is 0");
  }

  @Test
  void classesWhereObjectsAreNeededAreSaid() {
    LabelContents contents =
        of(LabelKind.OBJECTS, seed -> with(discs(seed), v -> v == 0 ? 0 : 1 + v % 3));
    assertEquals(LabelKind.OBJECTS, contents.kind());
    said(contents, Severity.WARNING, "the values 1 to 3 each lie in several separate pieces");
  }

  @Test
  void objectsWhereClassesAreNeededAreSaid() {
    LabelContents contents = of(LabelKind.CLASSES, LabelFixtures::discs);
    said(contents, Severity.WARNING, "objects rather than classes");
    silent(of(LabelKind.CLASSES, seed -> with(discs(seed), v -> v == 0 ? 0 : 1 + v % 3)));
    silent(
        of(
            LabelKind.CLASSES,
            seed -> {
              int[] organs = new int[SIDE * SIDE];
              for (int i = 1; i <= 4; i++) {
                fill(organs, 28 * i, 20 * i + seed, 6 * i, i);
              }
              return organs;
            }));
  }

  @Test
  void numbersThatDoNotFitInto8BitsAreSaid() {
    LabelContents contents = of(LabelKind.OBJECTS, seed -> grid(v -> v % 256));
    said(contents, Severity.WARNING, "(numbers 1 to 33 of a0, also in a1, a2, a3)");
    said(contents, Severity.WARNING, "255 labels in an 8-bit image are the likely cause");
    said(
        of(LabelKind.OBJECTS, seed -> grid(v -> Math.min(v, 255))),
        Severity.WARNING,
        "(numbers 255 of a0");
    silent(of(LabelKind.OBJECTS, seed -> grid(v -> v)));
  }

  /** 17 × 17 squares of 5 pixels. */
  private static int[] grid(java.util.function.IntUnaryOperator number) {
    int[] pixels = new int[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      if (x < 119 && y < 119 && x % 7 < 5 && y % 7 < 5) {
        pixels[i] = number.applyAsInt(1 + y / 7 * 17 + x / 7);
      }
    }
    return pixels;
  }

  @Test
  void interpolatedNumbersAreSaid() {
    LabelContents contents = of(LabelKind.OBJECTS, seed -> blurred(discs(seed)));
    assertEquals(LabelKind.OBJECTS, contents.kind());
    said(contents, Severity.WARNING, "resize labels without interpolation");
  }

  @Test
  void singlePixelsAreSaid() {
    LabelContents slips = of(LabelKind.OBJECTS, seed -> dots(discs(seed), 20));
    said(slips, Severity.WARNING, "80 of 144 objects are single pixels, perhaps slips of a brush");
    LabelContents dots = of(LabelKind.OBJECTS, seed -> dots(new int[SIDE * SIDE], 200));
    said(dots, Severity.WARNING, "800 of 800 objects are single pixels, which have no outline");
    LabelContents mask =
        of(LabelKind.OBJECTS, seed -> with(dots(discs(seed), 30), v -> v > 0 ? 1 : 0));
    assertEquals(LabelKind.COMPONENTS, mask.kind());
    said(mask, Severity.WARNING, "are single pixels");
    silent(of(LabelKind.OBJECTS, seed -> dots(discs(seed), 2)));
  }

  private static int[] dots(int[] pixels, int count) {
    for (int i = 0; i < count; i++) {
      pixels[(31 + 16 * (i / 8) % SIDE) % SIDE * SIDE + (i * 4 + i / 64) % SIDE] = 100 + i;
    }
    return pixels;
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 4095})
  void photographsAreRefused(int largest) {
    for (LabelKind needed : NEEDED) {
      LabelContents contents =
          of(
              needed,
              seed -> {
                SplittableRandom random = new SplittableRandom(seed);
                return with(
                    blurred(blurred(mask(seed, largest * 2 / 3))),
                    v -> v + random.nextInt(largest / 6));
              });
      said(contents, Severity.ERROR, "the values change from pixel to pixel, as in a photograph");
    }
  }

  /** Bright nuclei on a background of nearly one value. */
  @Test
  void darkPhotographsAreRefused() {
    LabelContents contents =
        of(
            LabelKind.OBJECTS,
            seed -> {
              SplittableRandom random = new SplittableRandom(seed);
              return with(
                  blurred(blurred(mask(seed, 90))),
                  v -> v == 0 ? 4 + random.nextInt(20) / 19 : v + 5 + random.nextInt(v / 4 + 1));
            });
    said(contents, Severity.ERROR, "as in a photograph");
  }

  @Test
  void oneNumberForTwoObjectsFarApartIsSaid() {
    LabelContents contents =
        of(LabelKind.OBJECTS, seed -> with(discs(seed), v -> seed == 0 && v == 16 ? 2 : v));
    assertEquals(LabelKind.OBJECTS, contents.kind());
    said(contents, Severity.INFO, "a label lies in pieces far apart");
    said(contents, Severity.INFO, "(number 2 of a0)");
  }

  @Test
  void objectsAreLeftInPeace() {
    silent(of(LabelKind.OBJECTS, LabelFixtures::discs));
    silent(of(LabelKind.FOREGROUND, LabelFixtures::discs));
    silent(of(LabelKind.OBJECTS, seed -> new int[SIDE * SIDE]), "nothing at all");
    silent(
        of(
            LabelKind.OBJECTS,
            seed -> {
              int[] cut = discs(seed);
              for (int x = 0; x < SIDE; x++) {
                cut[14 * SIDE + x] = 0; // a scratch through four of sixteen
              }
              cut[31 * SIDE + 31] = 3; // a slip, far from its object
              return cut;
            }),
        "objects in two pieces");
    silent(
        of(
            LabelKind.OBJECTS,
            seed -> {
              int[] one = new int[SIDE * SIDE];
              fill(one, 60 + seed, 60, 30, 1);
              return one;
            }),
        "one object an image");
    silent(
        of(
            LabelKind.OBJECTS,
            seed -> {
              int[] all = new int[SIDE * SIDE];
              for (int i = 0; i < all.length; i++) {
                all[i] = 1 + i % SIDE / 8 + i / SIDE / 8 * 16;
              }
              return all;
            }),
        "tissue without background");
  }

  @Test
  void numbersOfAMovieMayMove() {
    int[][] frames = new int[6][];
    for (int t = 0; t < frames.length; t++) {
      frames[t] = new int[SIDE * SIDE];
      for (int object = 1; object <= 4; object++) {
        fill(frames[t], 15 + 20 * t, 30 * object - 10, 8, object);
      }
    }
    silent(
        LabelContents.of(
            Map.of("a", LabelStatistics.of(labels(false, frames), -1, false)),
            LabelKind.OBJECTS,
            "labels"));
  }

  @Test
  void ignoredPixelsDoNotCount() {
    Map<String, LabelStatistics> images = new LinkedHashMap<>();
    for (int seed = 0; seed < 4; seed++) {
      int[] mask = mask(seed, 1);
      fill(mask, 60, 60, 20, 255);
      images.put("a" + seed, LabelStatistics.of(labels(mask), 255, false));
    }
    LabelContents contents = LabelContents.of(images, LabelKind.OBJECTS, "labels");
    assertEquals(LabelKind.COMPONENTS, contents.kind());
    assertEquals(Map.of(), contents.levels());
  }

  /** With 255 for what is not annotated, objects cannot be read as 255, as they usually are. */
  @Test
  void objectsOfMasksAreNotReadAsWhatIsIgnored() {
    Map<String, LabelStatistics> images = new LinkedHashMap<>();
    int[] mask = mask(1, 7);
    long objects = Arrays.stream(mask).filter(v -> v > 0).count();
    mask[SIDE + 31] = 3; // a slip
    mask[SIDE + 33] = 255;
    for (int i = 0; i < 4; i++) {
      images.put("a" + i, LabelStatistics.of(labels(mask), 255, false));
    }
    LabelContents contents = LabelContents.of(images, LabelKind.OBJECTS, "labels");
    assertEquals(LabelKind.COMPONENTS, contents.kind());
    assertEquals(4, contents.levels().size());
    Map<Integer, Long> found = new TreeMap<>();
    for (var pixel : Views.flatIterable(contents.read("a0", labels(mask), 255).pixels())) {
      found.merge(pixel.get(), 1L, Long::sum);
    }
    assertEquals(1, found.remove(255));
    found.remove(0);
    assertEquals(List.of(objects), List.copyOf(found.values()));
    assertEquals(found, contents.areas("a0", images.get("a0")));
  }

  private static LabelContents of(LabelKind needed, LongFunction<int[]> image) {
    Map<String, LabelStatistics> images = new LinkedHashMap<>();
    for (int seed = 0; seed < 4; seed++) {
      images.put("a" + seed, LabelStatistics.of(labels(image.apply(seed)), -1, false));
    }
    return LabelContents.of(images, needed, "labels");
  }

  private static LabelContents ofJpeg(LabelKind needed, LongFunction<int[]> image) {
    Map<String, LabelStatistics> images = new LinkedHashMap<>();
    for (int seed = 0; seed < 4; seed++) {
      images.put("a" + seed, LabelStatistics.of(labels(jpeg(image.apply(seed))), -1, true));
    }
    return LabelContents.of(images, needed, "labels");
  }

  private static int[] jpeg(int[] pixels) {
    try {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setPixels(0, 0, SIDE, SIDE, pixels);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", out);
      return ImageIO.read(new ByteArrayInputStream(out.toByteArray()))
          .getRaster()
          .getPixels(0, 0, SIDE, SIDE, (int[]) null);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void said(LabelContents contents, Severity severity, String part) {
    assertTrue(
        contents.findings().stream()
            .anyMatch(f -> f.severity() == severity && f.text().contains(part)),
        part + " " + contents.findings());
    contents
        .findings()
        .forEach(
            finding ->
                assertTrue(
                    finding.text().length() < 400 && !finding.text().contains("\n"),
                    String.format(Locale.ROOT, "one line: %s", finding)));
  }

  private static void silent(LabelContents contents) {
    silent(contents, "");
  }

  private static void silent(LabelContents contents, String what) {
    assertEquals(List.of(), contents.findings(), what);
    assertEquals(Map.of(), contents.levels(), what);
  }
}
