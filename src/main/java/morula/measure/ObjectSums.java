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
        List.copyOf(intensities));
  }
}
