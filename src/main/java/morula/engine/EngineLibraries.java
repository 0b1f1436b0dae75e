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

package morula.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jars of the engine that Java finds: whether they are there, and only once. */
final class EngineLibraries {
  private static final String NATIVES = "native/lib/pytorch.properties";

  private static final Pattern JAR = Pattern.compile(".*?([^/]+\\.jar)!/.*");

  private final ClassLoader loader;
  private final NativeSystem system;

  EngineLibraries(ClassLoader loader, NativeSystem system) {
    this.loader = loader;
    this.system = system;
  }

  /** Returns in one line what is missing and how to get it. */
  Optional<String> problem() {
    if (system.problem().isPresent()) {
      return system.problem();
    }
    if (jars("ai/djl/pytorch/engine/PtEngine.class").isEmpty()) {
      return Optional.of(
          "The library pytorch-engine is missing in the folder jars: install Morula again, with all"
              + " its files");
    }
    String classifier = system.classifier().orElseThrow();
    if (natives(classifier).isEmpty()) {
      return Optional.of(
          "libtorch for this system is missing: a file pytorch-native-cpu-…-"
              + classifier
              + ".jar belongs into the folder jars"
              + (jars(NATIVES).isEmpty() ? "" : " (there is " + words(jars(NATIVES)) + ")")
              + "; Fiji's updater installs it, and so does scripts/setup on this system");
    }
    return Optional.empty();
  }

  /** Returns a line for each library that is there more than once. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    warn("DJL", jars("ai/djl/engine/Engine.class"), warnings);
    warn("The engine PyTorch of DJL", jars("ai/djl/pytorch/engine/PtEngine.class"), warnings);
    system.classifier().ifPresent(own -> warn("libtorch", natives(own), warnings));
    return warnings;
  }

  private static void warn(String library, Set<String> jars, List<String> warnings) {
    if (jars.size() > 1) {
      warnings.add(
          library
              + " is installed "
              + jars.size()
              + " times ("
              + words(jars)
              + "): which one is used is chance; remove the older one, or the update site that"
              + " brings it");
    }
  }

  private static String words(Set<String> jars) {
    return String.join(" and ", jars);
  }

  /** Returns the jars with libtorch for a system. */
  private Set<String> natives(String classifier) {
    Set<String> jars = new TreeSet<>();
    for (URL url : urls(NATIVES)) {
      try {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false); // else the jar stays open
        Properties properties = new Properties();
        try (InputStream in = connection.getInputStream()) {
          properties.load(in);
        }
        if (classifier.equals(properties.getProperty("classifier"))) {
          jars.add(jar(url));
        }
      } catch (IOException e) {
        // a jar that cannot be read is as good as none
      }
    }
    return jars;
  }

  private Set<String> jars(String resource) {
    Set<String> jars = new TreeSet<>();
    urls(resource).forEach(url -> jars.add(jar(url)));
    return jars;
  }

  private List<URL> urls(String resource) {
    try {
      return Collections.list(loader.getResources(resource));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String jar(URL url) {
    Matcher matcher = JAR.matcher(url.toString());
    return matcher.matches() ? matcher.group(1) : url.toString();
  }
}
