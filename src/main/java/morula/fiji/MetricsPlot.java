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

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import morula.evaluation.EvaluationReport;
import morula.evaluation.ImageScores;
import morula.evaluation.ScoreCurves;
import morula.evaluation.SemanticScores;
import morula.io.PngFiles;
import morula.pictures.Pictures;

/**
 * Draws an evaluation as a picture: scores over the IoU threshold (or the classes), and per image.
 */
public final class MetricsPlot {
  private MetricsPlot() {}

  /**
   * Draws {@code report} and writes the picture.
   *
   * @throws IOException if {@code file} cannot be written; the message names it
   */
  public static void write(EvaluationReport report, Path file) throws IOException {
    PngFiles.write(draw(report), file);
  }

  /** Draws {@code report}. */
  public static BufferedImage draw(EvaluationReport report) {
    return report.meaning().isClasses()
        ? Pictures.sideBySide(List.of(classes(report), images(report)))
        : Pictures.sideBySide(List.of(thresholds(report), images(report)));
  }

  private static BufferedImage thresholds(EvaluationReport report) {
    ScoreCurves curves = ScoreCurves.of(report.pooled());
    double[] x = array(curves.thresholds());
    return new CurvePlot("Objects", "IoU threshold", "Score")
        .curve("accuracy", x, array(curves.accuracy()))
        .curve("accuracy, mean over images", x, array(ScoreCurves.mean(report.images()).accuracy()))
        .curve("precision", x, array(curves.precision()))
        .curve("recall", x, array(curves.recall()))
        .curve("F1", x, array(curves.f1()))
        .curve("panoptic quality", x, array(curves.panopticQuality()))
        .draw(x[0], x[x.length - 1], 0, 1);
  }

  private static BufferedImage classes(EvaluationReport report) {
    SemanticScores scores = SemanticScores.of(report.confusion());
    double[] x = IntStream.range(0, scores.iou().size()).asDoubleStream().toArray();
    return new CurvePlot("Classes", "Class", "Score of all pixels")
        .points("IoU", x, array(scores.iou()))
        .points("Dice", x, array(scores.dice()))
        .draw(-0.5, x.length - 0.5, 0, 1);
  }

  private static BufferedImage images(EvaluationReport report) {
    List<ImageScores> sorted = report.worst(report.images().size());
    CurvePlot plot = new CurvePlot("Images", "Image, worst first", "Score of the image");
    double[] x = IntStream.rangeClosed(1, sorted.size()).asDoubleStream().toArray();
    if (report.meaning().isClasses()) {
      plot.points("mean IoU", x, each(sorted, ImageScores::meanIou));
    } else {
      plot.points("accuracy at IoU 0.5", x, each(sorted, image -> image.scores().accuracy(0.5)))
          .points(
              "mean accuracy, IoU 0.5 to 0.95",
              x,
              each(sorted, image -> image.scores().meanAccuracy()));
    }
    return plot.draw(0.5, sorted.size() + 0.5, 0, 1);
  }

  private static double[] each(List<ImageScores> images, ToDoubleFunction<ImageScores> score) {
    return images.stream().mapToDouble(score).toArray();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
