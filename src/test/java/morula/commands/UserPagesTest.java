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

package morula.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morula.keys.CommandRunner;
import morula.keys.MacroOptions;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** The README and the pages for users name only what exists: commands with keys, files, pages. */
class UserPagesTest {
  private static final Path README = Path.of("README.md");
  private static final Path FOLDER = Path.of("src", "site", "markdown");

  private static final Pattern SHELL =
      Pattern.compile("(?:^|`)scripts/morula ([a-z]\\w*)([^`\n…#]*)", Pattern.MULTILINE);
  private static final Pattern MACRO =
      Pattern.compile("run\\(\"(Morula: [^\"]+)\"(?:, *\"([^\"]*)\")?\\)");
  private static final Pattern MENU =
      Pattern.compile("(?m)^Plugins>Morula, \"(.+?)\", .*\\(\"(\\w+)\"\\)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern SCRIPT = Pattern.compile("`(scripts/[\\w/.-]+)");

  @Test
  void everyLineHasACommandWithItsKeys() throws IOException {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    Map<String, String> menu = menu();
    try (Context context = new Context(CommandService.class)) {
      CommandRunner runner = new CommandRunner(context);
      for (Path page : pages()) {
        String text = Files.readString(page);
        for (MatchResult line : SHELL.matcher(text).results().toList()) {
          String keys = line.group(2).replace("'", "").strip();
          if (keys.startsWith("--")) {
            keys = "";
          }
          check(runner, line.group(1), keys, page, wrong);
          checked++;
        }
        for (MatchResult line : MACRO.matcher(text).results().toList()) {
          String command = menu.get(line.group(1));
          if (command == null) {
            wrong.add(page + ": no menu item " + line.group(1));
          } else {
            check(runner, command, line.group(2) == null ? "" : line.group(2), page, wrong);
          }
          checked++;
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(checked > 25, checked + " lines are recognised");
  }

  private static void check(
      CommandRunner runner, String command, String keys, Path page, List<String> wrong) {
    try {
      runner
          .keys(runner.find(command.replace("segment_folder", "segment")))
          .parse(MacroOptions.parse(keys));
    } catch (InvalidRequestException e) {
      wrong.add(page + ": " + command + " " + keys + ": " + e.getMessage());
    }
  }

  @Test
  void whatTheyNameExists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      Path folder = page.toAbsolutePath().getParent();
      LINK.matcher(text)
          .results()
          .map(link -> link.group(1))
          .filter(link -> !Files.exists(folder.resolve(link)))
          .forEach(link -> missing.add(page + ": " + link));
      SCRIPT
          .matcher(text)
          .results()
          .map(script -> script.group(1))
          .filter(script -> !Files.exists(Path.of(script)))
          .forEach(script -> missing.add(page + ": " + script));
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void theReadmeIsShortAndLinksAllPages() throws IOException {
    String readme = Files.readString(README);
    assertTrue(readme.lines().count() <= 150, "lines of the README: " + readme.lines().count());
    for (Path page : pages()) {
      assertTrue(
          page.equals(README) || readme.contains("(src/site/markdown/" + page.getFileName() + ")"),
          page + " is not linked");
    }
  }

  /** What five images gained is told in three places. */
  @Test
  void theFiguresOfTheTrainingAgree() throws IOException {
    try (Context context = new Context(CommandService.class)) {
      CommandRunner runner = new CommandRunner(context);
      String help =
          runner.keys(runner.find("train")).all().stream()
              .filter(key -> key.name().equals("start_from"))
              .findFirst()
              .orElseThrow()
              .help();
      assertTrue(help.contains("363 of 364 objects in other images, and 50 before"), help);
    }
    for (Path page : List.of(README, FOLDER.resolve("training.md"))) {
      String text = Files.readString(page);
      for (String figure :
          List.of("364", "363", "662", "0.049", "0.989", "0.156", "0.991", "0.968")) {
        assertTrue(text.contains(figure), page + ": " + figure);
      }
    }
  }

  private static Map<String, String> menu() throws IOException {
    Map<String, String> items = new LinkedHashMap<>();
    try (InputStream config = Main.class.getResourceAsStream("/plugins.config")) {
      MENU.matcher(new String(config.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .forEach(item -> items.put(item.group(1), item.group(2)));
    }
    assertTrue(items.size() > 10, items.toString());
    return items;
  }

  private static List<Path> pages() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> pages = new ArrayList<>(List.of(README));
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
