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
import java.util.ArrayList;
import java.util.List;
import morula.dataset.DataCheck;
import morula.dataset.Finding;
import morula.dataset.LabelContents;
import morula.dataset.LabelKind;
import morula.dataset.PairSummary;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.Reason;
import morula.progress.Subject;

/**
 * The check that precedes a training, without the training: all images are looked at, and all
 * findings are gathered.
 *
 * @param images number of images that have labels
 * @param findings errors first, then warnings, then notes
 */
public record TrainingCheck(int images, List<Finding> findings) {

  /** Copies the list. */
  public TrainingCheck {
    findings = List.copyOf(findings);
  }

  /**
   * Checks images and labels.
   *
   * @param images folder or glob
   * @param labels folder or glob, paired by name
   * @param kind what the values of labels are needed for
   * @param ignoreLabel label value of pixels that are left out; −1 for none
   * @param progress told of files without a partner
   * @throws InvalidRequestException if nothing can be paired
   * @throws IOException if a folder cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static TrainingCheck of(
      String images, String labels, LabelKind kind, int ignoreLabel, Progress progress)
      throws IOException {
    PairFiles files = PairFiles.find(images, labels, progress);
    List<String> names = files.names();
    List<PairSummary> summaries = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (String name : names) {
      progress.checkCancelled();
      progress.update(summaries.size(), names.size(), "Checking the data");
      try {
        ReadPair pair = files.read(name);
        summaries.add(PairSummary.of(pair.image(), pair.labels(), ignoreLabel, pair.jpeg()));
      } catch (IOException | InvalidRequestException e) {
        String reason = Reason.of(e);
        String subject =
            Subject.of(e).filter(file -> !reason.contains(file)).map(f -> f + ": ").orElse("");
        findings.add(new Finding(Finding.Severity.ERROR, name, subject + reason));
      }
    }
    if (!summaries.isEmpty()) {
      LabelContents contents = LabelContents.of(DataCheck.labels(summaries), kind, "labels");
      findings.addAll(DataCheck.check(summaries, List.of(), contents));
    }
    return new TrainingCheck(names.size(), findings);
  }

  /** Returns how many findings are errors, which a training refuses. */
  public long errors() {
    return findings.stream().filter(f -> f.severity() == Finding.Severity.ERROR).count();
  }
}
