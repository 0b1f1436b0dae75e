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

import java.util.Locale;
import morula.progress.Count;

/** Says in sentences for the methods and results of a paper how predictions were evaluated. */
public final class PaperText {
  private static final double THRESHOLD = 0.5;

  private PaperText() {}

  /**
   * Returns a paragraph: how it was measured, and the scores.
   *
   * @param program the program that measured, with its version
   */
  public static String of(EvaluationReport report, String program) {
    String images = Count.of(report.images().size(), "image");
    if (report.meaning().isClasses()) {
      SemanticScores scores = SemanticScores.of(report.confusion());
      return String.format(
          Locale.ROOT,
          "The predicted classes of the pixels of %s were compared with the ground truth (%s)."
              + " Pooled over all images, %.1f %% of the pixels have the right class; the"
              + " intersection over union, averaged over the classes, is %.3f.",
          images,
          program,
          100 * scores.pixelAccuracy(),
          report.confusion().meanIou());
    }
    Scores scores = report.pooled();
    return String.format(
        Locale.ROOT,
        "Predicted objects were compared with the ground truth of %s with %s (%s). An object counts"
            + " as found if the intersection over union (IoU) with a predicted object is at least"
            + " %.1f. Pooled over all images, precision is %.3f, recall %.3f, F1 %.3f, accuracy"
            + " TP/(TP+FP+FN) %.3f and panoptic quality %.3f; the accuracy averaged over the IoU"
            + " thresholds from 0.5 to 0.95 in steps of 0.05 is %.3f. True objects were joined in"
            + " one %d times and cut in pieces %d times.%s",
        images,
        Count.of(scores.trueCount(), "object"),
        program,
        THRESHOLD,
        scores.precision(THRESHOLD),
        scores.recall(THRESHOLD),
        scores.f1(THRESHOLD),
        scores.accuracy(THRESHOLD),
        scores.panopticQuality(THRESHOLD),
        scores.meanAccuracy(),
        scores.merges(),
        scores.splits(),
        report.separateSlices() ? " Stacks were compared slice by slice." : "");
  }
}
