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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.image.LabelRegions;
import morula.image.PixelBlocks;
import morula.instances.DistanceHead;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.instances.SemanticHead;
import morula.model.DoubtScale;
import morula.model.ScoreShares;
import morula.model.TypicalValues;
import morula.model.TypicalValues.Range;
import morula.progress.Progress;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentationQualityTest {
  private static final Head OBJECTS = new DistanceHead();

  private static final ArrayImg<FloatType, FloatArray> PREDICTION =
      ArrayImgs.floats(
          new float[] {.9f, .1f, .6f, .1f, .3f, .2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 6, 1, 3);

  private static PlaneResult plane(
      Map<ImageQuantity, Double> measures, double[] scores, int... labels) {
    return new PlaneResult(
        ArrayImgs.ints(labels, labels.length, 1), scores, scores, measures, Map.of(), 1);
  }

  /** What is usual of four signs, of which three are so in the planes of these tests. */
  private static final DoubtScale DOUBT =
      new DoubtScale(
          100,
          Map.of(
              "touching", new DoubtScale.Usual(0.1, 0.1),
              "edges", new DoubtScale.Usual(4, 1),
              "texture", new DoubtScale.Usual(0.2, 0.1),
              "left_out", new DoubtScale.Usual(-4, 1)));

  private static Map<DoubtSign, Double> touching(double share) {
    return Map.of(
        DoubtSign.TOUCHING, share,
        DoubtSign.EDGES, 1.0,
        DoubtSign.TEXTURE, 0.2,
        DoubtSign.LEFT_OUT, -1.0);
  }

  private static TypicalValues typical(String quantity, Range range) {
    return new TypicalValues(100, Map.of(quantity, range), 0, DoubtScale.NONE, ScoreShares.NONE);
  }

  /** As the planes of an image are added, one after the other. */
  private static int[] add(SegmentationQuality quality, int before, PlaneResult plane) {
    ObjectNumbering numbering = ObjectNumbering.apply(plane.labels(), before);
    quality.add(plane, numbering);
    int[] numbers = new int[(int) plane.labels().size()];
    PixelBlocks.copy(plane.labels(), numbers, 0);
    return numbers;
  }

  @Test
  void scoresFollowTheNumbersOfTheWholeImage() {
    SegmentationQuality quality = new SegmentationQuality(OBJECTS, TypicalValues.NONE, true);
    double[] scores = {0.9, 0.6, 0.3};
    // the second has vanished, and the third comes first
    assertArrayEquals(new int[] {1, 1, 0, 2}, add(quality, 0, plane(Map.of(), scores, 3, 3, 0, 1)));
    assertArrayEquals(new int[] {0, 0}, add(quality, 2, plane(Map.of(), new double[0], 0, 0)));
    assertArrayEquals(new int[] {3, 4, 5}, add(quality, 2, plane(Map.of(), scores, 1, 2, 3)));
    assertArrayEquals(new double[] {0.3, 0.9, 0.9, 0.6, 0.3}, quality.scores().orElseThrow());
    assertEquals(List.of(), quality.warnings(), "an old model");
  }

  @Test
  void scoresAreTheSharesThatAreKnown() {
    TypicalValues typical =
        new TypicalValues(
            0, Map.of(), 0, DoubtScale.NONE, new ScoreShares(List.of(0.5), List.of(0.8)));
    SegmentationQuality quality = new SegmentationQuality(OBJECTS, typical, true);
    add(quality, 0, plane(Map.of(), new double[] {0.5, 0.25}, 1, 2));
    assertArrayEquals(new double[] {0.8, 0.4}, quality.scores().orElseThrow(), 1e-9);
    assertEquals(ObjectScores.UNSURE_SHARE, quality.unsureBelow());
    assertEquals(
        ObjectScores.UNSURE,
        new SegmentationQuality(OBJECTS, TypicalValues.NONE, true).unsureBelow());
  }

  /** Three objects with a mean score of about 0.6, which cover half of the plane. */
  private static PlaneResult threeObjects(float... pixels) {
    ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(new int[] {1, 0, 2, 0, 3, 0}, 6, 1);
    double[] scores = ObjectScores.of(OBJECTS, PREDICTION, labels, 3, Progress.NONE);
    Map<ImageQuantity, Double> measures =
        PlaneMeasures.of(
            ArrayImgs.floats(pixels, 6, 1, 1),
            (channel, value) -> (float) value,
            labels,
            LabelRegions.of(labels),
            true);
    return new PlaneResult(labels, scores, scores, measures, Map.of(), 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "score      | 0.8 | 0.85 | 0.9 | mean score of the objects",
        "score      | 0.5 | 0.6  | 0.7 |",
        "foreground | 0   | 0.05 | 0.1 | 50 % of the image",
        "foreground | 0.4 | 0.5  | 0.6 |",
        "contrast   | 0.1 | 0.2  | 0.3 | objects are brighter",
        "contrast   | 0.7 | 0.8  | 0.9 |",
        "brightness | 0   | 0.1  | 0.2 | the median intensity",
        "roughness  | 0.1 | 0.2  | 0.3 | noisier",
        "diameter   | 20  | 25   | 30  | median object",
      })
  void warnsByWhatTheModelLearnedFrom(
      String quantity, double low, double median, double high, String warning) {
    TypicalValues typical = typical(quantity, new Range(low, median, high));
    SegmentationQuality quality = new SegmentationQuality(OBJECTS, typical, true);
    add(quality, 0, threeObjects(.9f, .1f, .8f, 0, .9f, .1f));
    List<String> warnings = quality.warnings();
    assertEquals(warning == null ? 0 : 1, warnings.size(), warnings.toString());
    assertTrue(warning == null || warnings.get(0).contains(warning), warnings.toString());
  }

  @Test
  void aBlankImageIsToldAsSuchAndNothingElse() {
    TypicalValues typical = typical("score", new Range(0.8, 0.85, 0.9));
    SegmentationQuality quality = new SegmentationQuality(OBJECTS, typical, true);
    add(quality, 0, threeObjects(0, 0, 0, 0, 0, 0));
    List<String> warnings = quality.warnings();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith("all pixels have the same value"), warnings.get(0));
  }

  @Test
  void theDoubtOfAnImageIsThatOfTheMedianOfItsPlanes() {
    TypicalValues typical = new TypicalValues(100, Map.of(), 0, DOUBT, ScoreShares.NONE);
    SegmentationQuality quality = new SegmentationQuality(OBJECTS, typical, true);
    for (double touching : new double[] {0.1, 0.25, 0.9}) {
      add(
          quality,
          0,
          new PlaneResult(
              ArrayImgs.ints(1, 1), new double[0], new double[0], Map.of(), touching(touching), 1));
    }
    assertEquals((0.5 + 1 + 0 + 1) / 4, quality.doubt().orElseThrow(), 1e-9);
    assertEquals(1, quality.warnings().size(), quality.warnings().toString());
  }

  @Test
  void classesHaveNoScores() {
    SegmentationQuality quality =
        new SegmentationQuality(new SemanticHead(3), TypicalValues.NONE, true);
    quality.add(plane(Map.of(), new double[0], 1, 0, 2));
    assertTrue(quality.scores().isEmpty());
  }
}
