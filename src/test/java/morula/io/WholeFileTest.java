package morula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.skip(1).map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void fileIsNotThereUntilItIsWhole() throws Exception {
    Path target = folder.resolve("new folder/é.txt");
    WholeFile.write(
        target,
        partial -> {
          Files.writeString(partial, "whole");
          assertTrue(Files.notExists(target));
          assertTrue(partial.toString().endsWith(".txt"));
          assertEquals(target.toAbsolutePath().getParent(), partial.getParent());
        });
    assertEquals("whole", Files.readString(target));
    assertEquals(2, names().size());
  }

  @Test
  void namesMayBeAsLongAsTheFileSystemAllows() throws Exception {
    Path target = folder.resolve("細".repeat(83) + ".txt"); // 253 of 255 bytes
    WholeFile.write(target, partial -> Files.writeString(partial, "whole"));
    assertEquals("whole", Files.readString(target));
  }

  @Test
  void failureLeavesWhatWasThere() throws Exception {
    Path target = Files.writeString(folder.resolve("a.txt"), "old");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.write(
                    target,
                    partial -> {
                      Files.writeString(partial, "hal");
                      throw new IOException("disk full");
                    }));
    assertTrue(e.getMessage().startsWith(target.toString()), e.getMessage());
    assertTrue(e.getMessage().contains("disk full"), e.getMessage());
    assertThrows(
        IllegalStateException.class,
        () ->
            WholeFile.write(
                target,
                partial -> {
                  Files.writeString(partial, "hal");
                  throw new IllegalStateException();
                }));
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void fileIsReplaced() throws Exception {
    Path target = Files.writeString(folder.resolve("a.txt"), "old");
    WholeFile.write(target, partial -> Files.writeString(partial, "new"));
    assertEquals("new", Files.readString(target));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void folderIsReplacedAsAWhole() throws Exception {
    Path target = folder.resolve("model");
    WholeFile.writeFolder(
        target,
        partial -> {
          Files.createDirectory(partial.resolve("sub"));
          Files.writeString(partial.resolve("sub/old.txt"), "old");
        });
    assertEquals(List.of("model", "model/sub", "model/sub/old.txt"), names());
    WholeFile.writeFolder(target, partial -> Files.writeString(partial.resolve("new.txt"), "new"));
    assertEquals(List.of("model", "model/new.txt"), names());
    assertThrows(
        IOException.class,
        () ->
            WholeFile.writeFolder(
                target,
                partial -> {
                  Files.writeString(partial.resolve("half.txt"), "half");
                  throw new IOException("disk full");
                }));
    assertEquals(List.of("model", "model/new.txt"), names());
  }

  @Test
  void fileAndFolderDoNotReplaceOneAnother() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path directory = Files.createDirectory(folder.resolve("directory"));
    for (IOException e :
        List.of(
            assertThrows(IOException.class, () -> WholeFile.write(directory, Files::createFile)),
            assertThrows(IOException.class, () -> WholeFile.writeFolder(file, p -> {})),
            assertThrows(
                IOException.class, () -> WholeFile.write(file.resolve("x"), Files::createFile)))) {
      assertEquals(1, e.getMessage().lines().count());
    }
    assertEquals(List.of("directory", "file"), names());
  }
}
