package morula.dataset;

import java.util.stream.IntStream;
import morula.image.ConnectedComponents;
import morula.image.LabelRegions;
import morula.image.Labels;
import morula.image.PixelBlocks;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;

/**
 * How many labels an image has, and in how many pieces; tells masks from objects, see {@link
 * LabelKind#ofObjects}.
 *
 * @param labels number of labels, 1 and up, that occur
 * @param regions number of separate regions (neighbours by a side or a corner) if there is one
 *     label only; else the number of labels
 */
public record RegionCount(int labels, int regions) {

  /**
   * Counts as an evaluation matches: frame by frame, a label in two frames being two; regions may
   * reach through the slices of a frame.
   *
   * @param ignoreLabel value that does not count, as do negative ones; −1 for none
   */
  public static RegionCount ofFrames(Labels labels, int ignoreLabel) {
    int count = 0;
    RandomAccessibleInterval<IntType> last = null;
    int label = 0;
    for (long t = 0; t < labels.frames(); t++) {
      RandomAccessibleInterval<IntType> frame = labels.frame(t);
      for (int found : counted(LabelRegions.of(frame), ignoreLabel)) {
        count++;
        label = found;
        last = frame;
      }
    }
    return new RegionCount(count, count == 1 ? regions(last, label) : count);
  }

  /** The labels, 1 and up, that count, ascending. */
  static int[] counted(LabelRegions regions, int ignoreLabel) {
    return IntStream.of(regions.labels()).filter(label -> label != ignoreLabel).toArray();
  }

  /**
   * The number of separate regions of a label.
   *
   * @param block X, Y[, Z]
   */
  static int regions(RandomAccessibleInterval<IntType> block, int label) {
    int[] mask = new int[Math.toIntExact(block.size())];
    PixelBlocks.copy(block, mask, 0);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = mask[i] == label ? 1 : 0;
    }
    return ConnectedComponents.label(mask, (int) block.dimension(0), (int) block.dimension(1));
  }

  /** Whether one label stands for several separate regions. */
  public boolean isMask() {
    return labels == 1 && regions > 1;
  }
}
