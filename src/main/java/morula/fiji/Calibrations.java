package morula.fiji;

import ij.ImagePlus;
import morula.image.Calibration;

/** Converts between the calibrations of Morula and ImageJ, without loss in either direction. */
final class Calibrations {
  private Calibrations() {}

  /** Returns the calibration of an image: pixel size, z-step, origin, frame interval, units. */
  public static Calibration of(ImagePlus image) {
    ij.measure.Calibration from = image.getCalibration();
    if (!from.scaled()) {
      return new Calibration(
          1,
          1,
          1,
          "pixel",
          from.frameInterval,
          from.getTimeUnit(),
          from.xOrigin,
          from.yOrigin,
          from.zOrigin);
    }
    String unit = from.getUnit();
    return new Calibration(
        from.pixelWidth,
        from.pixelHeight,
        from.pixelDepth > 0 ? from.pixelDepth : 1,
        unit.equals("µm") || unit.equals("\u03bcm") || unit.equals("um") ? "micron" : unit,
        from.frameInterval,
        from.getTimeUnit(),
        from.xOrigin,
        from.yOrigin,
        from.zOrigin);
  }

  /** Sets the calibration of {@code image} to {@code from}. */
  public static void apply(Calibration from, ImagePlus image) {
    ij.measure.Calibration to = new ij.measure.Calibration(image);
    to.pixelWidth = from.pixelWidth();
    to.pixelHeight = from.pixelHeight();
    to.pixelDepth = from.pixelDepth();
    to.setUnit(from.unit());
    to.frameInterval = from.frameInterval();
    to.setTimeUnit(from.timeUnit());
    to.xOrigin = from.originX();
    to.yOrigin = from.originY();
    to.zOrigin = from.originZ();
    image.setCalibration(to);
  }
}
