package morula.instances;

/**
 * The directions of the rays of star-convex objects: ray k of n points 360° k / n from the x axis
 * towards the y axis (down).
 *
 * @param x cosine of each direction
 * @param y sine
 */
record RayDirections(double[] x, double[] y) {

  /** Returns {@code count} directions. */
  static RayDirections of(int count) {
    double[] x = new double[count];
    double[] y = new double[count];
    for (int k = 0; k < count; k++) {
      x[k] = Math.cos(2 * Math.PI * k / count);
      y[k] = Math.sin(2 * Math.PI * k / count);
    }
    return new RayDirections(x, y);
  }

  int count() {
    return x.length;
  }
}
