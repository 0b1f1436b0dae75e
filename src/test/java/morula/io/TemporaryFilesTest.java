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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
  @TempDir Path parent;

  /** The program that the tests start: it has a temporary file until it ends. */
  public static void main(String[] words) throws Exception {
    Path file = TemporaryFiles.create(".pt", 10);
    Files.writeString(file, "weights");
    System.out.println(file);
    if (words.length > 0) {
      Thread.sleep(60_000);
    }
  }

  @Test
  void aFileExistsUntilItIsDeleted() throws IOException {
    Path file = TemporaryFiles.create(".pt", 10);
    assertTrue(file.toString().endsWith(".pt"), file.toString());
    TemporaryFiles.delete(file);
    assertFalse(Files.exists(file));
  }

  @Test
  void whatADeadProgramLeftIsRemovedAndNothingElse() throws IOException {
    Path own = Files.createDirectory(parent.resolve(TemporaryFiles.PREFIX + "own"));
    Path left = Files.createDirectory(parent.resolve(TemporaryFiles.PREFIX + "left"));
    Files.createFile(left.resolve(TemporaryFiles.LOCK));
    Files.createDirectory(left.resolve("folder"));
    Files.writeString(left.resolve("folder").resolve("file"), "x");
    Path outside = Files.writeString(parent.resolve("outside"), "mine");
    Files.createSymbolicLink(left.resolve("link"), outside);
    Path starting = Files.createDirectory(parent.resolve(TemporaryFiles.PREFIX + "no-lock"));
    Files.writeString(starting.resolve("file"), "x");
    Path other = Files.createDirectory(parent.resolve("other"));
    Path link = Files.createSymbolicLink(parent.resolve(TemporaryFiles.PREFIX + "link"), other);

    TemporaryFiles.removeLeft(parent, own);

    assertFalse(Files.exists(left));
    assertEquals("mine", Files.readString(outside));
    assertTrue(Files.exists(own) && Files.exists(starting) && Files.exists(link));
  }

  @Test
  @Tag("slow")
  void aMissingFolderIsNamed() throws Exception {
    Path missing = parent.resolve("missing");
    Process ended = start(missing, Redirect.PIPE);
    String said = new String(ended.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(
        said.contains(
            "The folder for temporary files, "
                + missing
                + ", cannot be used: it does not exist; choose another one with TMPDIR"),
        said);
  }

  @Test
  @Tag("slow")
  void aProgramRemovesItsFilesAtItsEnd() throws Exception {
    Process ended = start();
    assertTrue(ended.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, ended.exitValue());
    assertEquals(List.of(), folders());
  }

  @Test
  @Tag("slow")
  void afterAKillTheNextProgramRemovesThemButNotThoseOfOneThatRuns() throws Exception {
    Process running = start("wait");
    Process killed = start("wait");
    String kept = running.inputReader().readLine();
    String left = killed.inputReader().readLine();
    try {
      killed.destroyForcibly().waitFor();
      assertTrue(Files.exists(Path.of(left)));
      assertTrue(start().waitFor(30, TimeUnit.SECONDS));
      assertEquals("weights", Files.readString(Path.of(kept)));
      assertEquals(List.of(Path.of(kept).getParent()), folders());
    } finally {
      running.destroyForcibly().waitFor();
    }
  }

  private Process start(String... words) throws IOException {
    return start(parent, Redirect.INHERIT, words);
  }

  private static Process start(Path temporary, Redirect errors, String... words)
      throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.io.tmpdir=" + temporary,
                    "-cp",
                    System.getProperty("java.class.path"),
                    TemporaryFilesTest.class.getName()),
                Stream.of(words))
            .toList();
    return new ProcessBuilder(command).redirectError(errors).start();
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(p -> p.getFileName().toString().startsWith("morula-")).toList();
    }
  }
}
