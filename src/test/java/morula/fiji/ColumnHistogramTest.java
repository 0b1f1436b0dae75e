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
package morula.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Plot;
import ij.measure.ResultsTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The histogram of a column of the table of objects. */
class ColumnHistogramTest {
  private static final String AREA = "area (µm²)";

  private static ResultsTable table() {
    ResultsTable table = new ResultsTable();
    for (int i = 0; i < 40; i++) {
      table.addRow();
      table.addValue("label", i + 1);
      table.addValue(AREA, 10 + i % 7 * 1.5);
      table.addValue("score", i == 3 ? Double.NaN : i == 4 ? Double.POSITIVE_INFINITY : 0.25);
      table.addValue("none", Double.NaN);
      table.addValue("kind", "round");
    }
    return table;
  }

  @Test
  void everyColumnWithNumbersIsOffered() {
    assertEquals(List.of("label", AREA, "score"), ColumnHistogram.columns(table()));
    assertEquals(List.of(), ColumnHistogram.columns(new ResultsTable()));
  }

  @Test
  void unitStandsAtTheAxisAndEveryObjectCounts() {
    ColumnHistogram histogram = ColumnHistogram.of(table(), AREA).orElseThrow();
    Plot plot = histogram.plot();
    assertEquals(AREA, plot.getLabel('x'));
    assertEquals("Number of objects", plot.getLabel('y'));
    assertTrue(plot.getTitle().endsWith(AREA), plot.getTitle());
    float[][] bars = plot.getDataObjectArrays(0);
    double counted = 0;
    for (float count : bars[1]) {
      counted += count;
    }
    assertEquals(40, counted);
    assertTrue(plot.getProcessor().getWidth() > 100, "it is not drawn");
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    ColumnHistogram histogram = ColumnHistogram.of(table(), "score").orElseThrow();
    assertArrayEquals(DoubleStream.generate(() -> 0.25).limit(38).toArray(), histogram.values());
    assertEquals(2, histogram.without());
    assertTrue(histogram.barWidth() > 0);
    assertEquals(Optional.empty(), ColumnHistogram.of(table(), "none"));
    histogram.plot().getProcessor();
  }

  @Test
  void barsOfWholeNumbersHaveWholeWidths() {
    double width = ColumnHistogram.of(table(), "label").orElseThrow().barWidth();
    assertTrue(width >= 1 && width == Math.rint(width), width + "");
  }
}
