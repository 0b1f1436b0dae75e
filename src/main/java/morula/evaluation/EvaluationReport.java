package morula.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import morula.dataset.LabelKind;
import morula.io.WholeFile;

/**
 * The outcome of an evaluation.
 *
 * @param meaning what the values of the label images stood for
 * @param images scores of each image, in the order they were added
 * @param pooled object scores of all images as if they were one
 * @param confusion pixels of all images by class
 * @param separateSlices whether the slices of stacks were compared each for itself
 */
public record EvaluationReport(
    LabelKind meaning,
    List<ImageScores> images,
    Scores pooled,
    ConfusionMatrix confusion,
    boolean separateSlices) {

  /**
   * The images with the lowest score, worst first; images of the same score in their order. The
   * score is the mean accuracy over the thresholds, or for semantic labels the mean IoU of the
   * classes.
   *
   * @param count at most so many
   */
  public List<ImageScores> worst(int count) {
    Comparator<ImageScores> byScore =
        Comparator.comparingDouble(
            image -> meaning.isClasses() ? image.meanIou() : image.scores().meanAccuracy());
    return images.stream().sorted(byScore).limit(count).toList();
  }

  /**
   * Writes {@code metrics.json} and {@code metrics.csv}, each whole or not at all.
   *
   * @param folder where to; made if it is missing
   * @throws IOException if writing fails; the message names the file
   */
  public void write(Path folder) throws IOException {
    WholeFile.write(
        folder.resolve("metrics.json"),
        partial -> Files.writeString(partial, MetricsJson.of(this)));
    WholeFile.write(
        folder.resolve("metrics.csv"), partial -> Files.writeString(partial, MetricsCsv.of(this)));
  }
}
