package morula.instances;

import java.util.List;
import morula.progress.InvalidRequestException;
import morula.progress.NamedOptions;

/** The heads by their names. */
public final class Heads {
  private static final double LARGEST_LEVEL = 65_535;

  private Heads() {}

  /**
   * The head that the key {@code heads=} names.
   *
   * @param text "instances", "semantic", "foreground" or "masks", which may have levels:
   *     "masks(levels=50:100)"
   * @param classes number of classes, background included; only "semantic" and "masks" read it
   * @throws InvalidRequestException if there is no such head, or if it does not fit the number of
   *     classes
   */
  public static Head parse(String text, int classes) {
    NamedOptions options = NamedOptions.parse("heads", text);
    List<Double> levels = levels(options);
    return switch (options.name()) {
      case InstanceHead.NAME -> new InstanceHead();
      case MaskHead.FOREGROUND -> MaskHead.ofForeground();
      case SemanticHead.NAME -> new SemanticHead(atLeastTwo(options, classes));
      case MaskHead.MASKS -> {
        if (!levels.isEmpty() && levels.size() != classes - 1) {
          throw new InvalidRequestException(
              "heads=%s: gives %d levels, but the labels have %d classes beside the background"
                  .formatted(text, levels.size(), classes - 1));
        }
        yield MaskHead.ofClasses(atLeastTwo(options, classes), levels);
      }
      default -> throw unknown(options);
    };
  }

  /**
   * Any head of that text, when the number of classes is not known yet: all of it is as it will be
   * but for the number of channels.
   *
   * @throws InvalidRequestException if there is no such head
   */
  public static Head anyOf(String text) {
    return parse(text, Math.max(2, levels(NamedOptions.parse("heads", text)).size() + 1));
  }

  private static List<Double> levels(NamedOptions options) {
    List<Double> levels =
        options.name().equals(MaskHead.MASKS)
            ? options.decimals("levels", List.of(), 0, LARGEST_LEVEL)
            : List.of();
    if (levels.contains(0.0)) {
      throw options.refused("a level is above 0");
    }
    options.checkAllUsed();
    return levels;
  }

  private static int atLeastTwo(NamedOptions options, int classes) {
    if (classes < 2) {
      throw new InvalidRequestException(
          "heads=%s needs at least 2 classes, background included, but the labels have %d"
              .formatted(options.name(), classes));
    }
    return classes;
  }

  private static InvalidRequestException unknown(NamedOptions options) {
    return new InvalidRequestException(
        "heads=%s is unknown: use %s, %s, %s or %s"
            .formatted(
                options.name(),
                InstanceHead.NAME,
                SemanticHead.NAME,
                MaskHead.MASKS,
                MaskHead.FOREGROUND));
  }
}
