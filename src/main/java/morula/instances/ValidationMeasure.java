package morula.instances;

/** The score on the validation images by which models of a head are compared. */
public enum ValidationMeasure {
  /** Share of objects that are found: TP / (TP + FP + FN) at an IoU of at least 0.5. */
  OBJECT_ACCURACY,
  /** Mean of the IoU of all classes, background included. */
  MEAN_IOU,
  /** Mean of the IoU of all classes but the background. */
  FOREGROUND_IOU
}
