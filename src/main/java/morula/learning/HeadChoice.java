package morula.learning;

import morula.dataset.LabelKind;
import morula.instances.Head;
import morula.instances.Heads;

/**
 * The value of the key {@code heads}, read before the number of classes is known.
 *
 * @param text value of the key, such as "star_convex(rays=32)", with aliases replaced by the plain
 *     name
 * @param any the head for an arbitrary number of classes: only its number of channels is not valid
 */
public record HeadChoice(String text, Head any) {

  /**
   * Reads the value of the key {@code heads}.
   *
   * @throws morula.progress.InvalidRequestException naming the key if it is unknown
   */
  public static HeadChoice parse(String text) {
    return new HeadChoice(Heads.plain(text), Heads.anyOf(text));
  }

  /** Returns what the values of label images mean to these heads. */
  public LabelKind labelKind() {
    return any.labelKind();
  }

  /**
   * Returns the head for a number of classes.
   *
   * @param classes number of classes, background included; 0 for objects
   */
  Head of(int classes) {
    return Heads.parse(text, classes);
  }
}
