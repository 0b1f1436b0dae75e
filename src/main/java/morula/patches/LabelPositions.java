package morula.patches;

import java.util.random.RandomGenerator;
import morula.image.LabelRegions;

/**
 * Pixels of an image by their label, so that objects, or classes, can be drawn with equal
 * probability however small they are. Keeps some pixels of each, evenly spread over it.
 */
final class LabelPositions {
  /** Most pixels kept of one image, unless it has more labels than that. */
  private static final int BUDGET = 16_384;

  /** Most pixels kept of one label. */
  private static final int PER_LABEL = 1_024;

  private final int[][] foreground;
  private final int[] annotated;
  private final boolean fullyAnnotated;

  /** 0 is background, negative values are ignored. */
  LabelPositions(TrainingImage image) {
    int[] labels = image.labelArray();
    LabelRegions regions = image.regions();
    int[] present = regions.labels();
    int distinct = present.length;
    int valid = Math.toIntExact(labels.length - regions.negative());
    int each = Math.max(1, Math.min(PER_LABEL, BUDGET / Math.max(1, distinct)));
    foreground = new int[distinct][];
    int[] counts = new int[distinct];
    int[] slot = new int[distinct == 0 ? 0 : present[distinct - 1] + 1];
    int[] seen = new int[distinct];
    for (int s = 0; s < distinct; s++) {
      counts[s] = Math.toIntExact(regions.area(present[s]));
      foreground[s] = new int[Math.min(each, counts[s])];
      slot[present[s]] = s;
    }
    // Needed only where part of the image is not annotated.
    annotated = new int[valid == labels.length ? 0 : Math.min(BUDGET, valid)];
    int validSeen = 0;
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      if (label > 0) {
        int s = slot[label];
        keep(foreground[s], seen[s]++, counts[s], i);
      }
      if (label >= 0 && annotated.length > 0) {
        keep(annotated, validSeen++, valid, i);
      }
    }
    fullyAnnotated = valid == labels.length;
  }

  /** Number of labels, 1 and up, that occur. */
  int labels() {
    return foreground.length;
  }

  /** Whether no pixel is ignored. */
  boolean isFullyAnnotated() {
    return fullyAnnotated;
  }

  /** Whether every pixel is ignored. */
  boolean isUnannotated() {
    return !fullyAnnotated && annotated.length == 0;
  }

  /** Linear index of a pixel of a label drawn from all that occur, each as likely as the next. */
  int drawForeground(RandomGenerator random) {
    int[] positions = foreground[random.nextInt(foreground.length)];
    return positions[random.nextInt(positions.length)];
  }

  /** Linear index of a pixel that is not ignored; only for images that are partly annotated. */
  int drawAnnotated(RandomGenerator random) {
    return annotated[random.nextInt(annotated.length)];
  }

  /** Keeps occurrence {@code n} of {@code total} if it is one of the evenly spread ones. */
  private static void keep(int[] kept, long n, long total, int position) {
    // Slot k keeps occurrence ceil(k·total/length), the first that maps to k.
    int k = (int) (n * kept.length / total);
    if (n == 0 || (n - 1) * kept.length / total != k) {
      kept[k] = position;
    }
  }
}
