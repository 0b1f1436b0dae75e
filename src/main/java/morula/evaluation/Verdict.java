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

/** Says in a sentence or two how good predictions are, for people who do not know the scores. */
public final class Verdict {
  private static final double THRESHOLD = 0.5;

  /** Fewer images than this do not tell much about others. */
  private static final int FEW = 10;

  private Verdict() {}

  /** Returns the sentences. An object is found if it overlaps its prediction by an IoU of 0.5. */
  public static String of(EvaluationReport report) {
    int images = report.images().size();
    String few =
        images < FEW
            ? String.format(
                Locale.ROOT,
                " This is measured on %s only; on others it may be much better or much worse.",
                Count.of(images, "image"))
            : "";
    return (report.meaning().isClasses() ? ofClasses(report) : ofObjects(report.pooled())) + few;
  }

  private static String ofClasses(EvaluationReport report) {
    SemanticScores scores = SemanticScores.of(report.confusion());
    return String.format(
        Locale.ROOT, "Of 100 pixels, %.1f have the right class.", 100 * scores.pixelAccuracy());
  }

  private static String ofObjects(Scores scores) {
    if (scores.trueCount() == 0) {
      return scores.predictedCount() == 0
          ? "There is no object, and none is predicted."
          : "There is no true object: all "
              + scores.predictedCount()
              + " predicted ones are false.";
    }
    long found = scores.truePositives(THRESHOLD);
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "Of %s, %d %s found (%.0f in 100) and %d missed; of %d predicted ones, %d %s false.",
                Count.of(scores.trueCount(), "object"),
                found,
                found == 1 ? "is" : "are",
                inHundred(found, scores.trueCount()),
                scores.falseNegatives(THRESHOLD),
                scores.predictedCount(),
                scores.falsePositives(THRESHOLD),
                scores.falsePositives(THRESHOLD) == 1 ? "is" : "are"));
    if (scores.merges() + scores.splits() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              " True objects joined in one: %s; cut in pieces: %s.",
              Count.of(scores.merges(), "time"),
              Count.of(scores.splits(), "time")));
    }
    return text.toString();
  }

  /** Rounds, but says 100 only if none is missed. */
  private static double inHundred(long found, long all) {
    return found == all ? 100 : Math.min(99, 100.0 * found / all);
  }
}
