package morula.instances;

import java.util.List;
import java.util.Locale;
import morula.progress.InvalidRequestException;
import morula.progress.NamedOptions;

/** The heads by their names. */
public final class Heads {
  private static final double LARGEST_LEVEL = 65_535;
  private static final int RAYS = 32;
  private static final int FEWEST_RAYS = 8;
  private static final int MOST_RAYS = 128;

  private Heads() {}

  /**
   * The head that the key {@code heads=} names.
   *
   * @param text "instances", "flows", "star_convex", which may have a number of rays:
   *     "star_convex(rays=32)"; "semantic", "foreground" or "masks", which may have levels:
   *     "masks(levels=50:100)"
   * @param classes number of classes, background included; only "semantic" and "masks" read it
   * @throws InvalidRequestException if there is no such head, or if it does not fit the number of
   *     classes
   */
  public static Head parse(String text, int classes) {
    NamedOptions options = NamedOptions.parse("heads", text);
    int rays = options.name().equals(StarConvexHead.NAME) ? rays(options) : 0;
    List<Double> levels = levels(options);
    return switch (options.name()) {
      case InstanceHead.NAME -> new InstanceHead();
      case FlowHead.NAME -> new FlowHead();
      case StarConvexHead.NAME -> new StarConvexHead(rays);
      case MaskHead.FOREGROUND -> MaskHead.ofForeground();
      case SemanticHead.NAME -> new SemanticHead(atLeastTwo(options, classes));
      case MaskHead.MASKS -> {
        if (!levels.isEmpty() && levels.size() != classes - 1) {
          throw new InvalidRequestException(
              String.format(
                  Locale.ROOT,
                  "heads=%s: gives %d levels, but the labels have %d classes beside the background",
                  text,
                  levels.size(),
                  classes - 1));
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
    NamedOptions options = NamedOptions.parse("heads", text);
    return options.name().equals(MaskHead.MASKS)
        ? parse(text, Math.max(2, levels(options).size() + 1))
        : parse(text, 2);
  }

  private static int rays(NamedOptions options) {
    return options.number("rays", RAYS, FEWEST_RAYS, MOST_RAYS);
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
          String.format(
              Locale.ROOT,
              "heads=%s needs at least 2 classes, background included, but the labels have %d",
              options.name(),
              classes));
    }
    return classes;
  }

  private static InvalidRequestException unknown(NamedOptions options) {
    return new InvalidRequestException(
        String.format(
            Locale.ROOT,
            "heads=%s is unknown: use %s, %s, %s, %s, %s or %s",
            options.name(),
            InstanceHead.NAME,
            FlowHead.NAME,
            StarConvexHead.NAME,
            SemanticHead.NAME,
            MaskHead.MASKS,
            MaskHead.FOREGROUND));
  }
}
