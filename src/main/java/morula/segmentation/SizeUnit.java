package morula.segmentation;

import java.util.Locale;
import java.util.OptionalDouble;
import morula.image.Calibration;
import morula.progress.InvalidRequestException;

/** The unit of object sizes. */
public enum SizeUnit {
  /** Pixels of the image. */
  PIXEL,
  /** µm for diameters and µm² for areas; the image must have a pixel size. */
  MICRON;

  /**
   * Reads a value of the key {@code size_unit}.
   *
   * @param text "pixel" or "micron"
   * @throws InvalidRequestException if it is another word
   */
  public static SizeUnit parse(String text) {
    for (SizeUnit unit : values()) {
      if (unit.toString().equals(text)) {
        return unit;
      }
    }
    throw new InvalidRequestException("size_unit=" + text + ": unknown; choose pixel or micron");
  }

  /**
   * The area of a pixel in this unit.
   *
   * @throws InvalidRequestException if µm² are asked for and the image has no pixel size
   */
  double pixelArea(Calibration calibration) {
    if (this == PIXEL) {
      return 1;
    }
    OptionalDouble factor = calibration.micronsPerUnit();
    if (factor.isEmpty()) {
      throw new InvalidRequestException(
          "size_unit=micron: the unit of the image's pixel size is "
              + calibration.unit()
              + "; set it to micron in Image > Properties, or give sizes in pixels");
    }
    return calibration.pixelWidth()
        * calibration.pixelHeight()
        * factor.getAsDouble()
        * factor.getAsDouble();
  }

  /** The unit as the key {@code size_unit} takes it, such as micron. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
