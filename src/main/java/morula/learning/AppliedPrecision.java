package morula.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.evaluation.Evaluation;
import morula.evaluation.Overlaps;
import morula.image.Quantiles;
import morula.patches.TrainingImage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import morula.torchscript.Precision;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * How a model does on its validation images when it is applied in some arithmetic.
 *
 * @param precision as the key {@code precision=} of {@code segment} takes it
 * @param scoreName the score by which trainings of its kind are judged
 * @param score 0 to 1, higher is better
 * @param seconds that an image takes, the median
 */
public record AppliedPrecision(String precision, String scoreName, double score, double seconds) {

  /**
   * Segments the validation images of a training in each precision.
   *
   * @param settings of the training, completed; its model is there
   * @param source of the data of the training
   * @throws InvalidRequestException if the data make no sense any more, or a precision is unknown
   * @throws IOException if a file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static List<AppliedPrecision> of(
      TrainingSettings settings, DataSource source, List<String> precisions, Progress progress)
      throws IOException {
    TrainingData data = source.load(settings, progress);
    MainScore score = new MainScore(settings.heads().of(data.classes()), data.classes());
    List<AppliedPrecision> applied = new ArrayList<>();
    for (String precision : precisions) {
      SegmentationSettings segmentation =
          SegmentationSettings.defaults()
              .withModel(settings.model().toString())
              .withDevice(settings.get(TrainingSettings.DEVICE))
              .withPrecision(Precision.parse(precision));
      try (Segmenter segmenter = Segmenter.open(segmentation, progress)) {
        applied.add(apply(segmenter, data.validation(), score, precision, progress));
      }
    }
    return applied;
  }

  private static AppliedPrecision apply(
      Segmenter segmenter,
      List<TrainingImage> images,
      MainScore score,
      String precision,
      Progress progress)
      throws IOException {
    Evaluation evaluation = new Evaluation(score.head().labelKind(), Overlaps.NO_IGNORE);
    double[] seconds = new double[images.size()];
    for (int i = 0; i < seconds.length; i++) {
      progress.checkCancelled();
      progress.update(i, seconds.length, "Applying the model in " + precision);
      TrainingImage image = images.get(i);
      long begin = System.nanoTime();
      RandomAccessibleInterval<IntType> labels =
          segmenter.segmentNormalized(image.pixels(), Progress.NONE);
      seconds[i] = (System.nanoTime() - begin) / 1e9;
      evaluation.add(image.name(), image.labels(), labels);
    }
    Arrays.sort(seconds);
    return new AppliedPrecision(
        precision, score.name(), score.of(evaluation), seconds[Quantiles.median(seconds.length)]);
  }
}
