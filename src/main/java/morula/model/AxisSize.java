package morula.model;

/** The sizes that an axis may have, in pixels, as bioimage.io 0.5 states them. */
public sealed interface AxisSize {

  /**
   * One size only.
   *
   * @param size at least 1
   */
  record Fixed(int size) implements AxisSize {}

  /**
   * {@code min + n · step} for n = 0, 1, 2, …
   *
   * @param min smallest size, at least 1
   * @param step at least 1
   */
  record Stepped(int min, int step) implements AxisSize {

    /**
     * The sizes that suit a network: multiples of its divisor, larger than twice its halo, because
     * bioimage.io wants something to be left after the halo is cut off.
     *
     * @param divisor at least 1
     * @param halo in pixels on each side, at least 0
     */
    public static Stepped of(int divisor, int halo) {
      int smallest = 2 * halo + 1;
      return new Stepped((smallest + divisor - 1) / divisor * divisor, divisor);
    }

    /** Whether {@code size} is one of them. */
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
