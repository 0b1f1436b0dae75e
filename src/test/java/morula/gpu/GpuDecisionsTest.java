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

package morula.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import morula.progress.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drivers and tests say, and what that means. */
class GpuDecisionsTest {
  private static final Optional<String> LINUX = Optional.of("linux-x86_64");

  private static final OptionalInt TURING = OptionalInt.of(75);
  private static final OptionalInt MAXWELL = OptionalInt.of(50);

  @TempDir Path folder;

  private static GraphicsCard card(int index, int major, int minor) {
    return new GraphicsCard(index, "NVIDIA Card " + index, major, minor, 12L << 30);
  }

  private static DriverReport works(int version, GraphicsCard... cards) {
    return new DriverReport(DriverReport.State.WORKS, version, List.of(cards), 0);
  }

  private static void assertUnsuited(DriverReport report, String... words) {
    GpuAdvice advice = GpuAdvice.of(LINUX, TURING, report);
    assertFalse(advice.isSuited());
    for (String word : words) {
      assertTrue(advice.line().contains(word), advice.line());
    }
  }

  @Test
  void eachReasonAgainstAGpuHasItsWayOut() {
    assertUnsuited(DriverReport.NONE, "No driver of NVIDIA", "nvidia.com/drivers");
    assertUnsuited(works(11_080, card(0, 8, 6)), "CUDA 11.8", "Update it");
    assertUnsuited(DriverReport.failed(12_040, 999), "error 999", "start the computer again");
    assertUnsuited(DriverReport.failed(11_040, 803), "too old", "11.4");
    assertUnsuited(works(12_040), "finds no graphics card", "CUDA_VISIBLE_DEVICES");
    assertUnsuited(
        works(12_040, card(0, 7, 0)),
        "too old for the GPU build",
        "needs the compute capability 7.5 (GeForce RTX 20, GTX 16 or newer); this is 7.0");
    GpuAdvice old = GpuAdvice.of(LINUX, MAXWELL, works(12_040, card(0, 3, 5)));
    assertTrue(old.line().contains("5.0 (GeForce 900 or newer); this is 3.5"), old.line());
    GpuAdvice arm =
        GpuAdvice.of(
            Optional.of("linux-aarch64"), OptionalInt.empty(), works(12_080, card(0, 9, 0)));
    assertFalse(arm.isSuited());
    assertTrue(arm.line().contains("no GPU build of libtorch for this system"), arm.line());
    GpuAdvice mac =
        GpuAdvice.of(Optional.of("osx-aarch64"), OptionalInt.empty(), DriverReport.NONE);
    assertTrue(mac.line().contains("device=mps"), mac.line());
  }

  @Test
  void cardsThatSuitAreNamed() {
    GpuAdvice advice =
        GpuAdvice.of(LINUX, MAXWELL, works(12_040, card(0, 3, 5), card(1, 5, 0), card(2, 12, 0)));
    assertEquals(List.of(1, 2), advice.suited().stream().map(GraphicsCard::index).toList());
    assertTrue(advice.line().contains("NVIDIA Card 1 (gpu:1, 12.0 GB)"), advice.line());
    assertTrue(advice.line().contains("CUDA 12.4"), advice.line());
    advice = GpuAdvice.of(LINUX, TURING, works(12_040, card(0, 6, 1), card(1, 7, 5)));
    assertEquals(List.of(1), advice.suited().stream().map(GraphicsCard::index).toList());
  }

  private Path libraries(String below, String... others) throws IOException {
    Path libraries = Files.createDirectories(folder.resolve(below));
    Files.writeString(libraries.resolve(System.mapLibraryName("torch")), "x");
    for (String other : others) {
      Files.writeString(libraries.resolve(System.mapLibraryName(other)), "x");
    }
    return libraries;
  }

  @Test
  void librariesAreFoundWhereArchivesAndPythonHaveThem() throws IOException {
    Path unpacked = libraries("a/libtorch/lib", "torch_cuda");
    Files.writeString(unpacked.resolveSibling("build-version"), "2.7.1+cu128\n");
    for (String given : List.of("a", "a/libtorch", "a/libtorch/lib")) {
      TorchFolder found = TorchFolder.of(folder.resolve(given));
      assertEquals(unpacked, found.libraries(), given);
      assertEquals("cu128", found.flavor());
      assertEquals(Optional.of("2.7.1+cu128"), found.version());
    }
    Path python = libraries("env/lib/python3.11/site-packages/torch/lib");
    Files.writeString(
        python.resolveSibling("version.py"),
        "from typing import Optional\n__version__ = '2.7.1+cpu'\ndebug = False\n");
    TorchFolder found = TorchFolder.of(folder.resolve("env"));
    assertEquals(python, found.libraries());
    assertEquals("cpu", found.flavor());
    assertEquals(Optional.of("2.7.1+cpu"), found.version());
    Files.createDirectories(folder.resolve("empty"));
    String line =
        assertThrows(InvalidRequestException.class, () -> TorchFolder.of(folder.resolve("empty")))
            .getMessage();
    assertTrue(line.contains("there is no " + System.mapLibraryName("torch")), line);
  }

  @Test
  void anotherVersionIsRefusedBeforeItCrashes() throws IOException {
    Path python = libraries("env/lib/python3.12/site-packages/torch/lib");
    Files.writeString(python.resolveSibling("version.py"), "__version__: str = '2.9.0+cu130'\n");
    String line =
        assertThrows(InvalidRequestException.class, () -> TorchFolder.of(folder.resolve("env")))
            .getMessage();
    assertTrue(line.contains("libtorch 2.9.0+cu130; Morula needs 2.7.1"), line);
  }

  @Test
  void aTestCountsForOneStateOnly() throws IOException {
    Path libraries = libraries("lib", "torch_cuda");
    TorchFolder found = TorchFolder.of(libraries);
    DriverReport driver = works(12_040, card(0, 8, 6));
    String before = found.fingerprint(driver);
    assertEquals(before, found.fingerprint(driver));
    assertNotEquals(before, found.fingerprint(works(12_080, card(0, 8, 6))));
    Files.writeString(libraries.resolve(System.mapLibraryName("torch_cuda")), "changed");
    assertNotEquals(before, found.fingerprint(driver));
  }

  @Test
  void verdictsAndTheFolderAreRemembered() throws IOException {
    Optional<Path> file = Optional.of(folder.resolve("home/engine.json"));
    Trust trust = new Trust(file);
    Verdict passed = new Verdict(true, "well", "gpu:0", 0.5, 1.5);
    trust.record("a", passed);
    trust.choose(Optional.of(folder));
    trust.record("b", Verdict.failed("badly"));
    Trust again = new Trust(file);
    assertEquals(Optional.of(passed), again.verdict("a"));
    assertEquals(Optional.of(Verdict.failed("badly")), again.verdict("b"));
    assertEquals(Optional.empty(), again.verdict("c"));
    assertEquals(Optional.of(folder.toAbsolutePath()), again.folder());
    for (int i = 0; i < 30; i++) {
      again.record("n" + i, passed);
    }
    assertEquals(Optional.empty(), again.verdict("a"), "old ones are forgotten");
    Files.writeString(file.get(), "{broken");
    assertEquals(Optional.empty(), new Trust(file).folder());
  }

  /** ImageJ has plugins in a loader of its own, whose jars are not on the class path. */
  @Test
  void theTestProgramFindsTheClassesOfPlugins() throws IOException {
    Path jar = folder.resolve("plugins in a folder/Morula_.jar");
    try (URLClassLoader plugins =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
      Set<String> path = JavaProgram.classPath(plugins);
      assertTrue(path.contains(jar.toString()), path.toString());
      String first = System.getProperty("java.class.path").split(File.pathSeparator)[0];
      assertTrue(path.contains(first), path.toString());
      List<String> command = JavaProgram.command(plugins, List.of("-Da=b"), "morula.Main", "gpu:0");
      assertEquals(
          List.of("morula.Main", "gpu:0"), command.subList(command.size() - 2, command.size()));
      Path arguments = Path.of(command.get(command.size() - 3).substring(1));
      assertTrue(Files.readString(arguments).startsWith("-cp \""), command.toString());
    }
  }

  /** Java's launcher reads the file in the encoding of the system, which on Windows is no UTF-8. */
  @Test
  void pathsAreWrittenAsTheLauncherReadsThem() throws IOException {
    assertArguments("J\u00fcrgen", "windows-1252", "J\u00fcrgen");
    assertArguments("\u8868", "windows-31j", "\u8868\\"); // its second byte is a backslash
    String line =
        assertThrows(
                IOException.class,
                () -> assertArguments("J\u00fcrgen", "windows-1251", "J\u00fcrgen"))
            .getMessage();
    assertTrue(line.startsWith(folder.resolve("J\u00fcrgen") + ": "), line);
    assertTrue(line.contains("windows-1251") && line.contains("move it"), line);
    assertFalse(line.contains("\n"), line);
  }

  private void assertArguments(String name, String encoding, String written) throws IOException {
    Path jar = folder.resolve(name);
    String usual = System.getProperty("sun.jnu.encoding");
    try (URLClassLoader plugins =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
      System.setProperty("sun.jnu.encoding", encoding);
      List<String> command = JavaProgram.command(plugins, List.of(), "morula.Main");
      Path arguments = Path.of(command.get(command.size() - 2).substring(1));
      String text = Files.readString(arguments, Charset.forName(encoding));
      assertTrue(text.startsWith("-cp \"" + folder.resolve(written)), text);
    } finally {
      System.setProperty("sun.jnu.encoding", usual);
    }
  }

  private static Verdict outcome(int exit, boolean hung, String out, String err) {
    return ProbeOutcome.of(exit, hung, Duration.ofSeconds(7), out, err).verdict("gpu:0");
  }

  @Test
  void everyEndOfATestHasItsWords() {
    String good =
        "noise\nmorula-probe: taking the time\n{\"libtorch\":\"2.7.1\",\"device\":\"gpu:0\","
            + "\"difference\":0.0,\"seconds\":0.01,\"processor_seconds\":0.4}\n";
    Verdict passed = outcome(0, false, good, "");
    assertTrue(passed.passed());
    assertEquals(0.4, passed.processorSeconds());
    assertTrue(passed.line().contains("computes on gpu:0: one image in 0.010 s"), passed.line());
    assertFailed(outcome(0, false, good.replace("0.0,", "3.5,"), ""), "wrong numbers", "3.5");
    assertFailed(outcome(0, false, good.replace("0.0,", "NaN,"), ""), "wrong numbers");
    assertFailed(
        outcome(0, true, "morula-probe: computing on gpu:0\n", ""),
        "did not end within 7 s (while computing on gpu:0)",
        "Start the computer again");
    assertFailed(
        outcome(134, false, "morula-probe: loading the libraries\n", "a\nAborted\n\n"),
        "crashed (exit status 134, while loading the libraries: Aborted)");
    assertFailed(outcome(1, false, "", ""), "while Java was starting");
    assertFailed(error("CUDA error: no kernel image is available"), "no code for this graphics");
    assertFailed(error("CUDA driver version is insufficient for"), "too old: update it");
    assertFailed(
        error("Error 36: API call is not supported in the installed CUDA driver"), "update it");
    assertFailed(error("CUDA out of memory. Tried to"), "in use by other programs");
    assertFailed(error("libcudnn.so.9: cannot open shared object file"), "library that it needs");
    assertFailed(error("Can't find dependent libraries"), "Visual C++");
    assertFailed(error("something odd\nat line 2"), "something odd; the processor");
  }

  private static Verdict error(String message) {
    return outcome(1, false, "{\"error\":\"" + message.replace("\n", "\\n") + "\"}\n", "");
  }

  private static void assertFailed(Verdict verdict, String... words) {
    assertFalse(verdict.passed());
    assertTrue(verdict.line().contains("the processor computes instead"), verdict.line());
    for (String word : words) {
      assertTrue(verdict.line().contains(word), verdict.line());
    }
  }
}
