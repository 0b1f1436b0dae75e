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

package morula.sizes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** A row of 12 pixels, of which the region is what lies right of the first six. */
class RegionMergeTest {
  private final int[] labels = {1, 1, 1, 0, 2, 2, 2, 0, 3, 3, 4, 4};

  private double[] replaced(int from, int... now) {
    RandomAccessibleInterval<IntType> plane = ArrayImgs.ints(labels, 12, 1);
    double[] scores = {0.1, 0.2, 0.3, 0.4};
    RegionMerge merge =
        new RegionMerge(plane, FoundObject.in(plane, scores, 1), scores, RegionMergeTest::isRight);
    merge.add(
        Views.translate(ArrayImgs.ints(now, now.length, 1), from, 0),
        new double[] {0.7, 0.8},
        RegionMergeTest::isRight);
    return merge.finish();
  }

  private static boolean isRight(FoundObject object) {
    return object.x() >= 6;
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

  @Test
  void whatIsHiddenItselfTakesNoPlace() {
    // it would cover all of object 1, but lies mostly under object 2
    int[] plane = {0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 0, 0};
    RandomAccessibleInterval<IntType> image = ArrayImgs.ints(plane, 12, 1);
    double[] scores = {0.1, 0.2};
    RegionMerge merge =
        new RegionMerge(image, FoundObject.in(image, scores, 1), scores, object -> false);
    int[] now = {1, 1, 1, 0, 0, 0, 0, 0, 0};
    merge.add(Views.translate(ArrayImgs.ints(now, 9, 1), 3, 0), new double[] {0.9}, object -> true);
    merge.finish();
    assertArrayEquals(new int[] {0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 0, 0}, plane);
  }
}
