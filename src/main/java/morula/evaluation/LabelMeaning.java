package morula.evaluation;

import morula.progress.InvalidRequestException;

/** What the values of label images stand for. */
public enum LabelMeaning {
  /**
   * One value an object. The semantic scores are those of two classes: background (0) and
   * foreground (every value above).
   */
  INSTANCES,
  /**
   * One value a class, 0 to 255. The object scores take each class' region in an image as one
   * object, whether it hangs together or not.
   */
  SEMANTIC;

  /**
   * The meaning of a value of the key {@code heads=}: "instances" or "semantic".
   *
   * @throws InvalidRequestException if it is neither
   */
  public static LabelMeaning of(String heads) {
    return switch (heads) {
      case "instances" -> INSTANCES;
      case "semantic" -> SEMANTIC;
      default ->
          throw new InvalidRequestException(
              "heads=" + heads + " is unknown: give heads=instances or heads=semantic");
    };
  }

  ConfusionMatrix confusion(Overlaps overlaps) {
    return this == SEMANTIC
        ? ConfusionMatrix.ofClasses(overlaps)
        : ConfusionMatrix.ofForeground(overlaps);
  }
}
