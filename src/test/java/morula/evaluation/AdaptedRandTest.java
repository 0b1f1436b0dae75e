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

package morula.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** The oracle's numbers are made by src/test/oracles/adapted_rand.py. */
class AdaptedRandTest {

  @Test
  void agreesWithScikitImage() {
    JsonObject errors = LabelImages.oracle("adapted_rand.json").getAsJsonObject("errors");
    int compared = 0;
    for (JsonElement element : LabelImages.oracle("objects.json").getAsJsonArray("cases")) {
      JsonObject example = element.getAsJsonObject();
      String name = example.get("name").getAsString();
      Scores scores =
          Scores.of(
              Overlaps.of(
                  LabelImages.of(example.getAsJsonObject("truth")),
                  LabelImages.of(example.getAsJsonObject("prediction"))));
      if (errors.has(name)) {
        assertEquals(errors.get(name).getAsDouble(), scores.adaptedRandError(), 1e-12, name);
        compared++;
      } else {
        assertEquals(0, scores.adaptedRandError(), name + ": nothing is true");
      }
    }
    assertEquals(errors.size(), compared);
    assertTrue(compared >= 10);
  }

  @Test
  void countsMergesAndSplitsByTheirPixels() {
    // 4 + 4 pixels as one object of 8: 2 * 12 true pairs, 56 predicted
    Scores merged = Scores.of(Overlaps.of(LabelImages.of("11112222"), LabelImages.of("33333333")));
    assertEquals(1 - 2.0 * 24 / (24 + 56), merged.adaptedRandError(), 1e-15);
    Scores split = Scores.of(Overlaps.of(LabelImages.of("33333333"), LabelImages.of("11112222")));
    assertEquals(merged.adaptedRandError(), split.adaptedRandError(), 1e-15);
  }

  @Test
  void whatIsPredictedOutsideTheTruthAndIgnoredPixelsCostNothing() {
    Overlaps overlaps = Overlaps.of(LabelImages.of("..111.999"), LabelImages.of("2211133.3"), 9);
    assertEquals(0, Scores.of(overlaps).adaptedRandError());
  }

  @Test
  void singlePixelsAndNothingAreNoError() {
    assertEquals(0, Scores.NONE.adaptedRandError());
    assertEquals(
        0,
        Scores.of(Overlaps.of(ArrayImgs.ints(3, 3), LabelImages.of("111", "111", "111")))
            .adaptedRandError());
    assertEquals(
        0, Scores.of(Overlaps.of(LabelImages.of("1.2"), LabelImages.of("345"))).adaptedRandError());
  }

  @Test
  void ofSeveralImagesPairsWithinEachCount() {
    Scores right = Scores.of(Overlaps.of(LabelImages.of("1111"), LabelImages.of("2222")));
    Scores wrong = Scores.of(Overlaps.of(LabelImages.of("1122"), LabelImages.of("3333")));
    assertEquals(0, right.plus(right).adaptedRandError());
    assertEquals(1 - 2.0 * (12 + 4) / (12 + 4 + 12 + 12), right.plus(wrong).adaptedRandError());
    List<ImageScores> images =
        List.of(new ImageScores("a", right, 1, 1, 9), new ImageScores("b", wrong, 1, 1, 9));
    assertEquals((1 - 8 / 16.0) / 2, ScoreCurves.mean(images).adaptedRandError(), 1e-15);
  }

  @Test
  void asManyPairsOfOtherPixelsAreAnError() {
    Scores across = Scores.of(Overlaps.of(LabelImages.of("1122"), LabelImages.of("3434")));
    assertEquals(1, across.adaptedRandError());
  }
}
