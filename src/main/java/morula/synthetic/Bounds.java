package morula.synthetic;

/** A bounding box in whole pixels, first and last included. */
record Bounds(int left, int top, int right, int bottom) {

  Bounds moved(int x, int y) {
    return new Bounds(left + x, top + y, right + x, bottom + y);
  }

  /** Whether the box lies in an image of this size. */
  boolean isWithin(int width, int height) {
    return left >= 0 && top >= 0 && right < width && bottom < height;
  }

  /** Returns the area of the intersection relative to the area of the smaller box, 0 to 1. */
  double overlap(Bounds other) {
    long x = Math.min(right, other.right) - Math.max(left, other.left) + 1L;
    long y = Math.min(bottom, other.bottom) - Math.max(top, other.top) + 1L;
    return x <= 0 || y <= 0 ? 0 : (double) (x * y) / Math.min(area(), other.area());
  }

  private long area() {
    return (right - left + 1L) * (bottom - top + 1L);
  }
}
