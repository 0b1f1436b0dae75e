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

package morula.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import morula.io.Csv;
import org.junit.jupiter.api.Test;

class TrainingCsvTest {

  private static EpochRecord epoch(int number, Map<String, Double> scores) {
    return new EpochRecord(number, 0.5, 0.25, 0.75, "mean IoU", scores, 0.01, 2);
  }

  /** As when a training goes on with training_scores= that was begun without. */
  @Test
  void laterEpochsMayHaveFurtherScores() {
    String text =
        TrainingCsv.text(
            List.of(epoch(1, Map.of("IoU class 1", 0.5)), epoch(2, Map.of("training IoU", 1.0))));
    assertEquals(
        """
        epoch,training loss,validation loss,mean IoU,IoU class 1,training IoU,learning rate,seconds
        1,0.500000,0.250000,0.750000,0.500000,NaN,0.0100,2.0
        2,0.500000,0.250000,0.750000,NaN,1.000000,0.0100,2.0
        """,
        text);
  }

  @Test
  void namesWithCommasStayOneColumn() throws IOException {
    String text = TrainingCsv.text(List.of(epoch(1, Map.of("IoU \"a, b\"", 0.5))));
    assertEquals("IoU \"a, b\"", Csv.rows(text).get(0).get(4));
    assertEquals("0.500000", Csv.rows(text).get(1).get(4));
  }

  @Test
  void withoutEpochsThereIsAHeader() {
    assertEquals(
        "epoch,training loss,validation loss,score,learning rate,seconds\n",
        TrainingCsv.text(List.of()));
  }
}
