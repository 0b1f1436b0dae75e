package morula.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import morula.image.Quantiles;
import morula.model.TypicalValues;
import morula.model.TypicalValues.Range;
import morula.patches.TrainingImage;

/**
 * Measures planes: those that a model learns from, to note what is typical of them; and those of an
 * image that it was applied to, to warn where they look unlike. Only some numbers of each plane are
 * kept. Not safe for use by several threads at once.
 *
 * <p>A quantity is unusual when it lies outside its 1st to 99th percentile over the training images
 * by more than a margin, which is wider the fewer the images were. Measured with the fluorescence
 * images of DSB 2018: 460 of them as training images, 1 of the 81 others has a warning, and so has
 * each of 107 histology, 16 bright-field and 81 inverted images; with 10 training images drawn at
 * random 6 % of the others, with 50 of them 1 %.
 */
public final class TypicalImages {
  private final boolean objects;
  private final List<Map<ImageQuantity, Double>> planes = new ArrayList<>();
  private final List<Double> scores = new ArrayList<>();
  private final List<Double> magnifications = new ArrayList<>();

  /**
   * @param objects whether labels are single objects; else classes, whose sizes say nothing
   */
  public TypicalImages(boolean objects) {
    this.objects = objects;
  }

  /** Adds an image that is learned from: normalised, and at the scale of the network. */
  public void add(TrainingImage image) {
    add(
        PlaneMeasures.of(
            image.pixels(),
            (channel, value) -> (float) value,
            image.labels(),
            image.regions(),
            objects),
        1);
  }

  /**
   * Adds a plane as the network saw it.
   *
   * @param measures as {@link PlaneMeasures#of} gives them
   * @param magnification pixels along X that the network saw for one of the image
   */
  void add(Map<ImageQuantity, Double> measures, double magnification) {
    planes.add(measures);
    magnifications.add(magnification);
  }

  /**
   * Adds the scores of the objects of a plane, see {@link morula.instances.ObjectScores}; those of
   * a model that is trained are of images that it did not learn from.
   */
  public void addScores(double[] values) {
    Arrays.stream(values).average().ifPresent(scores::add);
  }

  /** What is typical of the planes so far. */
  public TypicalValues values() {
    Map<String, Range> ranges = new TreeMap<>();
    for (ImageQuantity quantity : ImageQuantity.values()) {
      double[] sorted = sorted(quantity);
      if (sorted.length > 0) {
        ranges.put(
            quantity.key(),
            new Range(
                Quantiles.of(sorted, 0.01), Quantiles.of(sorted, 0.5), Quantiles.of(sorted, 0.99)));
      }
    }
    return new TypicalValues(planes.size(), ranges);
  }

  /**
   * What is unusual about the planes so far, which are those of one image: of each quantity their
   * median counts.
   *
   * @param typical what the model learned from
   * @return plain sentences, one a quantity; empty where all is as usual or nothing is known
   */
  public List<String> warnings(TypicalValues typical) {
    if (planes.isEmpty()) {
      return List.of();
    }
    Map<ImageQuantity, Double> values = new EnumMap<>(ImageQuantity.class);
    for (ImageQuantity quantity : ImageQuantity.values()) {
      double[] sorted = sorted(quantity);
      if (sorted.length > 0) {
        values.put(quantity, Quantiles.of(sorted, 0.5));
      }
    }
    double found = largest(ImageQuantity.FOREGROUND);
    double magnification =
        magnifications.stream().sorted().toList().get(Quantiles.median(planes.size()));
    return new UnusualImage(typical, magnification).warnings(values, found > 0);
  }

  private double largest(ImageQuantity quantity) {
    return Arrays.stream(sorted(quantity)).max().orElse(0);
  }

  private double[] sorted(ImageQuantity quantity) {
    ToDoubleFunction<Double> value = Double::doubleValue;
    return quantity == ImageQuantity.SCORE
        ? scores.stream().mapToDouble(value).sorted().toArray()
        : planes.stream()
            .filter(plane -> plane.containsKey(quantity))
            .mapToDouble(plane -> plane.get(quantity))
            .sorted()
            .toArray();
  }
}
