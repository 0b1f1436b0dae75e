package morula.instances;

import java.util.List;
import java.util.Locale;
import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;

/** Makes a {@link MaskHead} with one mask for each class. */
public final class MasksProvider implements HeadProvider {
  static final String HELP =
      "a mask for each class; masks(levels=50:100) sets the value of each mask";

  private static final double LARGEST_LEVEL = 65_535;

  @Override
  public String name() {
    return MaskHead.MASKS;
  }

  @Override
  public String help() {
    return HELP;
  }

  @Override
  public Head parse(NamedOptions options, int classes) {
    List<Double> levels = levels(options);
    if (!levels.isEmpty() && levels.size() != classes - 1) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "heads=%s: number of levels %d, number of classes besides the background %d; give one level for each class",
              options.text(),
              levels.size(),
              classes - 1));
    }
    return MaskHead.ofClasses(Heads.atLeastTwo(options.name(), classes), levels);
  }

  @Override
  public Head any(NamedOptions options) {
    List<Double> levels = levels(options);
    return MaskHead.ofClasses(Math.max(2, levels.size() + 1), levels);
  }

  private static List<Double> levels(NamedOptions options) {
    List<Double> levels = options.decimals("levels", List.of(), 0, LARGEST_LEVEL);
    if (levels.contains(0.0)) {
      throw options.refused("levels must be above 0");
    }
    return levels;
  }
}
