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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import morula.io.WholeFile;
import morula.progress.Progress;
import morula.progress.Reason;
import morula.training.EpochRecord;
import morula.training.TrainingCsv;
import morula.training.TrainingListener;

/** Keeps the table of a training up to date, with one row per epoch. */
final class TrainingTable implements TrainingListener {
  private final Path file;
  private final Progress progress;
  private final List<EpochRecord> epochs = new ArrayList<>();
  private boolean told;
  private boolean missing;

  TrainingTable(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
  }

  @Override
  public void epochFinished(EpochRecord epoch) {
    epochs.add(epoch);
    try {
      write();
      missing = false;
    } catch (IOException e) {
      // a table that is open in another program must not end a training
      if (!told) {
        progress.message(Reason.of(e) + "; training continues without it");
        told = true;
      }
      missing = true;
    }
  }

  private void write() throws IOException {
    WholeFile.write(file, path -> Files.writeString(path, TrainingCsv.text(epochs)));
  }

  @Override
  public void modelWritten() throws IOException {
    if (missing) {
      write();
    }
  }
}
