package morula.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import morula.image.PixelBlocks;
import morula.instances.Head;
import morula.instances.InstanceHead;
import morula.instances.SemanticHead;
import morula.model.TypicalValues;
import morula.model.TypicalValues.Range;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class SegmentationQualityTest {
  private static final Head OBJECTS = new InstanceHead();

  private static PlaneResult plane(
      Map<ImageQuantity, Double> measures, double[] scores, int... labels) {
    return new PlaneResult(ArrayImgs.ints(labels, labels.length, 1), scores, scores, measures, 1);
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
    SegmentationQuality quality = new SegmentationQuality(OBJECTS, TypicalValues.NONE);
    double[] scores = {0.9, 0.6, 0.3};
    // the second has vanished, and the third comes first
    assertArrayEquals(new int[] {1, 1, 0, 2}, add(quality, 0, plane(Map.of(), scores, 3, 3, 0, 1)));
    assertArrayEquals(new int[] {0, 0}, add(quality, 2, plane(Map.of(), new double[0], 0, 0)));
    assertArrayEquals(new int[] {3, 4, 5}, add(quality, 2, plane(Map.of(), scores, 1, 2, 3)));
    assertArrayEquals(new double[] {0.3, 0.9, 0.9, 0.6, 0.3}, quality.scores().orElseThrow());
    assertEquals(List.of(), quality.warnings(), "an old model");
  }

  @Test
  void warnsByWhatTheModelLearnedFrom() {
    TypicalValues typical =
        new TypicalValues(
            100,
            Map.of("score", new Range(0.8, 0.85, 0.9), "foreground", new Range(0.1, 0.2, 0.3)));
    Map<ImageQuantity, Double> measures = Map.of(ImageQuantity.FOREGROUND, 0.2);
    for (double score : new double[] {0.85, 0.2}) {
      SegmentationQuality quality = new SegmentationQuality(OBJECTS, typical);
      add(quality, 0, plane(measures, new double[] {score}, 1, 0));
      assertEquals(score > 0.5 ? 0 : 1, quality.warnings().size(), quality.warnings() + "");
    }
  }

  @Test
  void classesHaveNoScores() {
    SegmentationQuality quality = new SegmentationQuality(new SemanticHead(3), TypicalValues.NONE);
    quality.add(plane(Map.of(), new double[0], 1, 0, 2));
    assertTrue(quality.scores().isEmpty());
  }
}
