package morula.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** A row of 12 pixels, of which the region is what lies right of the first six. */
class RegionMergeTest {
  private static final Interval RIGHT = FinalInterval.createMinMax(6, 0, 11, 0);

  private final int[] labels = {1, 1, 1, 0, 2, 2, 2, 0, 3, 3, 4, 4};

  private double[] replaced(int from, int... now) {
    RandomAccessibleInterval<IntType> plane = ArrayImgs.ints(labels, 12, 1);
    double[] scores = {0.1, 0.2, 0.3, 0.4};
    RegionMerge merge = new RegionMerge(plane, FoundObject.in(plane, scores, 1), scores);
    merge.replace(
        RIGHT,
        Views.translate(ArrayImgs.ints(now, now.length, 1), from, 0),
        new double[] {0.7, 0.8});
    return merge.finish();
  }

  @Test
  void objectsOfTheRegionAreReplaced() {
    double[] scores = replaced(6, 0, 0, 1, 1, 1, 1);
    assertArrayEquals(new int[] {1, 1, 1, 0, 2, 2, 2, 0, 5, 5, 5, 5}, labels);
    assertEquals(0.7, scores[4]);
    assertEquals(0.2, scores[1]);
  }

  @Test
  void whereNothingIsFoundAnewNothingIsLeft() {
    replaced(6, 0, 0, 0, 0, 0, 0);
    assertArrayEquals(new int[] {1, 1, 1, 0, 2, 2, 2, 0, 0, 0, 0, 0}, labels);
  }

  @Test
  void oneThatIsMostlyCoveredFromTheRegionGoesAsAWhole() {
    replaced(3, 0, 0, 1, 1, 1, 1, 1, 0, 0);
    assertArrayEquals(new int[] {1, 1, 1, 0, 0, 5, 5, 5, 5, 5, 0, 0}, labels);
  }

  @Test
  void oneThatIsCoveredALittleStaysWhole() {
    replaced(3, 0, 0, 0, 1, 1, 1, 1, 0, 0);
    assertArrayEquals(new int[] {1, 1, 1, 0, 2, 2, 2, 5, 5, 5, 0, 0}, labels);
  }

  @Test
  void oneThatWouldMostlyBeHiddenDoesNotCome() {
    labels[7] = 2;
    labels[3] = 2;
    replaced(3, 0, 0, 0, 1, 1, 0, 0, 0, 0);
    assertArrayEquals(new int[] {1, 1, 1, 2, 2, 2, 2, 2, 0, 0, 0, 0}, labels);
  }

  @Test
  void whatBelongsToOtherRegionsIsNotTakenFromThisOne() {
    replaced(0, 1, 1, 1, 1, 1, 0, 0, 0, 2, 2, 2, 2);
    assertArrayEquals(new int[] {1, 1, 1, 0, 2, 2, 2, 0, 5, 5, 5, 5}, labels);
  }
}
