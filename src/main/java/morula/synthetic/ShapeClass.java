package morula.synthetic;

/** The classes of {@link SyntheticShapes}, in the order of their labels. */
public enum ShapeClass {
  RECTANGLE,
  TRIANGLE,
  DISK,
  OVAL,
  STAR;

  /** Returns the label of this class in a label image: 1 to 5. */
  public int label() {
    return ordinal() + 1;
  }
}
