package morula.segmentation;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import morula.dataset.LabelKind;
import morula.image.Calibration;
import morula.image.LabelRegions;
import morula.instances.DecoderOptions;
import morula.instances.Head;
import morula.instances.ObjectScores;
import morula.progress.InvalidRequestException;
import morula.sizes.ObjectScale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/**
 * The sizes that objects must have, from the user's unit into pixels. Decoders know them with some
 * slack, as areas change when labels are resized; {@link #drop} is exact.
 */
final class SizeLimits {
  private static final double SLACK = 1.25;

  private SizeLimits() {}

  /**
   * What can be checked before there is an image.
   *
   * @throws InvalidRequestException if the unit is unknown or no object can have such a size
   */
  static void check(SegmentationSettings settings) {
    if (!List.of("pixel", "micron").contains(settings.sizeUnit())) {
      throw new InvalidRequestException(
          "size_unit=" + settings.sizeUnit() + ": unknown; choose pixel or micron");
    }
    if (!(settings.diameter() >= 0 && settings.diameter() < Double.POSITIVE_INFINITY)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "diameter=%s: give the diameter of the objects, or 0 to have it estimated",
              settings.diameter()));
    }
    if (settings.maximumSize() > 0 && settings.minimumSize() > settings.maximumSize()) {
      throw new InvalidRequestException(
          "minimum_size is above maximum_size: no object can have such a size");
    }
  }

  /**
   * What can be checked once the model is known.
   *
   * @throws InvalidRequestException naming a key that would do nothing
   */
  static void check(SegmentationSettings settings, Head head) {
    if (settings.minimumScore() >= 0 && !ObjectScores.areOf(head)) {
      throw new InvalidRequestException(
          "minimum_score: this model gives its objects no scores; leave the key out");
    }
    if (head.labelKind() == LabelKind.OBJECTS) {
      return;
    }
    for (String key : List.of("minimum_size", "maximum_size")) {
      double value = key.equals("minimum_size") ? settings.minimumSize() : settings.maximumSize();
      if (value > 0) {
        throw new InvalidRequestException(
            key + ": this model finds classes of pixels, not single objects; leave the key out");
      }
    }
  }

  /**
   * @param pixelShare pixels that the network sees for one of the image
   * @throws InvalidRequestException if µm² are asked for and the image has no pixel size
   */
  static DecoderOptions apply(
      DecoderOptions options,
      SegmentationSettings settings,
      Calibration calibration,
      double pixelShare) {
    if (settings.minimumSize() == 0 && settings.maximumSize() == 0) {
      return options;
    }
    double area = pixelArea(settings.sizeUnit(), calibration) / pixelShare;
    double minimum =
        settings.minimumSize() > 0 ? settings.minimumSize() / area / SLACK : options.minimumArea();
    double maximum =
        settings.maximumSize() > 0 ? settings.maximumSize() / area * SLACK : options.maximumArea();
    return options.withAreas(minimum, maximum);
  }

  /**
   * Removes objects that the user does not want.
   *
   * @param labels X, Y in the size of the image
   * @throws InvalidRequestException as {@link #apply}
   */
  static void drop(
      RandomAccessibleInterval<IntType> labels,
      SegmentationSettings settings,
      Calibration calibration) {
    if (settings.minimumSize() == 0 && settings.maximumSize() == 0) {
      return;
    }
    LabelRegions regions = LabelRegions.of(labels);
    double pixelArea = pixelArea(settings.sizeUnit(), calibration);
    BitSet unwanted = new BitSet();
    for (int label : regions.labels()) {
      unwanted.set(label, !isWanted(regions.area(label) * pixelArea, settings));
    }
    for (IntType pixel : Views.flatIterable(labels)) {
      if (pixel.get() > 0 && unwanted.get(pixel.get())) {
        pixel.set(0);
      }
    }
  }

  private static boolean isWanted(double size, SegmentationSettings settings) {
    return size >= settings.minimumSize()
        && (settings.maximumSize() == 0 || size <= settings.maximumSize());
  }

  /**
   * Whether the user wants objects of a diameter.
   *
   * @param diameter in pixels of the image
   * @throws InvalidRequestException as {@link #apply}
   */
  static boolean allow(double diameter, SegmentationSettings settings, Calibration calibration) {
    return (settings.minimumSize() == 0 && settings.maximumSize() == 0)
        || isWanted(
            ObjectScale.area(diameter) * pixelArea(settings.sizeUnit(), calibration), settings);
  }

  /**
   * The diameter that the user gave, in pixels; 0 if none was given.
   *
   * @throws InvalidRequestException if it is given in µm and the image has no pixel size
   */
  static double diameter(SegmentationSettings settings, Calibration calibration) {
    return settings.diameter() == 0
        ? 0
        : settings.diameter() / Math.sqrt(pixelArea(settings.sizeUnit(), calibration));
  }

  private static double pixelArea(String unit, Calibration calibration) {
    if (unit.equals("pixel")) {
      return 1;
    }
    OptionalDouble factor = calibration.micronsPerUnit();
    if (factor.isEmpty()) {
      throw new InvalidRequestException(
          "size_unit=micron: the image's pixel size is in "
              + calibration.unit()
              + "; set it to micron in Image > Properties, or give sizes in pixels");
    }
    return calibration.pixelWidth()
        * calibration.pixelHeight()
        * factor.getAsDouble()
        * factor.getAsDouble();
  }
}
