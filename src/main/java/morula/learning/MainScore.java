package morula.learning;

import morula.evaluation.Evaluation;
import morula.instances.Head;

/**
 * The main validation score of a model, by which the best epoch, the decoder's thresholds and the
 * best trial are selected.
 *
 * @param head of the model
 * @param classes number of classes, background included; any number for objects
 */
record MainScore(Head head, int classes) {
  private static final double THRESHOLD = 0.5;

  /** Returns the name of the score, such as "mean IoU". */
  String name() {
    return switch (head.validationMeasure()) {
      case OBJECT_ACCURACY -> "accuracy at IoU 0.5";
      case MEAN_IOU -> "mean IoU";
      case FOREGROUND_IOU -> classes == 2 ? "foreground IoU" : "mean foreground IoU";
    };
  }

  /** Returns the score, 0 to 1; higher is better. */
  double of(Evaluation evaluation) {
    return switch (head.validationMeasure()) {
      case OBJECT_ACCURACY -> evaluation.pooled().accuracy(THRESHOLD);
      case MEAN_IOU -> evaluation.confusion().meanIou();
      case FOREGROUND_IOU -> evaluation.confusion().meanForegroundIou();
    };
  }
}
