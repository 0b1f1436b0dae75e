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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for contributors name only what exists: files, scripts with their options, classes. */
class PagesTest {
  private static final String ARCHITECTURE = "src/site/markdown/architecture.md";

  private static final Pattern BACKTICKS = Pattern.compile("`([^`\n]+)`");
  private static final Pattern IN_DIAGRAM = Pattern.compile("\\b[a-z]+\\.[A-Z]\\w+");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
  private static final Pattern ROOM = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");
  private static final Pattern PATH =
      Pattern.compile("\\.?/?(?:src|scripts|update-site|\\.github)/.*|pom\\.xml|\\./mvnw");

  /** A class, alone or with its package, and perhaps one of its members. */
  private static final Pattern CLASS =
      Pattern.compile("(?:morula\\.(?:[a-z]+\\.)*)?([A-Z]\\w*[a-z]\\w*)(?:[.#](\\w+))?");

  private static final Pattern METHOD = Pattern.compile("[a-z]+(?:[A-Z][a-z]+){2,}");

  /** A part of a path that stands for any name. */
  private static final Pattern PLACEHOLDER = Pattern.compile("/[^/]*[A-Z]{4,}(?=\\.|/|$).*");

  /** Classes of others, and words in capital letters that are none. */
  private static final Set<String> FOREIGN =
      Set.of(
          "NDManager",
          "ServiceLoader",
          "CancellationException",
          "String",
          "Locale",
          "Provider",
          "Xvfb");

  @ParameterizedTest
  @ValueSource(strings = {".github/CONTRIBUTING.md", ARCHITECTURE, "src/site/markdown/changes.md"})
  void whatTheyNameExists(String page) throws IOException {
    String text = Files.readString(Path.of(page));
    Map<String, String> classes = classes();
    List<String> missing = new ArrayList<>();
    int checked = 0;
    for (String span : words(text)) {
      for (String word : span.split("\\s+")) {
        checked++;
        if (word.startsWith("NAME_")) { // stands for the name of an image or a model
          continue;
        }
        if (PATH.matcher(word).matches()) {
          if (!Files.exists(Path.of(PLACEHOLDER.matcher(word).replaceFirst("")))) {
            missing.add(word);
          }
        } else if (!isThere(word, span, classes)) {
          missing.add(word + " in `" + span + "`");
        }
      }
    }
    LINK.matcher(text)
        .results()
        .map(link -> link.group(1))
        .forEach(link -> check(page, link, missing));
    assertEquals(List.of(), missing, page);
    assertTrue(checked > 50, "words are recognised in " + page + ": " + checked);
  }

  /** The table of rooms is the order that {@link PackageOrderTest} checks. */
  @Test
  void theRoomsAreInTheOrderOfTheTest() throws IOException, ReflectiveOperationException {
    var order = PackageOrderTest.class.getDeclaredField("ORDER");
    order.setAccessible(true);
    List<String> rooms =
        ROOM.matcher(Files.readString(Path.of(ARCHITECTURE)))
            .results()
            .map(row -> row.group(1).equals("morula") ? "" : row.group(1))
            .toList();
    assertEquals(order.get(null), rooms);
  }

  /** What stands between backticks; lines of shell commands; {@code room.Class} in diagrams. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String fence = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("```")) {
        fence = fence.isEmpty() ? line : "";
      } else if (fence.isEmpty()) {
        BACKTICKS.matcher(line).results().map(span -> span.group(1)).forEach(words::add);
      } else if (fence.equals("```sh")) {
        words.add(line.replaceFirst("#.*", "").strip());
      } else {
        IN_DIAGRAM
            .matcher(line)
            .results()
            .map(name -> "morula." + name.group())
            .forEach(words::add);
      }
    }
    return words;
  }

  private static boolean isThere(String word, String span, Map<String, String> classes)
      throws IOException {
    if (word.startsWith("--") && span.matches("scripts/(?!morula).*")) {
      return Files.readString(Path.of(span.split("\\s+")[0])).contains(word);
    }
    if (word.matches("-P\\w+")) {
      return Files.readString(Path.of("pom.xml")).contains("<id>" + word.substring(2) + "</id>");
    }
    if (METHOD.matcher(word).matches()) {
      return classes.values().stream().anyMatch(source -> source.contains(" " + word + "("));
    }
    var named = CLASS.matcher(word.replaceFirst("\\(.*", ""));
    if (!named.matches() || FOREIGN.contains(named.group(1)) || word.contains("=")) {
      return true;
    }
    MatchResult found = named.toMatchResult();
    // scripts/test takes the name of a test without "Test"
    String source =
        classes.getOrDefault(found.group(1), "")
            + classes.getOrDefault(found.group(1) + "Test", "");
    return !source.isEmpty()
        && (found.group(2) == null || source.matches("(?s).*\\b" + found.group(2) + "\\b.*"))
        && (!word.startsWith("morula.") || source.contains("package " + packageOf(word) + ";"));
  }

  private static String packageOf(String name) {
    return name.replaceFirst("\\.[A-Z].*", "");
  }

  private static void check(String page, String link, List<String> missing) {
    if (!link.contains("://") && !Files.exists(Path.of(page).resolveSibling(link))) {
      missing.add(link);
    }
  }

  /** The sources of all classes, those of tests too, by simple name. */
  private static Map<String, String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  PagesTest::read,
                  (one, other) -> one + other));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
