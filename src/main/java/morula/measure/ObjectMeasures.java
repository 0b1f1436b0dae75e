/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.measure;

import java.util.List;
import morula.instances.ObjectScores;

/**
 * The measurements of one object of one plane.
 *
 * @param label the object's label, at least 1; unique within the plane
 * @param frame frame of the plane in the whole image, counted from 1
 * @param slice slice of the plane in the whole image, counted from 1
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
 * @param details further measurements
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
    List<Intensity> intensities,
    ObjectDetails details) {

  ObjectMeasures with(ObjectDetails more) {
    return new ObjectMeasures(
        label,
        frame,
        slice,
        areaPixels,
        area,
        centroidX,
        centroidY,
        boxX,
        boxY,
        boxWidth,
        boxHeight,
        perimeter,
        circularity,
        score,
        intensities,
        more);
  }

  /**
   * The values (not normalised) of one channel in one object.
   *
   * @param mean arithmetic mean
   * @param minimum smallest value
   * @param maximum largest value
   */
  public record Intensity(double mean, double minimum, double maximum) {}
}
