package morula.instances;

import java.util.Arrays;

/**
 * What labels tell of the edges of objects where only part of an image is annotated. An object that
 * touches nothing annotated was drawn alone, so it is taken as whole: it ends where the unknown
 * begins. Where an object touches background or another object too, the area that was annotated may
 * cut it, so its edge with the unknown is open.
 */
final class PartialAnnotation {
  private final int[] labels;
  private final float[] unknown;

  /**
   * @param labels first dimension fastest; 0 background, 1 and up objects, negative unknown; not
   *     changed
   * @param size length along each dimension
   * @param largest the largest label, 0 if there is none
   */
  PartialAnnotation(int[] labels, int[] size, int largest) {
    if (Arrays.stream(labels).noneMatch(label -> label < 0)) {
      this.labels = labels;
      unknown = null;
      return;
    }
    this.labels = endWholeObjects(labels, size, cut(labels, size, largest));
    int[] known = Arrays.stream(this.labels).map(label -> label < 0 ? 0 : 1).toArray();
    unknown = DistanceTransform.squared(known, size, DistanceTransform.unitSpacing(size.length));
  }

  /** The labels with background next to whole objects where there was nothing. */
  int[] labels() {
    return labels;
  }

  /**
   * Squared distance of a pixel to the nearest that may hold an edge; infinite if there is none.
   */
  float squaredToUnknown(int index) {
    return unknown == null ? Float.POSITIVE_INFINITY : unknown[index];
  }

  /** Whether each object touches something annotated. */
  private static boolean[] cut(int[] labels, int[] size, int largest) {
    boolean[] cut = new boolean[largest + 1];
    forEachNeighbour(
        labels.length,
        size,
        (i, j) -> {
          if (labels[i] > 0 && labels[j] >= 0 && labels[i] != labels[j]) {
            cut[labels[i]] = true;
          }
        });
    return cut;
  }

  /** The nearest pixel that is not the object's touches it by a side, so these are all it needs. */
  private static int[] endWholeObjects(int[] labels, int[] size, boolean[] cut) {
    int[] ended = labels.clone();
    forEachNeighbour(
        labels.length,
        size,
        (i, j) -> {
          if (labels[i] > 0 && !cut[labels[i]] && labels[j] < 0) {
            ended[j] = 0;
          }
        });
    return ended;
  }

  private interface Pair {
    void visit(int index, int neighbour);
  }

  /** Pixels that touch by a side, each pair in both orders. */
  private static void forEachNeighbour(int count, int[] size, Pair pair) {
    int stride = 1;
    for (int length : size) {
      int block = stride * length;
      for (int start = 0; start < count; start += block) {
        for (int i = start; i < start + block - stride; i++) {
          pair.visit(i, i + stride);
          pair.visit(i + stride, i);
        }
      }
      stride = block;
    }
  }
}
