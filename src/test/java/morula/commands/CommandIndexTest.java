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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import morula.keys.CommandKey;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import morula.network.Architectures;
import morula.progress.InvalidRequestException;
import morula.windows.MorulaPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** SciJava finds the commands, and they look the same from everywhere. */
class CommandIndexTest {
  /** Version of the class files of Java 8. */
  private static final int JAVA_8 = 52;

  @Test
  void indexIsBesideTheClasses() throws Exception {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String index = Files.readString(classes.resolve("META-INF/json/org.scijava.plugin.Plugin"));
    for (String name : List.of("Train", "Segment", "Evaluate")) {
      assertTrue(index.contains("\"morula.commands." + name + "\""), name);
    }
  }

  @Test
  void theHelpOfNetworkListsTheArchitecturesThatThereAre() {
    try (Context context = new Context(CommandService.class)) {
      CommandRunner runner = new CommandRunner(context);
      String help =
          runner.keys(runner.find("train")).all().stream()
              .filter(key -> key.name().equals("network"))
              .findFirst()
              .orElseThrow()
              .help();
      assertTrue(help.endsWith("; available: " + Architectures.help()), help);
    }
  }

  @Test
  void oldJavaCanLoadThePluginToSayWhatIsMissing() throws IOException {
    try (InputStream in = MorulaPlugin.class.getResourceAsStream("MorulaPlugin.class")) {
      assertEquals(JAVA_8, in.readNBytes(8)[7]);
    }
  }

  @Test
  void menuLeavesAreUniqueInTheWorld() {
    assertEquals(
        Set.of(
            "Morula: Segment...",
            "Morula: Train...",
            "Morula: Evaluate...",
            "Morula: ROIs to Labels",
            "Morula: Labels to ROIs",
            "Morula: Measure Labels",
            "Morula: Check Data...",
            "Morula: Models...",
            "Morula: Open Sample...",
            "Morula: Engine...",
            "Morula: About/Cite"),
        commands().stream()
            .filter(command -> command.getMenuPath().size() > 0)
            .map(command -> command.getMenuPath().getLeaf().getName())
            .collect(Collectors.toSet()));
  }

  @Test
  void pluginsConfigHasTheSameLabels() throws IOException {
    Set<String> lines = new TreeSet<>();
    for (CommandInfo command : commands()) {
      if (command.getMenuPath().size() > 0) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s>%s, \"%s\", %s(\"%s\")",
                command.getMenuPath().get(0).getName(),
                command.getMenuPath().get(1).getName(),
                command.getMenuPath().getLeaf().getName(),
                MorulaPlugin.class.getName(),
                command.getName()));
      }
    }
    try (InputStream config = Main.class.getResourceAsStream("/plugins.config")) {
      assertEquals(
          lines,
          new String(config.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              // a window only, and a second window of segment
              .filter(line -> !line.matches(".*\\(\"(correct|segment_folder)\"\\)"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @ParameterizedTest
  @CsvSource({"device,tpu", "frame,-1", "size_unit,inch", "minimum_size,-2"})
  void serviceOfSciJavaRefusesWrongValues(String key, String value) {
    try (Context context = new Context(CommandService.class)) {
      Map<String, Object> inputs = Map.of("input", "a", "model", "b", "output", "c", key, value);
      Throwable failure =
          assertThrows(
              ExecutionException.class,
              () ->
                  context
                      .service(CommandService.class)
                      .run("morula.commands.Segment", true, inputs)
                      .get());
      Throwable reason = failure;
      while (reason.getCause() != null) {
        reason = reason.getCause();
      }
      assertInstanceOf(InvalidRequestException.class, reason);
      assertTrue(reason.getMessage().startsWith(key + "=" + value), reason.getMessage());
    }
  }

  @Test
  void fijiShowsOnlyThePluginOfImageJ() {
    // both would stand in the menu otherwise
    assertTrue(commands().stream().allMatch(command -> command.is("no-legacy")));
  }

  @Test
  void keysCanBeRecordedAndHaveHelp() {
    for (CommandInfo command : commands()) {
      List<CommandKey> keys = CommandKeys.of(command).all();
      assertFalse(command.getName().equals("segment") && keys.isEmpty());
      for (CommandKey key : keys) {
        assertTrue(key.name().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), key.name());
        assertFalse(key.help().isBlank(), key.name());
        assertTrue(
            key.choices().isEmpty() || key.choices().contains(key.defaultValue()), key.name());
      }
    }
  }

  @Test
  void lastValuesOfAnotherRunChangeNoDefault() {
    for (CommandInfo command : commands()) {
      for (CommandKey key : CommandKeys.of(command).all()) {
        assertFalse(command.getInput(key.name()).isPersisted(), key.name());
      }
    }
  }

  private static List<CommandInfo> commands() {
    Context context = new Context(CommandService.class);
    return new CommandRunner(context).commands();
  }
}
