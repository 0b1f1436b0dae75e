package morula.measure;

import java.util.List;
import morula.instances.ObjectScores;

/**
 * The measurements of one object of one plane.
 *
 * @param label the object's label, at least 1; unique within the plane
 * @param frame frame of the plane, counted from 1
 * @param slice slice of the plane, counted from 1
 * @param areaPixels number of pixels
 * @param area in the square of the calibration's unit
 * @param centroidX mean x of the pixels' centres, in the calibration's unit; the centre of the
 *     first pixel is at half a pixel, and the origin is subtracted, as in ImageJ
 * @param centroidY mean y, likewise
 * @param boxX first column of the bounding box, in pixels from 0
 * @param boxY first row of the bounding box
 * @param boxWidth width of the bounding box in pixels
 * @param boxHeight height of the bounding box in pixels
 * @param perimeter length of the outline, including holes, in the calibration's unit: see {@link
 *     PlaneMeasurement}
 * @param circularity 4π area / perimeter², at most 1
 * @param score 0 to 1, see {@link ObjectScores}; NaN if there is none
 * @param intensities intensities of each channel of the image
 */
public record ObjectMeasures(
    int label,
    int frame,
    int slice,
    long areaPixels,
    double area,
    double centroidX,
    double centroidY,
    int boxX,
    int boxY,
    int boxWidth,
    int boxHeight,
    double perimeter,
    double circularity,
    double score,
    List<Intensity> intensities) {

  /**
   * The values (not normalised) of one channel in one object.
   *
   * @param mean arithmetic mean
   * @param minimum smallest value
   * @param maximum largest value
   */
  public record Intensity(double mean, double minimum, double maximum) {}
}
