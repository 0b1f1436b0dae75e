package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.instances.DistanceHead;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.instances.ScoredDecoder;
import morula.instances.SemanticHead;
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
  private static final int[] THREE_OBJECTS = {1, 0, 2, 0, 3, 0};
  private final ArrayImg<FloatType, FloatArray> prediction =
      ArrayImgs.floats(
          new float[] {.9f, .1f, .6f, .1f, .3f, .2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 6, 1, 3);

  private void add(SegmentationQuality quality, Head head, int... labels) {
    add(quality, head, new float[6], labels);
  }

  private void add(SegmentationQuality quality, Head head, float[] pixels, int... labels) {
    ArrayImg<IntType, IntArray> plane = ArrayImgs.ints(labels, 6, 1);
    double[] scores = ObjectScores.of(head, prediction, plane, 3, Progress.NONE);
    quality.add(
        ArrayImgs.floats(pixels, 6, 1, 1),
        (channel, value) -> (float) value,
        plane,
        new ScoredDecoder.Objects(3, scores, scores),
        1);
  }

  @Test
  void scoresFollowTheNumbersOfTheWholeImage() {
    SegmentationQuality quality = new SegmentationQuality(new DistanceHead(), TypicalValues.NONE);
    add(quality, new DistanceHead(), THREE_OBJECTS);
    quality.number(new int[] {0, 2, 0, 1}); // the second vanished
    add(quality, new DistanceHead(), 0, 0, 0, 0, 0, 0);
    quality.number(new int[] {0});
    add(quality, new DistanceHead(), THREE_OBJECTS);
    quality.number(new int[] {0, 3, 4, 5, 0, 0});
    ArrayImg<IntType, ?> labels = ArrayImgs.ints(THREE_OBJECTS, 6, 1);
    double[] s = ObjectScores.of(new DistanceHead(), prediction, labels, 3, Progress.NONE);
    assertArrayEquals(new double[] {s[2], s[0], s[0], s[1], s[2]}, quality.scores().orElseThrow());
    assertEquals(List.of(), quality.warnings(), "an old model");
  }

  /** The three objects have a mean score of about 0.6, cover half of the plane, and are bright. */
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
    TypicalValues typical = new TypicalValues(100, Map.of(quantity, new Range(low, median, high)));
    SegmentationQuality quality = new SegmentationQuality(new DistanceHead(), typical);
    add(quality, new DistanceHead(), new float[] {.9f, .1f, .8f, 0, .9f, .1f}, THREE_OBJECTS);
    List<String> warnings = quality.warnings();
    assertEquals(warning == null ? 0 : 1, warnings.size(), warnings.toString());
    assertTrue(warning == null || warnings.get(0).contains(warning), warnings.toString());
  }

  @Test
  void aBlankImageIsToldAsSuchAndNothingElse() {
    TypicalValues typical = new TypicalValues(100, Map.of("score", new Range(0.8, 0.85, 0.9)));
    SegmentationQuality quality = new SegmentationQuality(new DistanceHead(), typical);
    add(quality, new DistanceHead(), THREE_OBJECTS);
    List<String> warnings = quality.warnings();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith("all pixels have the same value"), warnings.get(0));
  }

  @Test
  void classesHaveNoScores() {
    Head head = new SemanticHead(3);
    SegmentationQuality quality = new SegmentationQuality(head, TypicalValues.NONE);
    add(quality, head, THREE_OBJECTS);
    assertTrue(quality.scores().isEmpty());
  }
}
