package morula.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import morula.image.Labels;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** Stacks that were segmented slice by slice. */
final class Slices {
  private static final int Z = 2;
  private static final int TIME = 3;

  private Slices() {}

  /** Whether the image has several slices, and no label occurs in two slices of one frame. */
  static boolean areSeparate(Labels labels) {
    long slices = labels.pixels().dimension(Z);
    if (slices == 1) {
      return false;
    }
    for (long frame = 0; frame < labels.pixels().dimension(TIME); frame++) {
      BitSet before = new BitSet();
      for (long z = 0; z < slices; z++) {
        BitSet here = new BitSet();
        for (IntType label : Views.flatIterable(labels.plane(z, frame))) {
          if (label.get() > 0) {
            here.set(label.get());
          }
        }
        if (here.intersects(before)) {
          return false;
        }
        before.or(here);
      }
    }
    return true;
  }

  /** Every slice as a frame of its own. */
  static Labels asFrames(Labels labels) {
    List<RandomAccessibleInterval<IntType>> planes = new ArrayList<>();
    for (long frame = 0; frame < labels.pixels().dimension(TIME); frame++) {
      for (long z = 0; z < labels.pixels().dimension(Z); z++) {
        planes.add(Views.addDimension(labels.plane(z, frame), 0, 0));
      }
    }
    return new Labels(labels.name(), Views.stack(planes), labels.calibration());
  }
}
