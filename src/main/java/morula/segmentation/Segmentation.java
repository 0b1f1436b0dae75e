package morula.segmentation;

import java.util.List;
import java.util.Optional;
import morula.image.Labels;
import morula.inference.PlaneStore;
import net.imglib2.type.numeric.integer.IntType;

/**
 * The segmentation of one image. It belongs to the caller, who closes it: labels of a large image
 * lie in a temporary file. It stays as it is when its {@link Segmenter} segments other images or is
 * closed.
 */
public final class Segmentation implements AutoCloseable {
  private final Labels labels;
  private final Optional<double[]> scores;
  private final List<String> warnings;
  private final PlaneStore<IntType> store;

  /**
   * @param labels of the image
   * @param scores of object i at index i − 1
   * @param store holds the pixels of {@code labels}; is closed with this
   */
  Segmentation(
      Labels labels, Optional<double[]> scores, List<String> warnings, PlaneStore<IntType> store) {
    this.labels = labels;
    this.scores = scores.map(double[]::clone);
    this.warnings = List.copyOf(warnings);
    this.store = store;
  }

  /**
   * The label image: X, Y, Z, TIME in the size of the image. 0 is background; objects are numbered
   * from 1 through all slices and frames, classes have the values that they had in the label images
   * that the model learned from. Not to be used once this is closed.
   */
  public Labels labels() {
    return labels;
  }

  /**
   * How confident the network was of each object: of object i at index i − 1, 0 to 1; empty where
   * the model has no such scores.
   */
  public Optional<double[]> scores() {
    return scores.map(double[]::clone);
  }

  /**
   * In what the image is unlike those that the model learned from: plain sentences, none where all
   * is as usual.
   */
  public List<String> warnings() {
    return warnings;
  }

  /** Frees the labels: memory, and room on the disk. */
  @Override
  public void close() {
    store.close();
  }
}
