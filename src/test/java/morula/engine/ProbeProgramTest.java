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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import morula.gpu.Trust;
import morula.gpu.Verdict;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The test program with the libtorch that is here, in a folder like those that are downloaded: the
 * way of the libraries is the same, only CUDA is missing.
 */
class ProbeProgramTest {
  @TempDir Path folder;

  /** Links to the libraries of this program, beside files that are none. */
  private Path libraries() throws IOException {
    TorchVersions.pytorch(); // unpacks them
    assumeTrue(
        System.getProperty("os.name").startsWith("Linux"), "skipped: made for the files of Linux");
    Path unpacked;
    try (Stream<Path> versions = Files.list(NativesFolder.current().path())) {
      unpacked =
          versions
              .filter(version -> Files.exists(version.resolve("libtorch_cpu.so")))
              .findFirst()
              .orElseThrow();
    }
    Path lib = Files.createDirectories(folder.resolve("lib"));
    try (Stream<Path> files = Files.list(unpacked)) {
      for (Path file :
          files
              .filter(f -> !f.toString().contains("djl_torch"))
              .filter(Files::isRegularFile)
              .toList()) {
        link(lib.resolve(file.getFileName()), file);
      }
    }
    Files.writeString(lib.resolve("libprotobuf.a"), "to link with, not to load");
    Files.writeString(lib.resolve("libbroken.so"), "no library at all");
    return lib;
  }

  /** Half a gigabyte is not copied where that can be avoided. */
  private static void link(Path link, Path file) throws IOException {
    try {
      Files.createLink(link, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.createSymbolicLink(link, file);
    }
  }

  /** What it remembers is forgotten: other tests run at the same time. */
  private EngineSetup setup() {
    return new EngineSetup(
        NativeSystem.current().classifier(),
        EngineSelectionTest.driver(-1),
        Optional.empty(),
        new Trust(Optional.of(folder.resolve("engine.json"))),
        EngineSetup.usualProbe(),
        Optional.empty());
  }

  @Test
  void theLibtorchOfAFolderIsLoadedAndComputes() throws IOException {
    Path lib = libraries();
    EngineSetup setup = setup();
    Verdict verdict = setup.use(folder, Progress.NONE);
    assertTrue(verdict.passed(), verdict.line());
    assertTrue(verdict.line().startsWith("libtorch 2.7.1"), verdict.line());
    assertTrue(verdict.seconds() > 0 && verdict.processorSeconds() > 0);
    setup.remove(false);
    assertTrue(Files.exists(lib.resolve("libtorch.so")));
  }

  @Test
  void aLibtorchWithoutItsPartsIsNotUsed() throws IOException {
    Path lib = libraries();
    Files.delete(lib.resolve("libtorch_cpu.so"));
    EngineSetup setup = setup();
    Verdict verdict = setup.use(lib, Progress.NONE);
    assertFalse(verdict.passed());
    assertTrue(verdict.line().contains("a library that it needs is missing"), verdict.line());
    assertFalse(setup.status(Progress.NONE).own());
  }

  @Test
  void theTestNetworkIsRight() throws IOException {
    assertEquals(0, ProbeNetwork.difference(Device.CPU));
  }
}
