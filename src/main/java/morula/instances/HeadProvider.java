package morula.instances;

import java.util.List;
import morula.options.NamedOptions;

/**
 * Creates a head from a value of the key {@code heads=}. {@link Heads} finds providers by {@link
 * java.util.ServiceLoader}: a jar that has one names its class, which needs a public constructor
 * without parameters, in the file {@code META-INF/services/morula.instances.HeadProvider}.
 */
public interface HeadProvider {

  /** The name in the key {@code heads=}: lower-case letters, digits and underscores. */
  String name();

  /** Other names for the same head. */
  default List<String> aliases() {
    return List.of();
  }

  /**
   * A description of what the head learns, and of its options, in one line that is shown to users.
   */
  String help();

  /**
   * Makes a head.
   *
   * @param options of the head; any option that this method does not ask for is refused afterwards
   * @param classes number of classes in the labels, background included; for heads of classes only
   * @throws morula.progress.InvalidRequestException if an option makes no sense, or if the head
   *     does not fit the number of classes
   */
  Head parse(NamedOptions options, int classes);

  /**
   * Creates a head before the number of classes is known: only its number of channels may change
   * later.
   *
   * @param options as in {@link #parse}
   * @throws morula.progress.InvalidRequestException if an option makes no sense
   */
  default Head any(NamedOptions options) {
    return parse(options, 2);
  }
}
