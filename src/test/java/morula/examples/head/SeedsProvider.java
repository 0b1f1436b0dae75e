package morula.examples.head;

import morula.instances.Head;
import morula.instances.HeadProvider;
import morula.options.NamedOptions;

/**
 * Makes a {@link SeedsHead} of what the user writes, such as {@code heads=seeds} or {@code
 * heads=seeds(radius=3)}. It must be public and have a public constructor without parameters.
 */
public final class SeedsProvider implements HeadProvider {
  private static final int RADIUS = 2;
  private static final int MOST = 16;

  @Override
  public String name() {
    return SeedsHead.NAME;
  }

  /** {@code morula doctor} shows it. */
  @Override
  public String help() {
    return "single objects by their foreground and their inside; seeds(radius=3) for how far inside";
  }

  /**
   * Reads the options. What is out of range is refused in words that name the key; so is,
   * afterwards and without our doing, every option that was not asked for. The number of classes is
   * of no interest here: labels number objects.
   */
  @Override
  public Head parse(NamedOptions options, int classes) {
    return new SeedsHead(options.number("radius", RADIUS, 1, MOST));
  }
}
