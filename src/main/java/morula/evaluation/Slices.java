package morula.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** Recognizes and converts stacks that were segmented slice by slice. */
final class Slices {
  private Slices() {}

  /**
   * Returns whether a label occurs in two slices of one frame; empty if there is no label at all.
   */
  static Optional<Boolean> areJoined(Labels labels) {
    long slices = labels.slices();
    boolean any = false;
    for (long frame = 0; frame < labels.frames(); frame++) {
      BitSet before = new BitSet();
      for (long z = 0; z < slices; z++) {
        BitSet here = new BitSet();
        for (IntType label : Views.flatIterable(labels.plane(z, frame))) {
          if (label.get() > 0) {
            here.set(label.get());
          }
        }
        if (here.intersects(before)) {
          return Optional.of(true);
        }
        before.or(here);
      }
      any |= !before.isEmpty();
    }
    return any ? Optional.of(false) : Optional.empty();
  }

  /** Returns whether the image has several slices. */
  static boolean areSeveral(Labels labels) {
    return labels.slices() > 1;
  }

  /** Returns the label image with every slice as a frame. */
  static Labels asFrames(Labels labels) {
    List<RandomAccessibleInterval<IntType>> planes = new ArrayList<>();
    for (long frame = 0; frame < labels.frames(); frame++) {
      for (long z = 0; z < labels.slices(); z++) {
        planes.add(Views.addDimension(labels.plane(z, frame), 0, 0));
      }
    }
    return new Labels(labels.name(), Views.stack(planes), labels.calibration());
  }
}
