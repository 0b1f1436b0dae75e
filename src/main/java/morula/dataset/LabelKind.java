package morula.dataset;

/** What the values of label images stand for in a training. */
public enum LabelKind {
  /** One value an object. */
  OBJECTS,
  /** One value a class. */
  CLASSES,
  /** Every value above 0 is the one class. */
  FOREGROUND
}
