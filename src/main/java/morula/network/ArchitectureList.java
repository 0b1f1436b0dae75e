package morula.network;

import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The providers that were found, in the order of their names.
 *
 * @param providers by name
 * @param warnings one line for each provider that is left out, and why
 */
record ArchitectureList(Map<String, ArchitectureProvider> providers, List<String> warnings) {
  private static final String NAME = "[a-z0-9_]+";

  /** A class path that cannot be read fails at every attempt. */
  private static final int MOST_FAILURES = 20;

  /**
   * All that a class loader sees. One that cannot be loaded does not keep the others out.
   *
   * @param loader in Fiji that of Morula's classes, not the context loader of a thread
   */
  static ArchitectureList load(ClassLoader loader) {
    List<ArchitectureProvider> found = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Iterator<ArchitectureProvider> iterator =
        ServiceLoader.load(ArchitectureProvider.class, loader).iterator();
    while (warnings.size() < MOST_FAILURES) {
      try {
        if (!iterator.hasNext()) {
          break;
        }
        found.add(iterator.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        warnings.add("An architecture cannot be used: " + e.getMessage());
      }
    }
    return of(found, warnings);
  }

  /** Those of Morula come first: of two with one name, it is the first that is taken. */
  private static ArchitectureList of(List<ArchitectureProvider> found, List<String> failures) {
    Map<String, ArchitectureProvider> providers = new TreeMap<>();
    List<String> warnings = new ArrayList<>(failures);
    List<ArchitectureProvider> ordered = new ArrayList<>(found.stream().filter(own(true)).toList());
    ordered.addAll(found.stream().filter(own(false)).toList());
    for (ArchitectureProvider provider : ordered) {
      String type = provider.getClass().getName();
      if (!provider.name().matches(NAME)) {
        warnings.add(
            "network=" + provider.name() + ": not a possible name, so " + type + " is not used");
        continue;
      }
      ArchitectureProvider first = providers.putIfAbsent(provider.name(), provider);
      if (first != null) {
        warnings.add(
            "network="
                + provider.name()
                + ": there are two, of which "
                + first.getClass().getName()
                + " is used and "
                + type
                + " is not");
      }
    }
    return new ArchitectureList(providers, List.copyOf(warnings));
  }

  /** Whether a provider is in Morula's own jar, or is not, as wanted. */
  private static Predicate<ArchitectureProvider> own(boolean wanted) {
    return provider ->
        location(provider.getClass()).equals(location(ArchitectureList.class)) == wanted;
  }

  private static Optional<String> location(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .map(URL::toString);
  }
}
