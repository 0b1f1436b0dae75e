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

package morula.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
  void aFullDiskIsNamedOnceInOneLine() throws Exception {
    Path target = Files.writeString(folder.resolve("a.csv"), "old");
    for (IOException full :
        List.of(
            new IOException("No space left on device"),
            new FileSystemException("x", null, "Disk quota exceeded"),
            new IOException("I/O error writing PNG file!", new IOException("No space left")))) {
      IOException e =
          assertThrows(
              IOException.class,
              () ->
                  WholeFile.write(
                      target,
                      partial -> {
                        Files.writeString(partial, "ha");
                        throw full;
                      }));
      assertTrue(
          e.getMessage().startsWith(target + " could not be written: the disk "), e.getMessage());
      assertTrue(e.getMessage().contains(" is full; "), e.getMessage());
    }
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void messagesDoNotNameTheUnfinishedFile() throws Exception {
    Path target = folder.resolve("a.csv");
    for (PathWriter writer :
        List.<PathWriter>of(
            partial -> {
              throw new NoSuchFileException(partial.toString());
            },
            partial -> {
              throw new AccessDeniedException(partial.toString());
            },
            partial -> {
              throw new FileSystemException(partial.toString(), null, "Input/output error");
            },
            partial -> {
              throw new IOException(partial + " is strange");
            },
            partial -> {}, // moving fails
            partial -> {
              throw new IOException();
            })) {
      IOException e = assertThrows(IOException.class, () -> WholeFile.write(target, writer));
      assertTrue(e.getMessage().startsWith(target.toString()), e.getMessage());
      assertFalse(e.getMessage().contains("partial"), e.getMessage());
      assertFalse(e.getMessage().contains("null"), e.getMessage());
    }
    assertEquals(List.of(), names());
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
