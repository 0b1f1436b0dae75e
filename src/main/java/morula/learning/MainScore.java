package morula.learning;

import morula.dataset.LabelKind;
import morula.evaluation.Evaluation;
import morula.instances.Head;
import morula.instances.SemanticHead;

/**
 * The one figure that says how good a model is: by it epochs, thresholds and trials are chosen.
 *
 * @param head of the model
 * @param classes number of classes, background included; any number for objects
 */
record MainScore(Head head, int classes) {
  private static final double THRESHOLD = 0.5;

  /** What it is, such as "mean IoU". */
  String name() {
    if (head.labelKind() == LabelKind.OBJECTS) {
      return "accuracy at IoU 0.5";
    }
    if (head.name().equals(SemanticHead.NAME)) {
      return "mean IoU";
    }
    return classes == 2 ? "foreground IoU" : "mean foreground IoU";
  }

  /** 0 to 1, higher is better. */
  double of(Evaluation evaluation) {
    if (head.labelKind() == LabelKind.OBJECTS) {
      return evaluation.pooled().accuracy(THRESHOLD);
    }
    return head.name().equals(SemanticHead.NAME)
        ? evaluation.confusion().meanIou()
        : evaluation.confusion().meanForegroundIou();
  }
}
