package morula.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import morula.engine.Predictor;
import morula.evaluation.Evaluation;
import morula.evaluation.LabelMeaning;
import morula.evaluation.Overlaps;
import morula.inference.PlaneStore;
import morula.inference.TiledPredictor;
import morula.instances.Decoder;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.network.ReceptiveField;
import morula.progress.Progress;
import morula.training.TrainingImage;
import morula.training.Validation;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Segments whole validation images and scores them as {@code evaluate} does. */
final class ImageValidation implements Validation {
  private static final double THRESHOLD = 0.5;

  private final List<TrainingImage> images;
  private final Head head;
  private final ReceptiveField field;
  private final LabelMeaning meaning;

  ImageValidation(List<TrainingImage> images, Head head, ReceptiveField field) {
    this.images = images;
    this.head = head;
    this.field = field;
    this.meaning = LabelMeaning.of(head.name());
  }

  @Override
  public String scoreName() {
    return meaning == LabelMeaning.INSTANCES ? "accuracy at IoU 0.5" : "mean IoU";
  }

  @Override
  public double score(Predictor network, Progress progress) {
    Evaluation evaluation = evaluate(network, DecoderOptions.DEFAULT, progress);
    return meaning == LabelMeaning.INSTANCES
        ? evaluation.pooled().accuracy(THRESHOLD)
        : evaluation.confusion().meanIou();
  }

  /** All scores. */
  Evaluation evaluate(Predictor network, DecoderOptions options, Progress progress) {
    TiledPredictor predictor = Tiles.predictor(network, head.channels().size(), field, 0);
    Decoder decoder = head.decoder(options);
    Evaluation evaluation = new Evaluation(meaning, Overlaps.NO_IGNORE);
    for (TrainingImage image : images) {
      progress.checkCancelled();
      try (PlaneStore<FloatType> prediction =
          predictor.predict(image.pixels(), (channel, value) -> (float) value, Progress.NONE)) {
        ArrayImg<IntType, IntArray> labels = ArrayImgs.ints(image.labels().dimensionsAsLongArray());
        decoder.decode(prediction.pixels(), labels, Progress.NONE);
        evaluation.add(image.name(), image.labels(), labels);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return evaluation;
  }
}
