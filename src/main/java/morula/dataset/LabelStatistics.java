package morula.dataset;

import java.util.Collection;
import java.util.stream.IntStream;
import morula.image.ConnectedComponents;
import morula.image.LabelRegions;
import morula.image.Labels;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** What one label image holds. */
public final class LabelStatistics {
  private final int[] values;
  private final int[] areas;
  private final long background;
  private final long ignored;
  private final int components;

  private LabelStatistics(Labels labels, int ignoreLabel) {
    LabelRegions regions = LabelRegions.of(labels.pixels());
    values = IntStream.of(regions.labels()).filter(label -> label != ignoreLabel).toArray();
    areas = IntStream.of(values).map(label -> Math.toIntExact(regions.area(label))).toArray();
    background = ignoreLabel == 0 ? 0 : regions.background();
    ignored =
        regions.negative() + (ignoreLabel == 0 ? regions.background() : regions.area(ignoreLabel));
    components = values.length == 1 ? components(labels, values[0]) : values.length;
  }

  /**
   * Counts the pixels of each label; a second pass counts connected components if there is one
   * label only.
   *
   * @param ignoreLabel value that means not annotated, as do all negative ones; −1 for none
   */
  public static LabelStatistics of(Labels labels, int ignoreLabel) {
    return new LabelStatistics(labels, ignoreLabel);
  }

  /**
   * Whether label images are masks where objects are needed: none holds more than one value, and at
   * least one holds several separate regions of it. {@link ConnectedComponents} makes objects of
   * them.
   */
  public static boolean areMasks(Collection<LabelStatistics> images) {
    return images.stream().allMatch(image -> image.count() <= 1)
        && images.stream().anyMatch(LabelStatistics::isMask);
  }

  /** The labels that occur, 1 and up, ascending: objects or classes. */
  public int[] values() {
    return values.clone();
  }

  /** Pixels of each of {@link #values()}. */
  public int[] areas() {
    return areas.clone();
  }

  /** Number of labels, 1 and up, that occur. */
  public int count() {
    return values.length;
  }

  /** Whether no pixel has a label of 1 and up. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /** Pixels of label 0. */
  public long background() {
    return background;
  }

  /** Pixels that are not annotated. */
  public long ignored() {
    return ignored;
  }

  /** Whether one label stands for several separate regions of a plane: a mask, not objects. */
  public boolean isMask() {
    return values.length == 1 && components > 1;
  }

  /**
   * Number of separate regions (neighbours by a side or a corner, within each plane) if there is
   * one label only; else the number of labels.
   */
  public int components() {
    return components;
  }

  private static int components(Labels labels, int value) {
    int width = Math.toIntExact(labels.pixels().dimension(0));
    int height = Math.toIntExact(labels.pixels().dimension(1));
    int[] plane = new int[Math.multiplyExact(width, height)];
    int components = 0;
    for (long frame = 0; frame < labels.pixels().dimension(3); frame++) {
      for (long z = 0; z < labels.pixels().dimension(2); z++) {
        int i = 0;
        for (IntType pixel : Views.flatIterable(labels.plane(z, frame))) {
          plane[i++] = pixel.get() == value ? 1 : 0;
        }
        components += ConnectedComponents.label(plane, width, height);
      }
    }
    return components;
  }
}
