package morula.measure;

import java.util.ArrayList;
import java.util.List;
import morula.image.Calibration;
import morula.measure.ObjectMeasures.Intensity;

/** What is summed up over the pixels of one object. */
final class ObjectSums {
  private long area;
  private double sumX;
  private double sumY;
  private int minX = Integer.MAX_VALUE;
  private int maxX = -1;
  private int minY = Integer.MAX_VALUE;
  private int maxY = -1;
  private double perimeter;
  private final double[] sum;
  private final double[] minimum;
  private final double[] maximum;

  ObjectSums(int channels) {
    sum = new double[channels];
    minimum = new double[channels];
    maximum = new double[channels];
    java.util.Arrays.fill(minimum, Double.POSITIVE_INFINITY);
    java.util.Arrays.fill(maximum, Double.NEGATIVE_INFINITY);
  }

  void addPixel(int x, int y) {
    area++;
    sumX += x;
    sumY += y;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }

  void addOutline(double length) {
    perimeter += length;
  }

  void addValue(int channel, double value) {
    sum[channel] += value;
    minimum[channel] = Math.min(minimum[channel], value);
    maximum[channel] = Math.max(maximum[channel], value);
  }

  ObjectMeasures measures(int label, int frame, int slice, double score, Calibration calibration) {
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
        (sumX / area + 0.5 - calibration.originX()) * calibration.pixelWidth(),
        (sumY / area + 0.5 - calibration.originY()) * calibration.pixelHeight(),
        minX,
        minY,
        maxX - minX + 1,
        maxY - minY + 1,
        perimeter,
        Math.min(1, 4 * Math.PI * physicalArea / (perimeter * perimeter)),
        score,
        List.copyOf(intensities));
  }
}
