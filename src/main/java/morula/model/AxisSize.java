package morula.model;

/** The sizes that an axis may have, in pixels, as bioimage.io 0.5 states them. */
public sealed interface AxisSize {

  /**
   * A single size.
   *
   * @param size at least 1
   */
  record Fixed(int size) implements AxisSize {}

  /**
   * The sizes {@code min + n · step} for n = 0, 1, 2, …
   *
   * @param min smallest size, at least 1
   * @param step at least 1
   */
  record Stepped(int min, int step) implements AxisSize {

    /**
     * Returns the sizes that a network accepts: multiples of its divisor that are larger than twice
     * its halo, because bioimage.io requires that pixels are left after the halo is cut off.
     *
     * @param divisor at least 1
     * @param halo in pixels on each side, at least 0
     */
    public static Stepped of(int divisor, int halo) {
      int smallest = 2 * halo + 1;
      return new Stepped((smallest + divisor - 1) / divisor * divisor, divisor);
    }

    /** Returns whether {@code size} is one of these sizes. */
    public boolean contains(long size) {
      return size >= min && (size - min) % step == 0;
    }
  }

  /**
   * The size of another axis plus {@code offset}.
   *
   * @param tensor id of the tensor that has the other axis
   * @param axis id of the other axis
   * @param offset in pixels, may be negative
   */
  record Reference(String tensor, String axis, int offset) implements AxisSize {}
}
