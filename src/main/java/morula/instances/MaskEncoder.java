package morula.instances;

import java.util.List;
import morula.patches.TargetEncoder;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** Classes into one mask for each but the background: 0 outside, the class' level inside. */
final class MaskEncoder implements TargetEncoder {
  private final List<Double> levels;

  /**
   * @param levels greater than 0, one a class
   */
  MaskEncoder(List<Double> levels) {
    this.levels = levels;
  }

  @Override
  public int channels() {
    return levels.size();
  }

  @Override
  public int margin() {
    return 0;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a label is no class of the head
   */
  @Override
  public ArrayImg<FloatType, FloatArray> encode(
      RandomAccessibleInterval<IntType> labels, Interval patch) {
    int[] block = Blocks.labels(labels, patch);
    float[] target = new float[block.length * channels()];
    for (int i = 0; i < block.length; i++) {
      int label = block[i];
      if (label > channels()) {
        throw new IllegalArgumentException(
            "label " + label + " is no class: there are " + channels() + " beside the background");
      }
      if (label > 0) {
        target[(label - 1) * block.length + i] = levels.get(label - 1).floatValue();
      } else if (label < 0) {
        for (int c = 0; c < channels(); c++) {
          target[c * block.length + i] = IGNORE;
        }
      }
    }
    return Blocks.target(target, patch, channels());
  }
}
