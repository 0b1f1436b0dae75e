package morula.network;

import morula.progress.InvalidRequestException;
import morula.progress.NamedOptions;

/**
 * Adds an architecture to Morula. A class with a public constructor without arguments, named in a
 * file {@code META-INF/services/morula.network.ArchitectureProvider} of any jar beside Morula's, is
 * found by {@link java.util.ServiceLoader}.
 */
public interface ArchitectureProvider {

  /** What users write for the key {@code network}: lower-case letters, digits and underscores. */
  String name();

  /** What the architecture is, for the help of that key: a few words, such as "U-Net". */
  String description();

  /**
   * Chooses the options, each of which has a default; what is left is refused afterwards.
   *
   * @param options as the user wrote them
   * @throws InvalidRequestException if a value is not possible
   */
  Architecture read(NamedOptions options);
}
