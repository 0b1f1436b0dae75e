package morula.instances;

/** The one figure on the validation images that says how good a model of a head is. */
public enum ValidationMeasure {
  /** Share of objects that are found: TP / (TP + FP + FN) at an IoU of at least 0.5. */
  OBJECT_ACCURACY,
  /** Mean of the IoU of all classes, background included. */
  MEAN_IOU,
  /** Mean of the IoU of all classes but the background. */
  FOREGROUND_IOU
}
