package morula.measure;

import morula.image.Calibration;

/**
 * The weights of Crofton's formula for the perimeter: the length of an outline is π/2 times the
 * mean over directions of the number of crossings with parallel lines of the direction, times the
 * distance of the lines. Four directions of neighbouring pixels are used, each weighted by the
 * range of angles nearest to it.
 *
 * <p>D. Legland, K. Kiêu, M.-F. Devaux, "Computation of Minkowski measures on 2D and 3D binary
 * images", Image Analysis and Stereology 26 (2007).
 *
 * @param horizontal length that a crossing between x and x + 1 adds
 * @param vertical length that a crossing between y and y + 1 adds
 * @param diagonal length that a crossing along a diagonal adds
 */
record Crossings(double horizontal, double vertical, double diagonal) {

  static Crossings of(Calibration calibration) {
    double w = calibration.pixelWidth();
    double h = calibration.pixelHeight();
    double angle = Math.atan2(h, w);
    return new Crossings(
        Math.PI / 2 * (angle / Math.PI) * h,
        Math.PI / 2 * (0.5 - angle / Math.PI) * w,
        Math.PI / 2 * 0.25 * (w * h / Math.hypot(w, h)));
  }
}
