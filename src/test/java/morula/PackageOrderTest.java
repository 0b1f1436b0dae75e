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

package morula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each package imports only from those above it, and foreign libraries stay where they belong. */
class PackageOrderTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "morula");

  /** The facade's own package, which holds all others. */
  private static final String ROOT = "";

  private static final List<String> ORDER =
      List.of(
          "progress",
          "options",
          "image",
          "annotation",
          "io.formats",
          "io",
          "installation",
          "gpu",
          "synthetic",
          "network",
          "network.layers",
          "network.architectures",
          "torchscript",
          "engine",
          "dataset",
          "patches",
          "losses",
          "training",
          "instances",
          "inference",
          "measure",
          "evaluation",
          "pictures",
          "model",
          "sizes",
          "segmentation",
          "learning",
          "study",
          "recipes",
          "keys",
          "fiji",
          "batch",
          "benchmark",
          "windows",
          ROOT,
          "commands");

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "loci.", Set.of("io"),
          "ome.", Set.of("io"),
          "ai.djl.", Set.of("engine"),
          "com.sun.jna.", Set.of("gpu", "engine"),
          "ij.", Set.of("fiji", "windows", ROOT, "commands"),
          "net.imagej.", Set.of("fiji", "commands"),
          "org.scijava.", Set.of("keys", "windows", "commands"));

  /** In imports, and in names written out in full. */
  private static final Pattern OWN = Pattern.compile("\\bmorula\\.((?:[a-z]+\\.)*)[A-Z]\\w*");

  private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);");

  @Test
  void everyPackageHasItsPlace() throws IOException {
    Set<String> unknown = new TreeSet<>();
    folders().stream().map(PackageOrderTest::name).forEach(unknown::add);
    ORDER.forEach(unknown::remove);
    assertEquals(Set.of(), unknown);
  }

  @Test
  void noArrowRunsUp() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : sources()) {
      String own = packageOf(file);
      for (String line : code(file)) {
        Matcher used = OWN.matcher(line);
        while (used.find()) {
          String other = used.group(1).replaceFirst("\\.$", "");
          if (ORDER.indexOf(other) > ORDER.indexOf(own)) {
            wrong.add(file + ": " + line.strip());
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void foreignLibrariesStayWhereTheyBelong() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : sources()) {
      for (String line : code(file)) {
        Matcher imported = IMPORT.matcher(line);
        if (imported.find()) {
          ALLOWED.forEach(
              (library, packages) -> {
                if (imported.group(1).startsWith(library)
                    && !packages.contains(packageOf(file).split("\\.")[0])) {
                  wrong.add(file + ": " + line);
                }
              });
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyPackageSaysWhatItOwns() throws IOException {
    for (Path folder : folders()) {
      assertTrue(Files.exists(folder.resolve("package-info.java")), folder + "");
    }
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(Files::isDirectory).toList();
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Without comments, where packages below may be named. */
  private static List<String> code(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("/"))
        .toList();
  }

  private static String packageOf(Path file) {
    return name(file.getParent());
  }

  private static String name(Path folder) {
    return SOURCES.relativize(folder).toString().replace(File.separatorChar, '.');
  }
}
