package morula.instances;

import morula.patches.TargetEncoder;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Encodes classes as one target channel, which holds the index of the class. */
final class SemanticEncoder implements TargetEncoder {
  private final int classes;

  SemanticEncoder(int classes) {
    this.classes = classes;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int margin() {
    return 0;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a label is not a class of the head
   */
  @Override
  public ArrayImg<FloatType, FloatArray> encode(
      RandomAccessibleInterval<IntType> labels, Interval patch) {
    int[] block = Blocks.labels(labels, patch);
    float[] target = new float[block.length];
    for (int i = 0; i < block.length; i++) {
      if (block[i] >= classes) {
        throw new IllegalArgumentException(
            "label " + block[i] + " is not a class: the classes are 0 to " + (classes - 1));
      }
      target[i] = block[i] < 0 ? IGNORE : block[i];
    }
    return Blocks.target(target, patch, channels());
  }
}
