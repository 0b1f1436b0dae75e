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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import morula.dataset.Finding.Severity;
import morula.image.Calibration;
import morula.image.Image;
import morula.image.Labels;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class DataCheckTest {
  private static final int SIZE = 12;

  @Test
  void nothingButFiguresOnGoodData() {
    List<Finding> findings =
        check(
            List.of(pair("a", 1, objects(1, 2)), pair("b", 2, objects(3, 9))),
            List.of(pair("c", 3, objects(1, 4))),
            LabelKind.OBJECTS);
    assertEquals(1, findings.size());
    assertEquals(Severity.INFO, findings.get(0).severity());
    assertTrue(findings.get(0).text().startsWith("4 objects in 2 training images; median area 4"));
  }

  @Test
  void sizesThatDiffer() {
    Image image = image("a", 1, 1, 8, SIZE, SIZE);
    Labels labels = new Labels("a", ArrayImgs.ints(SIZE, SIZE - 1, 1, 1), Calibration.NONE);
    expect(
        Severity.ERROR,
        "a",
        "12 × 11",
        List.of(PairSummary.of(image, labels, -1, false)),
        List.of());
  }

  @Test
  void emptyLabels() {
    PairSummary empty = pair("empty", 1, new int[SIZE * SIZE]);
    PairSummary full = pair("full", 2, objects(1, 2));
    expect(
        Severity.WARNING,
        "",
        "1 of 2 training label images is empty",
        List.of(empty, full),
        List.of());
    expect(Severity.ERROR, "", "all 1 training", List.of(empty), List.of(full));
    expect(Severity.ERROR, "", "all 1 validation", List.of(full), List.of(empty));
    expect(Severity.ERROR, "", "validation= names images with", List.of(full), List.of(empty));
  }

  @Test
  void masksWhereObjectsAreNeeded() {
    PairSummary mask = pair("mask", 1, objects(255, 255));
    PairSummary single = pair("single", 2, objects(255, 0));
    PairSummary objects = pair("objects", 3, objects(1, 2));
    assertEquals(2, mask.labels().pieces());
    assertEquals(LabelKind.COMPONENTS, kind(mask, single));
    assertEquals(LabelKind.OBJECTS, kind(single), "one object an image is possible");
    assertEquals(LabelKind.OBJECTS, kind(mask, objects), "an object may be in two pieces");
    expect(Severity.WARNING, "", "connected components", List.of(mask), List.of(single));
    assertTrue(
        check(List.of(mask), List.of(single), LabelKind.CLASSES).stream()
            .noneMatch(finding -> finding.text().contains("connected components")));
  }

  @Test
  void imagesOfAnotherKind() {
    PairSummary a = pair("a", 1, objects(1, 2));
    PairSummary b = pair("b", 2, objects(1, 2));
    Labels labels = labels("c", objects(1, 2));
    PairSummary rgb = PairSummary.of(image("rgb", 3, 3, 8, SIZE, SIZE), labels, -1, false);
    PairSummary deep = PairSummary.of(image("deep", 4, 1, 16, SIZE, SIZE), labels, -1, false);
    expect(Severity.ERROR, "rgb", "1 image has 3 channels", List.of(a, rgb), List.of(b));
    expect(Severity.WARNING, "deep", "1 image has 16 bits per pixel", List.of(a, b), List.of(deep));
  }

  @Test
  void duplicatesAcrossTrainingAndValidation() {
    PairSummary a = pair("a", 1, objects(1, 2));
    PairSummary copy = pair("copy", 1, objects(1, 2));
    PairSummary other = pair("other", 1, objects(3, 0));
    PairSummary b = pair("b", 2, objects(1, 2));
    expect(
        Severity.WARNING,
        "copy",
        "same pixels as the training image a",
        List.of(a, b),
        List.of(copy));
    expect(Severity.INFO, "copy", "counts twice", List.of(a, copy), List.of(b));
    expect(Severity.WARNING, "other", "different labels", List.of(a, other), List.of(b));
  }

  @Test
  void classes() {
    int[] rare = new int[100 * 100];
    Arrays.fill(rare, 0, 5000, 1);
    rare[9999] = 2;
    Image image = image("rare", 1, 1, 8, 100, 100);
    PairSummary pair = PairSummary.of(image, labels("rare", rare, 100, 100), -1, false);
    expect(Severity.WARNING, "", "2: 0.01 %", List.of(pair), List.of(), LabelKind.CLASSES);
    PairSummary gap = pair("gap", 2, objects(3, 7));
    expect(Severity.WARNING, "", "[0, 3, 7]", List.of(gap), List.of(), LabelKind.CLASSES);
    expect(
        Severity.WARNING,
        "gap",
        "occurs only in validation images",
        List.of(pair),
        List.of(gap),
        LabelKind.CLASSES);
    List<Finding> mask =
        check(List.of(pair("mask", 4, objects(255, 0))), List.of(), LabelKind.CLASSES);
    assertTrue(mask.stream().noneMatch(finding -> finding.text().contains("gaps")));
    int[] many = new int[100 * 100];
    Arrays.setAll(many, i -> i % 100 / 10 + i / 1000 * 10);
    PairSummary objects =
        PairSummary.of(image("m", 3, 1, 8, 100, 100), labels("m", many, 100, 100), -1, false);
    expect(Severity.WARNING, "", "heads=distance", List.of(objects), List.of(), LabelKind.CLASSES);
  }

  @Test
  void statisticsLeaveOutWhatIsIgnored() {
    int[] pixels = new int[SIZE * SIZE];
    pixels[0] = 255;
    pixels[1] = -3;
    pixels[2] = 70_000;
    pixels[3] = 70_000;
    pixels[4] = 2;
    LabelStatistics statistics = pair("a", 1, pixels, 255).labels();
    assertArrayEquals(new int[] {2, 70_000}, statistics.values());
    assertArrayEquals(new long[] {1, 2}, statistics.areas());
    assertEquals(SIZE * SIZE - 5, statistics.background());
  }

  @Test
  void fingerprintKnowsPixelsAndLabelsOnly() {
    PairSummary a = pair("a", 1, objects(1, 2));
    PairSummary b = pair("b", 2, objects(1, 2));
    PairSummary renamed = pair("z", 1, objects(1, 2));
    PairSummary relabelled = pair("a", 1, objects(1, 3));
    String fingerprint = DataFingerprint.of(List.of(a, b));
    assertEquals(64, fingerprint.length());
    assertEquals(fingerprint, DataFingerprint.of(List.of(b, renamed)));
    assertNotEquals(fingerprint, DataFingerprint.of(List.of(relabelled, b)));
    assertNotEquals(fingerprint, DataFingerprint.of(List.of(a)));
    assertNotEquals(fingerprint, DataFingerprint.of(List.of(a, pair("b", 3, objects(1, 2)))));
  }

  private static void expect(
      Severity severity,
      String file,
      String part,
      List<PairSummary> training,
      List<PairSummary> validation) {
    expect(severity, file, part, training, validation, LabelKind.OBJECTS);
  }

  private static void expect(
      Severity severity,
      String file,
      String part,
      List<PairSummary> training,
      List<PairSummary> validation,
      LabelKind kind) {
    List<Finding> findings = check(training, validation, kind);
    assertTrue(
        findings.stream()
            .anyMatch(
                finding ->
                    finding.severity() == severity
                        && finding.file().equals(file)
                        && finding.text().contains(part)),
        findings.toString());
    assertTrue(findings.stream().noneMatch(finding -> finding.text().contains("\n")));
  }

  private static List<Finding> check(
      List<PairSummary> training, List<PairSummary> validation, LabelKind kind) {
    List<PairSummary> all = new ArrayList<>(training);
    all.addAll(validation);
    return DataCheck.check(
        training, validation, LabelContents.of(DataCheck.labels(all), kind, "labels"));
  }

  private static LabelKind kind(PairSummary... pairs) {
    return LabelContents.of(DataCheck.labels(List.of(pairs)), LabelKind.OBJECTS, "labels").kind();
  }

  /** Two squares of 2 × 2 pixels that do not touch. */
  private static int[] objects(int first, int second) {
    int[] labels = new int[SIZE * SIZE];
    for (int i : new int[] {0, 1, SIZE, SIZE + 1}) {
      labels[SIZE + 1 + i] = first;
      labels[5 * SIZE + 6 + i] = second;
    }
    return labels;
  }

  private static PairSummary pair(String name, long seed, int[] labels) {
    return pair(name, seed, labels, -1);
  }

  private static PairSummary pair(String name, long seed, int[] labels, int ignore) {
    return PairSummary.of(image(name, seed, 1, 8, SIZE, SIZE), labels(name, labels), ignore, false);
  }

  private static Labels labels(String name, int[] labels) {
    return labels(name, labels, SIZE, SIZE);
  }

  private static Labels labels(String name, int[] labels, int width, int height) {
    return new Labels(name, ArrayImgs.ints(labels, width, height, 1, 1), Calibration.NONE);
  }

  private static Image image(
      String name, long seed, int channels, int bits, int width, int height) {
    SplittableRandom random = new SplittableRandom(seed);
    if (bits == 8) {
      byte[] pixels = new byte[width * height * channels];
      random.nextBytes(pixels);
      return new Image(
          name, ArrayImgs.unsignedBytes(pixels, width, height, channels, 1, 1), Calibration.NONE);
    }
    short[] pixels = new short[width * height * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (short) random.nextInt();
    }
    return new Image(
        name, ArrayImgs.unsignedShorts(pixels, width, height, channels, 1, 1), Calibration.NONE);
  }
}
