package morula.instances;

import morula.options.NamedOptions;

/** Creates a {@link MaskHead} with one mask of everything that is labelled. */
public final class ForegroundProvider implements HeadProvider {
  static final String HELP = "one mask of everything that is labelled";

  @Override
  public String name() {
    return MaskHead.FOREGROUND;
  }

  @Override
  public String help() {
    return HELP;
  }

  @Override
  public Head parse(NamedOptions options, int classes) {
    return MaskHead.ofForeground();
  }
}
