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
import static org.junit.jupiter.api.Assertions.assertFalse;

import morula.dataset.LabelKind;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

/** The sentence in which an evaluation is told. */
class VerdictTest {
  private static EvaluationReport report(int images, int[] truth, int[] prediction) {
    Evaluation evaluation = new Evaluation(LabelKind.OBJECTS, Overlaps.NO_IGNORE);
    for (int i = 0; i < images; i++) {
      evaluation.add(
          "x" + i,
          ArrayImgs.ints(truth.clone(), truth.length, 1),
          ArrayImgs.ints(prediction.clone(), truth.length, 1));
    }
    return evaluation.report();
  }

  @Test
  void countsWhatIsFoundMissedFalseAndJoined() {
    int[] truth = {1, 1, 2, 2, 3, 3, 0, 0};
    int[] prediction = {1, 1, 2, 2, 2, 2, 0, 4};
    assertEquals(
        "Of 3 objects, 2 are found (67 in 100) and 1 missed; of 3 predicted ones, 1 is false."
            + " True objects joined in one: 1 time; cut in pieces: 0 times. This is measured on 1 image only; on others it may be much better or"
            + " much worse.",
        Verdict.of(report(1, truth, prediction)));
  }

  @Test
  void manyImagesNeedNoWarning() {
    String text = Verdict.of(report(10, new int[] {1, 0}, new int[] {1, 0}));
    assertFalse(text.contains("only"), text);
    assertEquals(
        "There is no object, and none is predicted.",
        Verdict.of(report(10, new int[] {0, 0}, new int[] {0, 0})));
  }
}
