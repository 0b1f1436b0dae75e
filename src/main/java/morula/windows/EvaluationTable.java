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

import java.util.List;
import java.util.Locale;
import morula.evaluation.EvaluationReport;
import morula.evaluation.ImageScores;
import morula.evaluation.Scores;

/**
 * The scores of each image as a window shows them, the worst image first. Needs no display.
 *
 * @param headings of the columns; the first is the name of the image
 * @param rows a text for each column
 */
record EvaluationTable(List<String> headings, List<List<String>> rows) {
  private static final double THRESHOLD = 0.5;

  static EvaluationTable of(EvaluationReport report) {
    boolean classes = report.meaning().isClasses();
    return new EvaluationTable(
        classes
            ? List.of("Image", "Right pixels", "Mean IoU")
            : List.of(
                "Image",
                "True",
                "Found",
                "Missed",
                "False",
                "Joined",
                "Cut",
                "Accuracy",
                "Mean accuracy"),
        report.worst(report.images().size()).stream()
            .map(image -> classes ? ofClasses(image) : ofObjects(image))
            .toList());
  }

  private static List<String> ofClasses(ImageScores image) {
    return List.of(image.name(), number(image.pixelAccuracy()), number(image.meanIou()));
  }

  private static List<String> ofObjects(ImageScores image) {
    Scores scores = image.scores();
    return List.of(
        image.name(),
        Long.toString(scores.trueCount()),
        Long.toString(scores.truePositives(THRESHOLD)),
        Long.toString(scores.falseNegatives(THRESHOLD)),
        Long.toString(scores.falsePositives(THRESHOLD)),
        Long.toString(scores.merges()),
        Long.toString(scores.splits()),
        number(scores.accuracy(THRESHOLD)),
        number(scores.meanAccuracy()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
