package morula.dataset;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import morula.image.ConnectedComponents;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** What the values of label images stand for, in a training as in an evaluation. */
public enum LabelKind {
  /**
   * One value an object. The semantic scores are those of two classes: background (0) and
   * foreground (every value above).
   */
  OBJECTS,
  /**
   * Masks of objects: each connected component of a true label (8 neighbours in a plane, 26 in a
   * volume) is one object; else as {@link #OBJECTS}. Found in the data, see {@link #ofObjects}; the
   * heads of a network know objects only.
   */
  COMPONENTS,
  /**
   * One value a class, 0 to 255. The object scores take each class' region in an image as one
   * object, whether it hangs together or not.
   */
  CLASSES,
  /** Every value above 0 is class 1; else as {@link #CLASSES}. */
  FOREGROUND;

  /** The label to ignore where there is none. */
  public static final int NO_IGNORE = -1;

  /**
   * Whether the label images of objects give each object its value or are masks: none holds more
   * than one label, and at least one holds several separate regions of it.
   *
   * @param images is read no further than to the first image that decides
   * @return {@link #COMPONENTS} for masks, else {@link #OBJECTS}
   */
  public static LabelKind ofObjects(Stream<RegionCount> images) {
    boolean inPieces = false;
    Iterator<RegionCount> counts = images.iterator();
    while (counts.hasNext()) {
      RegionCount count = counts.next();
      if (count.labels() > 1) {
        return OBJECTS;
      }
      inPieces |= count.isMask();
    }
    return inPieces ? COMPONENTS : OBJECTS;
  }

  /** Whether labels are classes, which may touch and lie in many pieces. */
  public boolean isClasses() {
    return this == CLASSES || this == FOREGROUND;
  }

  /** What a label, 0 and up, counts as; a negative one stays. */
  public int value(int label) {
    return this == FOREGROUND ? Math.min(label, 1) : label;
  }

  /** What a label counts as: −1 where it is negative or {@code ignoreLabel}. */
  public int value(int label, int ignoreLabel) {
    return label < 0 || label == ignoreLabel ? -1 : value(label);
  }

  /**
   * The labels as objects of their own: connected components of {@link #COMPONENTS}, else as they
   * are.
   *
   * @param labels X, Y[, Z]; is not changed
   */
  public ArrayImg<IntType, IntArray> objects(ArrayImg<IntType, IntArray> labels) {
    return this == COMPONENTS ? ConnectedComponents.of(labels) : labels;
  }

  /**
   * The label image to compare with.
   *
   * @param file what a file of true labels holds
   * @param ignoreLabel a label of {@code file} that does not count; {@link #NO_IGNORE} for none
   * @return {@code file} itself, but for {@link #COMPONENTS}: objects numbered anew in each frame,
   *     −1 where not to count
   */
  public Labels truth(Labels file, int ignoreLabel) {
    if (this != COMPONENTS) {
      return file;
    }
    List<RandomAccessibleInterval<IntType>> frames = new ArrayList<>();
    for (long t = 0; t < file.frames(); t++) {
      RandomAccessibleInterval<IntType> frame = file.frame(t);
      ArrayImg<IntType, IntArray> copy = ArrayImgs.ints(frame.dimensionsAsLongArray());
      LoopBuilder.setImages(frame, copy)
          .multiThreaded()
          .forEachPixel((in, out) -> out.set(value(in.get(), ignoreLabel)));
      frames.add(objects(copy));
    }
    return new Labels(file.name(), Views.stack(frames), file.calibration());
  }

  /** What is left to ignore of the labels that {@link #truth} gives. */
  public int ignored(int ignoreLabel) {
    return this == COMPONENTS ? NO_IGNORE : ignoreLabel;
  }
}
