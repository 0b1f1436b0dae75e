package morula.learning;

import morula.dataset.LabelKind;
import morula.instances.Head;
import morula.instances.Heads;

/**
 * The heads that a training asks for, before the number of classes is known.
 *
 * @param text as the key {@code heads} has it, such as "star_convex(rays=32)", with the plain name
 *     in place of an alias
 * @param any the head for some number of classes: all but the number of its channels is right
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

  /** What the values of label images mean to these heads. */
  public LabelKind labelKind() {
    return any.labelKind();
  }

  /**
   * The head.
   *
   * @param classes number of classes, background included; 0 for objects
   */
  Head of(int classes) {
    return Heads.parse(text, classes);
  }
}
