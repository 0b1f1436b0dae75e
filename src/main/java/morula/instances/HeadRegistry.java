/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.instances;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The heads that were found, by name and alias. Morula's own heads come first and keep their names.
 */
final class HeadRegistry {
  private static final String NAME = "[a-z0-9_]+";

  /** The value of the key {@code heads=} that leaves the choice to Morula. */
  private static final String AUTO = "auto";

  /** Number of heads that cannot be loaded after which no more are tried. */
  private static final int MOST_FAILURES = 100;

  private final List<HeadProvider> providers = new ArrayList<>();
  private final Map<String, HeadProvider> byName = new LinkedHashMap<>();
  private final List<String> warnings;

  /**
   * @param found providers in the order in which they were found
   * @param warnings one line for each provider that could not be loaded
   */
  HeadRegistry(List<HeadProvider> found, List<String> warnings) {
    this.warnings = new ArrayList<>(warnings);
    for (HeadProvider provider :
        found.stream().sorted(Comparator.comparing(p -> !isOwn(p))).toList()) {
      try {
        add(provider);
      } catch (RuntimeException | LinkageError e) { // of another jar, which must not stop this one
        this.warnings.add(provider.getClass().getName() + " is not used: " + e);
      }
    }
  }

  /**
   * Loads the heads that a class loader knows; a head that cannot be loaded is left out with a
   * warning.
   */
  static HeadRegistry load(ClassLoader loader) {
    List<HeadProvider> found = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    Iterator<HeadProvider> providers = ServiceLoader.load(HeadProvider.class, loader).iterator();
    while (failures.size() < MOST_FAILURES) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        found.add(providers.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        failures.add("A head cannot be loaded and is not used: " + e.getMessage());
      }
    }
    return new HeadRegistry(found, failures);
  }

  private void add(HeadProvider provider) {
    String name = provider.name();
    if (!name.matches(NAME) || name.equals(AUTO)) {
      warn("heads=%s of %s is not used: this name is not allowed for a head", name, provider);
      return;
    }
    if (byName.containsKey(name)) {
      warn(
          "heads=%s of %s is not used: %s has the same name",
          name, provider, byName.get(name).getClass().getName());
      return;
    }
    providers.add(provider);
    byName.put(name, provider);
    for (String alias : provider.aliases()) {
      HeadProvider other = byName.putIfAbsent(alias, provider);
      if (other != null && other != provider) {
        warn(
            "heads=%s does not name the head of %s: %s has the same name",
            alias, provider, other.getClass().getName());
      }
    }
  }

  private void warn(String format, String name, HeadProvider provider, String... more) {
    List<String> values =
        Stream.concat(Stream.of(name, provider.getClass().getName()), Stream.of(more)).toList();
    warnings.add(String.format(Locale.ROOT, format, values.toArray()));
  }

  /** Whether a head belongs to Morula itself, which means that it is in the same jar. */
  static boolean isOwn(HeadProvider provider) {
    return Objects.equals(jar(provider.getClass()), jar(HeadRegistry.class));
  }

  private static CodeSource jar(Class<?> type) {
    return type.getProtectionDomain().getCodeSource();
  }

  /** All heads that can be used. */
  List<HeadProvider> providers() {
    return List.copyOf(providers);
  }

  /** The head that has a name or alias; empty if there is none. */
  Optional<HeadProvider> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** One line for each head that was left out. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
