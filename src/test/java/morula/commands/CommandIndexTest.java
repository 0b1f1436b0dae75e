package morula.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import morula.fiji.CommandKey;
import morula.fiji.CommandKeys;
import morula.fiji.CommandRunner;
import morula.fiji.MorulaPlugin;
import org.junit.jupiter.api.Test;
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
  void oldJavaCanLoadThePluginToSayWhatIsMissing() throws IOException {
    try (InputStream in = MorulaPlugin.class.getResourceAsStream("MorulaPlugin.class")) {
      assertEquals(JAVA_8, in.readNBytes(8)[7]);
    }
  }

  @Test
  void menuLeavesAreUniqueInTheWorld() {
    assertEquals(
        Set.of("Morula: Train...", "Morula: Segment...", "Morula: Evaluate..."),
        commands().stream()
            .filter(command -> command.getMenuPath().size() > 0)
            .map(command -> command.getMenuPath().getLeaf().getName())
            .collect(Collectors.toSet()));
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
