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
 * The architecture providers that were found, in the order of their names.
 *
 * @param providers by name
 * @param warnings one line for each provider that is left out, with the reason
 */
record ArchitectureList(Map<String, ArchitectureProvider> providers, List<String> warnings) {
  private static final String NAME = "[a-z0-9_]+";

  /**
   * Number of failures after which the search ends: a class path that cannot be read fails at every
   * attempt.
   */
  private static final int MOST_FAILURES = 20;

  /**
   * Loads all providers that a class loader sees, except those that cannot be loaded.
   *
   * @param loader the class loader of Morula's classes; in Fiji the context loader of a thread is
   *     another one
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
        warnings.add("An architecture cannot be loaded and is not used: " + e.getMessage());
      }
    }
    return of(found, warnings);
  }

  /** Collects the providers, Morula's own first: of two with the same name, the first is used. */
  private static ArchitectureList of(List<ArchitectureProvider> found, List<String> failures) {
    Map<String, ArchitectureProvider> providers = new TreeMap<>();
    List<String> warnings = new ArrayList<>(failures);
    List<ArchitectureProvider> ordered = new ArrayList<>(found.stream().filter(own(true)).toList());
    ordered.addAll(found.stream().filter(own(false)).toList());
    for (ArchitectureProvider provider : ordered) {
      String type = provider.getClass().getName();
      if (!provider.name().matches(NAME)) {
        warnings.add(
            "network="
                + provider.name()
                + " of "
                + type
                + " is not used: this name is not allowed");
        continue;
      }
      ArchitectureProvider first = providers.putIfAbsent(provider.name(), provider);
      if (first != null) {
        warnings.add(
            "network="
                + provider.name()
                + " of "
                + type
                + " is not used: "
                + first.getClass().getName()
                + " has the same name");
      }
    }
    return new ArchitectureList(providers, List.copyOf(warnings));
  }

  /** Selects the providers in Morula's own jar, or all others. */
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
