package morula.patches;

import morula.image.LabelRegions;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.real.FloatType;

/** One annotated image in memory, as patches are drawn from it. Nothing of it is changed. */
public final class TrainingImage {
  private final String name;
  private final ArrayImg<FloatType, FloatArray> pixels;
  private final ArrayImg<IntType, IntArray> labels;
  private LabelRegions regions;

  /**
   * @param name as in {@link morula.image.Image#name()}
   * @param pixels dimensions X, Y, [Z,] CHANNEL; already normalised
   * @param labels dimensions X, Y[, Z]; 0 background, 1 and up objects or classes, negative where
   *     the annotation is to be ignored
   * @throws IllegalArgumentException if the labels are neither 2D nor 3D, or differ in size from
   *     the pixels
   */
  public TrainingImage(
      String name, ArrayImg<FloatType, FloatArray> pixels, ArrayImg<IntType, IntArray> labels) {
    this.name = name;
    this.pixels = pixels;
    this.labels = labels;
    int spatial = labels.numDimensions();
    if (spatial < 2 || spatial > 3 || pixels.numDimensions() != spatial + 1) {
      throw new IllegalArgumentException(
          name + ": pixels are X, Y, [Z,] CHANNEL and labels X, Y[, Z] of the same space");
    }
    for (int d = 0; d < spatial; d++) {
      if (labels.dimension(d) != pixels.dimension(d)) {
        throw new IllegalArgumentException(name + ": pixels and labels differ in size");
      }
    }
  }

  /** The name of the image that it was made from. */
  public String name() {
    return name;
  }

  /** Intensities: X, Y, [Z,] CHANNEL. */
  public ArrayImg<FloatType, FloatArray> pixels() {
    return pixels;
  }

  /** Labels: X, Y[, Z]. */
  public ArrayImg<IntType, IntArray> labels() {
    return labels;
  }

  /** The areas, boxes and centroids of its labels; counted once, when first asked for. */
  public synchronized LabelRegions regions() {
    if (regions == null) {
      regions = LabelRegions.of(labels);
    }
    return regions;
  }

  /** Number of dimensions in space: 2 or 3. */
  public int spatialDimensions() {
    return labels.numDimensions();
  }

  /** Pixels along X, Y or Z; 1 along Z of a 2D image. */
  public int size(int dimension) {
    return dimension < spatialDimensions() ? (int) labels.dimension(dimension) : 1;
  }

  /** Number of channels. */
  public int channels() {
    return (int) pixels.dimension(spatialDimensions());
  }

  /** The array behind {@link #pixels}. */
  float[] pixelArray() {
    return pixels.update(null).getCurrentStorageArray();
  }

  /** The array behind {@link #labels}. */
  int[] labelArray() {
    return labels.update(null).getCurrentStorageArray();
  }
}
