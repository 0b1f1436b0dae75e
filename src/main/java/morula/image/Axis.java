package morula.image;

/** The axes of an {@link Image}; an axis' {@link #ordinal()} is its ImgLib2 dimension. */
public enum Axis {
  X,
  Y,
  CHANNEL,
  Z,
  TIME
}
