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

package morula.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.measure.ResultsTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import morula.fiji.SegmentationSummary;
import org.junit.jupiter.api.Test;

/** The result of a segmentation in words, and its table. */
class ResultTextTest {
  private static String headline(OptionalInt objects, OptionalInt unsure) {
    return ResultText.headline(
        new SegmentationSummary(objects, unsure, 0.5, OptionalDouble.empty(), List.of(), null));
  }

  @Test
  void aPersonReadsHowMany() {
    assertEquals("34 objects, 2 of them unsure", headline(OptionalInt.of(34), OptionalInt.of(2)));
    assertEquals("34 objects", headline(OptionalInt.of(34), OptionalInt.of(0)));
    assertEquals("34 objects", headline(OptionalInt.of(34), OptionalInt.empty()));
    assertEquals("1 object, and it is unsure", headline(OptionalInt.of(1), OptionalInt.of(1)));
    assertEquals("Nothing was found", headline(OptionalInt.of(0), OptionalInt.of(0)));
    assertEquals("Areas are labelled", headline(OptionalInt.empty(), OptionalInt.empty()));
  }

  @Test
  void rowsAndLabels() {
    ResultsTable table = new ResultsTable();
    for (int label : new int[] {7, 3, 5}) { // as after sorting
      table.addRow();
      table.addValue("label", label);
      table.addValue("slice", 2);
    }
    assertEquals(OptionalInt.of(1), ObjectRows.row(table, 3));
    assertEquals(OptionalInt.empty(), ObjectRows.row(table, 4));
    assertEquals(OptionalInt.of(5), ObjectRows.label(table, 2));
    assertEquals(OptionalInt.empty(), ObjectRows.label(table, 3));
    assertEquals(2, ObjectRows.number(table, "slice", 0));
    assertEquals(1, ObjectRows.number(table, "frame", 0));
  }
}
