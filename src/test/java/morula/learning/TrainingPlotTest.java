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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import morula.pictures.Chart;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.training.EpochRecord;
import org.junit.jupiter.api.Test;

class TrainingPlotTest {
  private final List<String> messages = new ArrayList<>();
  private final Progress progress = TestProgress.telling(messages::add);

  @Test
  void whatCannotBeWrittenIsSaidOnceAndEndsNothing() {
    Chart.Writer broken =
        (charts, file) -> {
          throw new IOException("the disk is full");
        };
    TrainingPlot plot = new TrainingPlot(Path.of("m.zip"), broken, progress);
    for (int epoch = 1; epoch <= 3; epoch++) {
      plot.epochFinished(record(epoch, 0.5));
    }
    assertEquals(1, messages.size(), messages.toString());
  }

  @Test
  void drawsLossesAndScoresBesideTheModel() {
    List<Chart> drawn = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    TrainingPlot plot =
        new TrainingPlot(
            Path.of("a", "m.zip"),
            (charts, file) -> {
              drawn.clear();
              drawn.addAll(charts);
              files.add(file);
            },
            progress);
    plot.epochFinished(record(1, 0.5));
    plot.epochFinished(record(2, 0.75));
    plot.epochFinished(record(3, 0.6));
    assertEquals(Path.of("a", "m_training.png"), files.get(2));
    assertEquals(List.of(), messages);
    List<Chart.Series> scores = drawn.get(1).series();
    assertEquals(List.of("validation", "best"), scores.stream().map(Chart.Series::name).toList());
    assertEquals(0.75, scores.get(1).y()[0]);
    assertEquals(2, scores.get(1).x()[0]);
    assertTrue(drawn.get(0).series().stream().allMatch(s -> s.x().length == 3));
  }

  @Test
  void fewClassesHaveCurvesOfTheirOwn() {
    assertEquals(4, panels(3));
    assertEquals(3, panels(6), "too many for the accuracy");
    assertEquals(2, panels(20), "too many to tell apart");
  }

  private int panels(int classes) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (int c = 0; c < classes; c++) {
      scores.put("IoU class " + c, 0.1 * c);
      scores.put("accuracy class " + c, 0.5);
    }
    List<Chart> drawn = new ArrayList<>();
    new TrainingPlot(Path.of("m.zip"), (charts, file) -> drawn.addAll(charts), progress)
        .epochFinished(new EpochRecord(1, 1, 1, 0.5, "mean IoU", scores, 0.1, 1));
    return drawn.size();
  }

  private static EpochRecord record(int epoch, double score) {
    return new EpochRecord(epoch, 1, 1, score, "mean IoU", Map.of(), 0.1, 1);
  }
}
