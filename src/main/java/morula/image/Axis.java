package morula.image;

/** The axes of an {@link Image}; the {@link #ordinal()} of an axis is its dimension in ImgLib2. */
public enum Axis {
  X,
  Y,
  CHANNEL,
  Z,
  TIME
}
