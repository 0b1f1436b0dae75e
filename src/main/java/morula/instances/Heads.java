package morula.instances;

import morula.progress.InvalidRequestException;

/** The heads by their names. */
public final class Heads {
  private Heads() {}

  /**
   * The head that the key {@code heads=} names.
   *
   * @param name "instances" or "semantic"
   * @param classes number of classes, background included; only "semantic" reads it
   * @throws InvalidRequestException if there is no head of this name, or if "semantic" has fewer
   *     than 2 classes
   */
  public static Head parse(String name, int classes) {
    switch (name) {
      case InstanceHead.NAME:
        return new InstanceHead();
      case SemanticHead.NAME:
        if (classes < 2) {
          throw new InvalidRequestException(
              "heads=semantic needs at least 2 classes, background included, but the labels have "
                  + classes);
        }
        return new SemanticHead(classes);
      default:
        throw new InvalidRequestException(
            "heads=" + name + " is unknown: use " + InstanceHead.NAME + " or " + SemanticHead.NAME);
    }
  }
}
