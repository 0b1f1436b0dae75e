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

package morula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import morula.gpu.TorchFolder;
import morula.keys.ErrorLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each known reason why the engine cannot start, made here, has its words and its way out. */
class EngineProblemsTest {
  private static final NativeSystem LINUX = new NativeSystem("Linux", "amd64");
  private static final String ENGINE = "ai/djl/pytorch/engine/PtEngine.class";
  private static final String NATIVES = "native/lib/pytorch.properties";

  @TempDir Path folder;

  @Test
  void systemsWithoutLibtorchAreNamed() {
    assertEquals("linux-aarch64", classifier("Linux", "aarch64"));
    assertEquals("osx-aarch64", classifier("Mac OS X", "aarch64"));
    assertEquals("win-x86_64", classifier("Windows 11", "amd64"));
    assertProblem("Mac OS X", "x86_64", "Apple silicon");
    assertProblem("Windows 11", "aarch64", "x64");
    assertProblem("Windows 10", "x86", "64 bits");
    assertProblem("FreeBSD", "amd64", "Linux (x86_64 and aarch64)");
  }

  private static String classifier(String name, String architecture) {
    NativeSystem system = new NativeSystem(name, architecture);
    assertEquals("", system.problem().orElse(""));
    return system.classifier().orElseThrow();
  }

  private static void assertProblem(String name, String architecture, String wayOut) {
    String line = new NativeSystem(name, architecture).problem().orElseThrow();
    assertTrue(line.contains(name) && line.contains(architecture) && line.contains(wayOut), line);
  }

  @Test
  void jarsOfAnotherSystemOrNoneAreNamed() throws IOException {
    Path engine = jar("pytorch-engine-1.jar", Map.of(ENGINE, ""));
    Path windows = jar("pytorch-native-cpu-1-win-x86_64.jar", natives("win-x86_64"));
    Path linux = jar("pytorch-native-cpu-1-linux-x86_64.jar", natives("linux-x86_64"));
    assertTrue(problem().contains("pytorch-engine is missing"));
    String none = problem(engine);
    assertTrue(none.contains("linux-x86_64.jar belongs into the folder jars; Fiji's"), none);
    String other = problem(engine, windows);
    assertTrue(other.contains("(there is pytorch-native-cpu-1-win-x86_64.jar)"), other);
    assertEquals("", problem(engine, windows, linux));
  }

  @Test
  void librariesThatAreThereTwiceAreNamed() throws IOException {
    Path engine = jar("pytorch-engine-1.jar", Map.of(ENGINE, ""));
    Path old = jar("pytorch-engine-0.jar", Map.of(ENGINE, ""));
    Path linux = jar("natives-1.jar", natives("linux-x86_64"));
    Path windows = jar("natives-w.jar", natives("win-x86_64"));
    Path second = jar("natives-0.jar", natives("linux-x86_64"));
    assertEquals(List.of(), warnings(engine, linux, windows));
    List<String> twice = warnings(engine, old, linux, second);
    assertEquals(2, twice.size(), twice.toString());
    assertTrue(twice.get(0).contains("2 times (pytorch-engine-0.jar and pytorch-engine-1.jar)"));
    assertTrue(twice.get(1).startsWith("libtorch is installed 2 times (natives-0.jar and"));
  }

  /** The installation of these tests itself has none of these faults. */
  @Test
  void thisInstallationIsWhole() {
    ClassLoader own = EngineProblemsTest.class.getClassLoader();
    assertEquals("", new EngineLibraries(own, NativeSystem.current()).problem().orElse(""));
    assertEquals(List.of(), new EngineLibraries(own, NativeSystem.current()).warnings());
  }

  @Test
  void aFolderInWhichNothingCanBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    String line = new NativesFolder(file.resolve("pytorch")).problem().orElseThrow();
    assertTrue(line.startsWith("Nothing can be written in " + file), line);
    assertTrue(line.contains("DJL_CACHE_DIR"), line);
    assertEquals("", new NativesFolder(folder.resolve("new")).problem().orElse(""));
  }

  @Test
  void tooLittleRoomIsNamed() {
    NativesFolder natives = new NativesFolder(folder);
    assertEquals("", natives.roomProblem(NativesFolder.MEGABYTES).orElse(""));
    String line = natives.roomProblem(17).orElseThrow();
    assertTrue(line.contains("432 MB and 17 MB are free") && line.contains("DJL_CACHE_DIR"), line);
  }

  /** Unpacking is announced, and only then. */
  @Test
  void theFirstUseSaysThatItTakesLong() throws IOException {
    NativesFolder natives = new NativesFolder(folder);
    String line = natives.announcement().orElseThrow();
    assertTrue(line.contains("unpacked once") && line.contains("20 s"), line);
    Path version = Files.createDirectory(folder.resolve("1.0-cpu-linux-x86_64"));
    Files.writeString(version.resolve(System.mapLibraryName("torch")), "");
    assertTrue(natives.isUnpacked());
    assertEquals("", natives.announcement().orElse(""));
  }

  /** As DJL does, which then unpacks into the folder for temporary files. */
  @Test
  void aHomeInWhichNothingCanBeWrittenIsNotNamed() {
    assumeTrue(System.getenv("DJL_CACHE_DIR") == null && System.getenv("ENGINE_CACHE_DIR") == null);
    String home = System.getProperty("user.home");
    System.setProperty("user.home", folder.resolve("nowhere").toString());
    try {
      assertTrue(
          NativesFolder.current().path().startsWith(System.getProperty("java.io.tmpdir")),
          NativesFolder.current().toString());
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @Test
  void whatSystemsSayHasAMeaning() {
    assertMeans("Native Library /x/libc10.so already loaded in another classloader", "deepImageJ");
    assertMeans("/x/libtorch_cpu.so: undefined symbol: _ZN3c10", "only one of them in a session");
    assertMeans("No space left on device", "make room for 432 MB");
    assertMeans("/x/libc10.so: failed to map segment from shared object", "does not allow");
    assertMeans("C:\\x\\c10.dll: Access is denied", "does not allow");
    assertMeans("/x/libc10.so: wrong ELF class: ELFCLASS64", "another processor");
    assertMeans("Can't load AMD 64-bit .dll on a ARM 64-bit platform", "another processor");
    assertMeans("/lib/libc.so.6: version `GLIBC_2.28' not found", "too old");
    assertMeans("C:\\x\\c10.dll: Can't find dependent libraries", "Visual C++");
    assertMeans("/x/libtorch_cpu.so: file too short", "delete the folder");
    String unknown = LoadingFailure.line(new IllegalStateException("odd"), Path.of("/x"));
    assertTrue(unknown.contains("odd; delete that folder"), unknown);
    String umlaut = LoadingFailure.line(new IllegalStateException("odd"), Path.of("/J\u00fcrgen"));
    assertTrue(umlaut.contains("letters beyond those of English"), umlaut);
  }

  private static void assertMeans(String message, String words) {
    Throwable failure =
        new IllegalStateException("no engine", new UnsatisfiedLinkError(message + "\n at x"));
    String line = LoadingFailure.line(failure, Path.of("/x"));
    assertTrue(line.contains("/x") && line.contains(words), line);
    assertFalse(line.contains("\n") || line.contains("Exception"), line);
  }

  /** As Linux lists them: real paths, in the bytes of the file system. */
  private Path maps(Path... folders) throws IOException {
    String text = "7f06-7f07 rw-p 00000000 00:00 0\n";
    for (Path loaded : folders) {
      text += "7f00-7f01 r-xp 00000000 08:01 1  " + loaded + "/libtorch_cpu.so\n";
      text += "7f02-7f03 r--p 00000000 08:01 1  " + loaded + "/libtorch_cpu.so\n";
    }
    return Files.writeString(folder.resolve("maps"), text);
  }

  private Path libtorch(String below) throws IOException {
    Path libraries = Files.createDirectories(folder.toRealPath().resolve(below));
    Files.writeString(libraries.resolve("libtorch_cpu.so"), "");
    return libraries;
  }

  private List<String> loaded(Path natives, Optional<Path> inUse) throws IOException {
    return OtherEngines.loaded(
        folder.resolve("maps"),
        OtherEngines.own(
            new NativesFolder(natives),
            inUse.map(
                libraries ->
                    EngineSelection.processor(
                        new TorchFolder(libraries, false, Optional.empty()), false, ""))));
  }

  @Test
  void anotherLibtorchInThisSessionIsNamed() throws IOException {
    Path natives = folder.toRealPath().resolve("J\u00fcrgen/pytorch");
    Path other = libtorch("Fiji/engines/py torch");
    maps(libtorch("J\u00fcrgen/pytorch/2.7.1-cpu"), other, libtorch("J\u00fcrgen/pytorch-2"));
    List<String> loaded = loaded(natives, Optional.empty());
    assertEquals(2, loaded.size(), loaded.toString());
    assertTrue(loaded.get(0).contains(other + ": start ImageJ again"), loaded.get(0));
    assertTrue(loaded.get(1).contains("pytorch-2: start ImageJ again"), loaded.get(1));
  }

  /** Whether from the folder for libtorch or another one, and behind whatever links. */
  @Test
  void theLibtorchInUseIsNoOther() throws IOException {
    Path natives = libtorch("disk/pytorch/2.7.1-cpu").getParent();
    Path own = libtorch("disk/own/lib");
    maps(natives.resolve("2.7.1-cpu"), own);
    Path link = folder.resolve("link");
    assumeTrue(links(link, folder.resolve("disk")), "skipped: no symbolic links here");
    Path python = Files.createDirectories(folder.resolve("env/torch/lib"));
    links(python.resolve("libtorch_cpu.so"), own.resolve("libtorch_cpu.so"));
    for (Path used : List.of(own, link.resolve("own/lib"), python)) {
      assertEquals(List.of(), loaded(link.resolve("pytorch"), Optional.of(used)));
    }
    assertEquals(1, loaded(link.resolve("pytorch"), Optional.empty()).size());
  }

  private static boolean links(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  @Test
  void anotherLibtorchBesideThisIsNamed() throws IOException {
    assertEquals(List.of(), OtherEngines.beside(folder));
    Files.createDirectories(folder.resolve("engines/Pytorch-1.13.1-linux-x86_64-cpu"));
    Files.createDirectories(folder.resolve("engines/tensorflow-1.15"));
    List<String> beside = OtherEngines.beside(folder);
    assertEquals(1, beside.size(), beside.toString());
    assertTrue(beside.get(0).contains("Pytorch-1.13.1"), beside.get(0));
  }

  @Test
  void theLineIsNoFaultOfMorula() {
    String line = "There is too little room";
    assertEquals(line, ErrorLine.of(new EngineStartException(line, null)));
  }

  private static Map<String, String> natives(String classifier) {
    return Map.of(NATIVES, "version=1\nflavor=cpu\nclassifier=" + classifier + "\n");
  }

  private Path jar(String name, Map<String, String> entries) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private String problem(Path... jars) throws IOException {
    try (URLClassLoader loader = loader(jars)) {
      return new EngineLibraries(loader, LINUX).problem().orElse("");
    }
  }

  private List<String> warnings(Path... jars) throws IOException {
    try (URLClassLoader loader = loader(jars)) {
      return new EngineLibraries(loader, LINUX).warnings();
    }
  }

  private static URLClassLoader loader(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }
}
