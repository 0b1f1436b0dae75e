package morula.instances;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * A rectangle of pixels.
 *
 * @param minX first column
 * @param minY first row
 * @param maxX last column
 * @param maxY last row
 */
record Box(int minX, int minY, int maxX, int maxY) {

  int width() {
    return maxX - minX + 1;
  }

  int height() {
    return maxY - minY + 1;
  }

  long pixels() {
    return (long) width() * height();
  }

  boolean contains(int x, int y) {
    return x >= minX && x <= maxX && y >= minY && y <= maxY;
  }

  Box intersect(Box other) {
    return new Box(
        Math.max(minX, other.minX),
        Math.max(minY, other.minY),
        Math.min(maxX, other.maxX),
        Math.min(maxY, other.maxY));
  }

  /** The box as an interval of a plane: X, Y. */
  Interval interval() {
    return FinalInterval.createMinMax(minX, minY, maxX, maxY);
  }

  /** The box as an interval of one channel: X, Y, CHANNEL. */
  Interval interval(int channel) {
    return FinalInterval.createMinMax(minX, minY, channel, maxX, maxY, channel);
  }

  Box grow(int pixels) {
    return new Box(minX - pixels, minY - pixels, maxX + pixels, maxY + pixels);
  }
}
