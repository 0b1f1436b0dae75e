package morula.network;

import morula.options.NamedOptions;
import morula.progress.InvalidRequestException;

/**
 * Adds an architecture to Morula. {@link java.util.ServiceLoader} finds a class with a public
 * constructor without arguments that is named in a file {@code
 * META-INF/services/morula.network.ArchitectureProvider} of any jar in the same folder as Morula's.
 */
public interface ArchitectureProvider {

  /** The name in the key {@code network}: lower-case letters, digits and underscores. */
  String name();

  /** A description of the architecture in a few words for the help of that key, such as "U-Net". */
  String description();

  /**
   * Reads the options, each of which has a default; options that are not read are refused
   * afterwards.
   *
   * @param options as the user wrote them
   * @throws InvalidRequestException if a value is not possible
   */
  Architecture read(NamedOptions options);
}
