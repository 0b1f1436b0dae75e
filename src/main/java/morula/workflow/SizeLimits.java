package morula.workflow;

import java.util.Locale;
import java.util.Map;
import morula.image.Calibration;
import morula.instances.DecoderOptions;
import morula.progress.InvalidRequestException;

/** The sizes that objects must have, from the user's unit into pixels. */
final class SizeLimits {
  private static final Map<String, Double> MICRONS =
      Map.of(
          "nm", 1e-3, "micron", 1.0, "µm", 1.0, "um", 1.0, "mm", 1e3, "cm", 1e4, "inch", 25400.0);

  private SizeLimits() {}

  /**
   * @throws InvalidRequestException if the unit is unknown, or µm² are asked for and the image has
   *     no pixel size
   */
  static DecoderOptions apply(
      DecoderOptions options, SegmentationSettings settings, Calibration calibration) {
    if (settings.minimumSize() == 0 && settings.maximumSize() == 0) {
      return options;
    }
    double area = pixelArea(settings.sizeUnit(), calibration);
    double minimum =
        settings.minimumSize() > 0 ? settings.minimumSize() / area : options.minimumArea();
    double maximum =
        settings.maximumSize() > 0 ? settings.maximumSize() / area : options.maximumArea();
    if (minimum > maximum) {
      throw new InvalidRequestException(
          "minimum_size is above maximum_size: no object can have such a size");
    }
    return options.withAreas(minimum, maximum);
  }

  private static double pixelArea(String unit, Calibration calibration) {
    switch (unit.toLowerCase(Locale.ROOT)) {
      case "pixel":
        return 1;
      case "micron":
        Double factor = MICRONS.get(calibration.unit());
        if (factor == null) {
          throw new InvalidRequestException(
              "size_unit=micron: the image's pixel size is in "
                  + calibration.unit()
                  + "; set it in Image > Properties, or give sizes in pixels");
        }
        return calibration.pixelWidth() * factor * calibration.pixelHeight() * factor;
      default:
        throw new InvalidRequestException(
            "size_unit=" + unit + ": unknown; choose pixel or micron");
    }
  }
}
