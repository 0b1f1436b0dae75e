package morula.image;

/** Continues images beyond their border by reflection that does not repeat the border pixel. */
public final class Mirror {
  private Mirror() {}

  /**
   * Returns the index to read: 2 1 | 0 1 2 … n−1 | n−2 n−3.
   *
   * @param position any
   * @param size pixels along the axis; at least 1
   * @return 0 to {@code size} − 1
   */
  public static long at(long position, long size) {
    if (position >= 0 && position < size) {
      return position;
    }
    if (size == 1) {
      return 0;
    }
    long period = 2 * (size - 1);
    long place = Math.floorMod(position, period);
    return place < size ? place : period - place;
  }
}
