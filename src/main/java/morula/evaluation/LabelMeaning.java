package morula.evaluation;

import java.util.ArrayList;
import java.util.List;
import morula.dataset.LabelKind;
import morula.image.ConnectedComponents;
import morula.image.Labels;
import morula.instances.Heads;
import morula.progress.InvalidRequestException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** What the values of label images stand for. */
public enum LabelMeaning {
  /**
   * One value an object. The semantic scores are those of two classes: background (0) and
   * foreground (every value above).
   */
  INSTANCES,
  /**
   * Masks of objects: each connected component of a true label (8 neighbours in a plane, 26 in a
   * volume) is one object; else as {@link #INSTANCES}.
   */
  COMPONENTS,
  /**
   * One value a class, 0 to 255. The object scores take each class' region in an image as one
   * object, whether it hangs together or not.
   */
  SEMANTIC,
  /** Every value above 0 is class 1; else as {@link #SEMANTIC}. */
  FOREGROUND;

  private static final int TIME = 3;

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
    return this == SEMANTIC || this == FOREGROUND;
  }

  /** What a label counts as when it is compared. */
  public int compared(int label) {
    return this == FOREGROUND ? Math.min(label, 1) : label;
  }

  /**
   * The label image to compare with.
   *
   * @param file what a file of true labels holds
   * @param ignoreLabel a label of {@code file} that does not count; −1 for none
   * @return {@code file} itself, but for {@link #COMPONENTS}: objects numbered anew in each frame,
   *     −1 where not to count
   */
  public Labels truth(Labels file, int ignoreLabel) {
    if (this != COMPONENTS) {
      return file;
    }
    List<RandomAccessibleInterval<IntType>> frames = new ArrayList<>();
    for (long frame = 0; frame < file.pixels().dimension(TIME); frame++) {
      frames.add(components(Views.hyperSlice(file.pixels(), TIME, frame), ignoreLabel));
    }
    return new Labels(file.name(), Views.stack(frames), file.calibration());
  }

  /** What is left to ignore of the labels that {@link #truth} gives. */
  public int ignored(int ignoreLabel) {
    return this == COMPONENTS ? Overlaps.NO_IGNORE : ignoreLabel;
  }

  private static RandomAccessibleInterval<IntType> components(
      RandomAccessibleInterval<IntType> frame, int ignoreLabel) {
    ArrayImg<IntType, IntArray> copy = ArrayImgs.ints(frame.dimensionsAsLongArray());
    LoopBuilder.setImages(frame, copy)
        .multiThreaded()
        .forEachPixel((in, out) -> out.set(in.get() == ignoreLabel ? -1 : in.get()));
    return ConnectedComponents.of(copy);
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
