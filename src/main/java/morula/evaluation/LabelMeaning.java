package morula.evaluation;

import morula.instances.Heads;
import morula.progress.InvalidRequestException;
import morula.training.LabelKind;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.integer.IntType;

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
  SEMANTIC,
  /** Every value above 0 is class 1; else as {@link #SEMANTIC}. */
  FOREGROUND;

  /** The meaning for a head that takes the values of label images for {@code kind}. */
  public static LabelMeaning of(LabelKind kind) {
    return switch (kind) {
      case OBJECTS -> INSTANCES;
      case CLASSES -> SEMANTIC;
      case FOREGROUND -> FOREGROUND;
    };
  }

  /**
   * The meaning of a value of the key {@code heads=}, as {@link Heads} reads it: "instances",
   * "flows" and "star_convex" are the same here, as are "semantic" and "masks".
   *
   * @throws InvalidRequestException if there is no such head
   */
  public static LabelMeaning of(String heads) {
    return of(Heads.anyOf(heads).labelKind());
  }

  /** Whether labels are classes, which may touch and lie in many pieces. */
  public boolean isClasses() {
    return this != INSTANCES;
  }

  /** What a label counts as when it is compared. */
  public int compared(int label) {
    return this == FOREGROUND ? Math.min(label, 1) : label;
  }

  /**
   * @param truth as {@link Evaluation#add} takes it
   * @param ignoreLabel a label of {@code truth} that does not count
   */
  Overlaps overlaps(
      RandomAccessibleInterval<IntType> truth,
      RandomAccessibleInterval<IntType> prediction,
      int ignoreLabel) {
    if (this != FOREGROUND) {
      return Overlaps.of(truth, prediction, ignoreLabel);
    }
    return Overlaps.of(
        Converters.convert(
            truth,
            (in, out) -> out.set(in.get() == ignoreLabel ? -1 : compared(in.get())),
            new IntType()),
        Converters.convert(prediction, (in, out) -> out.set(compared(in.get())), new IntType()));
  }

  ConfusionMatrix confusion(Overlaps overlaps) {
    return isClasses()
        ? ConfusionMatrix.ofClasses(overlaps)
        : ConfusionMatrix.ofForeground(overlaps);
  }
}
