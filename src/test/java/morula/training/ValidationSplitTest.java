package morula.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationSplitTest {
  private static final List<String> NAMES =
      IntStream.range(0, 20).mapToObj(i -> "cell." + i).toList();

  @TempDir Path folder;

  @Test
  void fractionSplitsWhateverTheOrderOfTheNames() {
    ValidationSplit split = ValidationSplit.of(NAMES, "0.15", 1);
    assertEquals(3, split.validation().size());
    Set<String> all = new HashSet<>(split.training());
    all.addAll(split.validation());
    assertEquals(new HashSet<>(NAMES), all);
    List<String> reversed = new ArrayList<>(NAMES);
    Collections.reverse(reversed);
    assertEquals(
        new HashSet<>(split.validation()),
        new HashSet<>(ValidationSplit.of(reversed, "0.15", 1).validation()));
    assertFalse(split.equals(ValidationSplit.of(NAMES, "0.15", 2)));
  }

  @Test
  void neitherSideIsEverEmpty() {
    for (String fraction : List.of("0.001", "0.5", "0.999")) {
      for (int n = 2; n <= 20; n++) {
        ValidationSplit split = ValidationSplit.of(NAMES.subList(0, n), fraction, n);
        assertFalse(split.training().isEmpty());
        assertFalse(split.validation().isEmpty());
        assertEquals(n, split.training().size() + split.validation().size());
      }
    }
    refused(NAMES.subList(0, 1), "0.2", "at least 2");
  }

  @Test
  void fileNamesStemsAndFileNames() throws IOException {
    String list = list("cell.3\n\ncell.4.png\r\nfolder/cell.15.tif\n");
    ValidationSplit split = ValidationSplit.of(NAMES, list, 1);
    assertEquals(List.of("cell.3", "cell.4", "cell.15"), split.validation());
    assertEquals(17, split.training().size());
    ValidationSplit files = ValidationSplit.of(List.of("a.ome.tif", "b.png"), list("a\n"), 1);
    assertEquals(List.of("a.ome.tif"), files.validation());
  }

  @Test
  void whatMakesNoSenseIsRefusedNamingIt() throws IOException {
    String unknown = list("cell.3\ncell.77\n");
    refused(NAMES, unknown, "cell.77");
    refused(NAMES, unknown, "list.txt");
    refused(NAMES, list(String.join("\n", NAMES)), "every image");
    refused(NAMES, list("\n"), "no image");
    refused(NAMES, folder.resolve("absent.txt").toString(), "absent.txt");
    for (String fraction : List.of("0", "1", "-0.1", "15", "NaN")) {
      refused(NAMES, fraction, "validation");
    }
  }

  private static void refused(List<String> names, String validation, String part) {
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> ValidationSplit.of(names, validation, 1));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  private String list(String text) throws IOException {
    return Files.writeString(folder.resolve("list.txt"), text).toString();
  }
}
