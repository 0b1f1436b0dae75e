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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import morula.dataset.LabelKind;
import morula.evaluation.Evaluation;
import morula.evaluation.Overlaps;
import morula.instances.Heads;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** What is said of a training. */
class GainTest {
  private static final MainScore OBJECTS = new MainScore(Heads.parse("distance", 0), 0);

  /** An image with objects of one pixel, of which some are found. */
  private static ScoredImage image(int objects, int found) {
    return image(objects, found, 0);
  }

  /** An image in which some are found where there are none, too. */
  private static ScoredImage image(int objects, int found, int none) {
    int size = 2 * (objects + none);
    int[] truth = new int[size];
    int[] prediction = new int[size];
    IntStream.range(objects, objects + none).forEach(i -> prediction[2 * i] = i + 1);
    IntStream.range(0, objects).forEach(i -> truth[2 * i] = i + 1);
    IntStream.range(0, found).forEach(i -> prediction[2 * i] = i + 1);
    Evaluation one = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    one.add("i", ArrayImgs.ints(truth, size, 1), ArrayImgs.ints(prediction, size, 1));
    return new ScoredImage(one.pooled(), one.confusion());
  }

  @Test
  void saysHowManyAreFoundAndWhatAnotherSetMightGive() {
    Gain gain =
        Gain.of(
            List.of(image(20, 10), image(20, 14), image(20, 12)),
            List.of(image(20, 14), image(20, 18), image(20, 16)),
            OBJECTS,
            true);
    assertEquals(
        "On the parts kept apart, which show 60 objects, it finds 80 of 100 objects (before: 60);"
            + " of 100 that it finds, 0 are false (before: 0)."
            + " 3 parts are few: another set might give 68 to 90.",
        gain.text());
    assertFalse(gain.isNone());
    assertEquals(1, gain.sure());
  }

  /** 35 of 35 found is no promise of all: Wilson's interval is 0.901 to 1. */
  @Test
  void whereAllIsFoundTheRangeComesFromTheNumberOfObjects() {
    Gain gain =
        Gain.of(
            List.of(), IntStream.range(0, 5).mapToObj(i -> image(7, 7)).toList(), OBJECTS, true);
    assertEquals(0.901, gain.low(), 0.0005);
    assertEquals(1, gain.high());
    assertTrue(gain.text().endsWith("another set might give 90 to 100."), gain.text());
  }

  /** Newcombe, Statistics in Medicine 1998, table I, method 3. */
  @Test
  void scoreIntervalIsAsPublished() {
    double[][] published = {
      {81, 263, 0.2553, 0.3662},
      {15, 148, 0.0624, 0.1605},
      {0, 20, 0, 0.1611},
      {1, 29, 0.0061, 0.1718}
    };
    for (double[] row : published) {
      GainRange range = GainRange.ofObjects(row[0] / row[1], (long) row[1]);
      assertEquals(row[2], range.low(), 0.00005);
      assertEquals(row[3], range.high(), 0.00005);
    }
  }

  @Test
  void tellsOfWhatIsFoundWhereThereIsNothing() {
    Gain gain = Gain.of(List.of(image(20, 12, 12)), List.of(image(20, 18, 2)), OBJECTS, true);
    assertTrue(
        gain.text()
            .contains(
                "it finds 90 of 100 objects (before: 60); of 100 that it finds, 10 are false (before: 50)."),
        gain.text());
    Gain nothing = Gain.of(List.of(), List.of(image(20, 0)), OBJECTS, true);
    assertTrue(nothing.text().contains("it finds 0 of 100 objects. "), nothing.text());
  }

  @Test
  void saysThatNothingWasGained() {
    Gain gain =
        Gain.of(
            List.of(image(20, 16), image(20, 16)),
            List.of(image(20, 16), image(20, 15)),
            OBJECTS,
            false);
    assertTrue(gain.isNone());
    assertTrue(gain.text().contains("go on with the old model"), gain.text());
    assertTrue(gain.text().startsWith("On the 2 images kept apart"), gain.text());
  }

  @Test
  void saysThatADifferenceMayBeChance() {
    Gain gain =
        Gain.of(
            List.of(image(20, 10), image(20, 16), image(20, 12)),
            List.of(image(20, 16), image(20, 10), image(20, 13)),
            OBJECTS,
            true);
    assertTrue(gain.text().contains("may be chance"), gain.text());
  }

  @Test
  void oneImageHasNoRange() {
    Gain gain = Gain.of(List.of(), List.of(image(20, 16)), OBJECTS, true);
    assertEquals(
        "On the parts kept apart, which show 20 objects, it finds 80 of 100 objects;"
            + " of 100 that it finds, 0 are false. That is"
            + " measured on 1 part only: others may give much more or much less.",
        gain.text());
  }

  /**
   * Three of four images are empty: of sets without any object it is not known how many are found.
   */
  @Test
  void setsWithoutObjectsDoNotWidenTheRange() {
    for (int none : new int[] {0, 5}) {
      ScoredImage empty = image(0, 0, none);
      Gain gain = Gain.of(List.of(), List.of(image(20, 10), empty, empty, empty), OBJECTS, false);
      // Wilson's interval of 10 of 20
      assertEquals(0.299, gain.low(), 0.0005);
      assertEquals(0.701, gain.high(), 0.0005);
    }
    Gain nothing = Gain.of(List.of(), List.of(image(0, 0), image(0, 0)), OBJECTS, false);
    assertEquals(0, nothing.low(), "unknown");
    assertEquals(1, nothing.high(), "unknown");
  }
}
