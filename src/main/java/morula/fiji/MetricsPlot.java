package morula.fiji;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import morula.evaluation.EvaluationReport;
import morula.evaluation.ImageScores;
import morula.evaluation.LabelMeaning;
import morula.evaluation.ScoreCurves;
import morula.evaluation.SemanticScores;

/**
 * An evaluation as a picture: scores over the IoU threshold (or the classes), and image by image.
 */
public final class MetricsPlot {
  private MetricsPlot() {}

  /**
   * Draws {@code report}.
   *
   * @throws IOException if {@code file} cannot be written; the message names it
   */
  public static void write(EvaluationReport report, Path file) throws IOException {
    BufferedImage picture =
        report.meaning() == LabelMeaning.SEMANTIC
            ? Pictures.sideBySide(
                List.of(classes(report), images(report, "Mean IoU", ImageScores::meanIou)))
            : Pictures.sideBySide(
                List.of(
                    thresholds(report),
                    images(report, "Mean accuracy", image -> image.scores().meanAccuracy())));
    Pictures.writePng(picture, file);
  }

  private static BufferedImage thresholds(EvaluationReport report) {
    ScoreCurves curves = ScoreCurves.of(report.pooled());
    double[] x = array(curves.thresholds());
    return new CurvePlot("Objects", "IoU threshold", "Score of all objects")
        .curve("accuracy", x, array(curves.accuracy()))
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

  private static BufferedImage images(
      EvaluationReport report, String what, ToDoubleFunction<ImageScores> score) {
    double[] sorted = report.images().stream().mapToDouble(score).sorted().toArray();
    double[] x = IntStream.rangeClosed(1, sorted.length).asDoubleStream().toArray();
    return new CurvePlot("Images", "Image, worst first", what)
        .points(what, x, sorted)
        .draw(0.5, sorted.length + 0.5, 0, 1);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
