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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import morula.image.Calibration;
import morula.image.LabelRegions;
import morula.measure.ObjectMeasures.Intensity;

/** The sums over the pixels of one object that {@link LabelRegions} does not count. */
final class ObjectSums {
  private final int label;
  private final LabelRegions regions;
  private double perimeter;
  private final double[] sum;
  private final double[] minimum;
  private final double[] maximum;

  /**
   * Creates empty sums.
   *
   * @param regions the area, the box and the centroid of {@code label}
   */
  ObjectSums(int label, LabelRegions regions, int channels) {
    this.label = label;
    this.regions = regions;
    sum = new double[channels];
    minimum = new double[channels];
    maximum = new double[channels];
    Arrays.fill(minimum, Double.POSITIVE_INFINITY);
    Arrays.fill(maximum, Double.NEGATIVE_INFINITY);
  }

  void addOutline(double length) {
    perimeter += length;
  }

  void addValue(int channel, double value) {
    sum[channel] += value;
    minimum[channel] = Math.min(minimum[channel], value);
    maximum[channel] = Math.max(maximum[channel], value);
  }

  ObjectMeasures measures(int frame, int slice, double score, Calibration calibration) {
    long area = regions.area(label);
    List<Intensity> intensities = new ArrayList<>();
    for (int c = 0; c < sum.length; c++) {
      intensities.add(new Intensity(sum[c] / area, minimum[c], maximum[c]));
    }
    double physicalArea = area * calibration.pixelWidth() * calibration.pixelHeight();
    return new ObjectMeasures(
        label,
        frame,
        slice,
        area,
        physicalArea,
        (regions.meanX(label) + 0.5 - calibration.originX()) * calibration.pixelWidth(),
        (regions.meanY(label) + 0.5 - calibration.originY()) * calibration.pixelHeight(),
        regions.minX(label),
        regions.minY(label),
        regions.maxX(label) - regions.minX(label) + 1,
        regions.maxY(label) - regions.minY(label) + 1,
        perimeter,
        Math.min(1, 4 * Math.PI * physicalArea / (perimeter * perimeter)),
        score,
        List.copyOf(intensities),
        ObjectDetails.unknown(sum.length));
  }
}
