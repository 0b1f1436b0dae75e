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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that {@code scripts/morula} starts with, in a copy of the repository. */
@Tag("slow")
class StartupTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void copyRepository() throws IOException {
    Script.assumeBuilt();
    root = Files.createDirectories(temporary.resolve("a folder with spaces"));
    for (String name : List.of("scripts/morula", "scripts/lib", "target/classes")) {
      copy(HERE.resolve(name), root.resolve(name));
    }
    Files.copy(HERE.resolve("target/classpath.txt"), root.resolve("target/classpath.txt"));
    Path startup = Files.createDirectory(root.resolve("target/startup"));
    jar(startup.resolve("morula.jar"), true);
    Files.writeString(startup.resolve("morula.jsa"), "no archive that Java could read");
    shell(root, ". \"$root/scripts/lib/common.sh\"; classes_folder > \"$startup/state\"");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private void jar(Path file, boolean whole) throws IOException {
    Path classes = root.resolve("target/classes");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> all = Files.walk(classes)) {
      for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        if (whole) {
          jar.putNextEntry(new ZipEntry(classes.relativize(path).toString().replace('\\', '/')));
          Files.copy(path, jar);
          jar.closeEntry();
        }
      }
    }
  }

  private static Script.Result shell(Path root, String line) throws IOException {
    return started(new ProcessBuilder("sh", "-euc", "root=$1; " + line, "sh", root.toString()));
  }

  private static Script.Result help(Path root) throws IOException {
    return started(new ProcessBuilder(root.resolve("scripts/morula").toString(), "--help"));
  }

  private static Script.Result started(ProcessBuilder program) throws IOException {
    program.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return Script.run(program);
  }

  private static void assertStarts(Path root) throws IOException {
    Script.Result result = help(root);
    assertEquals(0, result.status(), result.err());
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("Usage: morula"), result.out());
  }

  @Test
  void anArchiveThatJavaCannotUseIsNoFailureAndSaysNothing() throws IOException {
    assertStarts(root);
  }

  /** A jar without classes shows when it is used. */
  @Test
  void aJarOlderThanTheClassesIsNotUsed() throws Exception {
    jar(root.resolve("target/startup/morula.jar"), false);
    assertNotEquals(0, help(root).status(), "the jar is used");
    Path copied = temporary.resolve("copy");
    copy(root, copied);
    assertStarts(copied);
    Thread.sleep(50); // beyond the clock of the file system
    Path some = root.resolve("target/classes/morula/commands/Main.class");
    Files.write(some, Files.readAllBytes(some));
    assertStarts(root);
  }

  @Test
  void aClassThatIsGoneShows() throws Exception {
    jar(root.resolve("target/startup/morula.jar"), false);
    Thread.sleep(50);
    Files.delete(root.resolve("target/classes/morula/commands/Segment.class"));
    assertNotEquals("", help(root).out(), "the folder is used");
  }
}
