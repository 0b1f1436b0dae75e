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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.pictures.Chart;
import morula.progress.Progress;
import morula.progress.Reason;
import morula.training.EpochRecord;
import morula.training.TrainingListener;

/** Plots the curves of a training in a picture, which is rewritten after each epoch. */
public final class TrainingPlot implements TrainingListener {
  private final Path file;
  private final Chart.Writer charts;
  private final Progress progress;
  private final List<EpochRecord> epochs = new ArrayList<>();
  private boolean told;
  private boolean missing;

  /**
   * @param model path of the model; the plot is written next to it
   * @param charts writer of the charts
   * @param progress receives one message if the plot cannot be written
   */
  public TrainingPlot(Path model, Chart.Writer charts, Progress progress) {
    this.file = new TrainingFiles(model).curves();
    this.charts = charts;
    this.progress = progress;
  }

  @Override
  public void epochFinished(EpochRecord epoch) {
    epochs.add(epoch);
    try {
      write();
      missing = false;
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      // such as a full disk, or a Java without fonts: no reason to lose a training
      if (!told) {
        progress.message(
            "The training curves cannot be plotted; training continues without them: "
                + Reason.of(e));
      }
      told = true;
      missing = e instanceof IOException;
    }
  }

  private void write() throws IOException {
    charts.write(TrainingCharts.of(epochs), file);
  }

  @Override
  public void modelWritten() throws IOException {
    if (missing) {
      write();
    }
  }
}
