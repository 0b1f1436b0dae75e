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

package morula.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import morula.installation.PayloadServer.Fault;
import morula.io.WriteLock;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation from a server on this machine, which does all that servers do. */
class InstallationTest {
  private static final Installation.Means QUICK =
      new Installation.Means(
          Duration.ofMillis(250), Duration.ofMillis(1), folder -> 1L << 40, PartFile.ON_DISK);

  @TempDir Path folder;
  private byte[] archive;
  private PayloadServer server;

  @BeforeEach
  void serve() throws IOException {
    archive = PayloadServer.archive();
    server = new PayloadServer(archive);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Installation installation(Installation.Means means) {
    return new Installation(folder.resolve("morula"), server.payload(), means);
  }

  private Path part() {
    return folder.resolve("morula/libtorch-test.zip.part");
  }

  private void assertReady(Installation installation) throws IOException {
    assertEquals(State.Kind.READY, installation.state().kind());
    assertTrue(Installation.isIn(installation.target()));
    try (Stream<Path> files = Files.list(installation.target())) {
      assertEquals(
          List.of("build-version", "files.json", "libcublas.so.12", System.mapLibraryName("torch")),
          files.map(file -> file.getFileName().toString()).sorted().toList(),
          "libraries only, and nothing outside the folder");
    }
    try (Stream<Path> files = Files.list(folder.resolve("morula"))) {
      assertEquals(List.of(installation.target()), files.toList(), "nothing else is left");
    }
  }

  @Test
  void installsWhatIsThereAndRemovesIt() throws IOException {
    Installation installation = installation(QUICK);
    assertEquals(State.Kind.ABSENT, installation.state().kind());
    assertTrue(installation.state().line().contains("0.3 MB to download"));
    installation.install(Progress.NONE);
    assertReady(installation);
    installation.install(Progress.NONE); // nothing is left to do
    assertEquals(1, server.ranges.size());
    installation.remove();
    assertEquals(State.Kind.ABSENT, installation.state().kind());
    assertFalse(Installation.isIn(installation.target()));
    assertFalse(Files.exists(folder.resolve("morula")));
  }

  @Test
  void aCutConnectionGoesOnWhereItWas() throws IOException {
    server.fails(Fault.CUT);
    Installation installation = installation(QUICK);
    installation.install(Progress.NONE);
    assertReady(installation);
    assertEquals("", server.ranges.get(0));
    // what was sent just before the cut may not have arrived
    int from = Integer.parseInt(server.ranges.get(1).replaceAll("bytes=(\\d+)-", "$1"));
    assertTrue(from > archive.length / 6 && from <= archive.length / 3, server.ranges.toString());
    assertTrue(server.ranges.size() >= 3, server.ranges.toString());
  }

  @Test
  void whatWasDownloadedBeforeIsNotFetchedAgain() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), Arrays.copyOf(archive, 1000));
    Installation installation = installation(QUICK);
    assertEquals(State.Kind.PARTIAL, installation.state().kind());
    assertTrue(installation.state().line().contains("goes on"), installation.state().line());
    installation.install(Progress.NONE);
    assertReady(installation);
    assertEquals(List.of("bytes=1000-"), server.ranges);
  }

  @Test
  void aServerThatSendsNoPartsBeginsAgain() throws IOException {
    server.fails(Fault.NO_RANGES);
    Files.createDirectories(part().getParent());
    Files.write(part(), new byte[1000]);
    Installation installation = installation(QUICK);
    installation.install(Progress.NONE);
    assertReady(installation);
  }

  @Test
  void aRedirectIsFollowed() throws IOException {
    server.fails(Fault.REDIRECT);
    Installation installation = installation(QUICK);
    installation.install(Progress.NONE);
    assertReady(installation);
  }

  @Test
  void otherBytesAreDeletedAndNeverUnpacked() {
    server.fails(Fault.WRONG);
    Installation installation = installation(QUICK);
    String line =
        assertThrows(IOException.class, () -> installation.install(Progress.NONE)).getMessage();
    assertTrue(line.contains("SHA-256 differs") && line.contains("mirror="), line);
    assertEquals(State.Kind.ABSENT, installation.state().kind());
    assertFalse(Files.exists(part()));
  }

  @Test
  void aFileOfAnotherSizeIsRefusedBeforeItIsFetched() {
    server.fails(Fault.SHORT);
    Installation installation = installation(QUICK);
    String line =
        assertThrows(IOException.class, () -> installation.install(Progress.NONE)).getMessage();
    assertTrue(line.contains(archive.length - 7 + " bytes instead of " + archive.length), line);
    assertEquals(1, server.ranges.size(), "it is not tried again");
  }

  @Test
  void aMissingFileIsOneLine() {
    server.fails(Fault.MISSING);
    String line =
        assertThrows(IOException.class, () -> installation(QUICK).install(Progress.NONE))
            .getMessage();
    assertTrue(line.contains("libtorch.zip is not there: try again later"), line);
  }

  @Test
  void aSilentServerIsNotWaitedForForEver() {
    server.fails(Fault.STALLED);
    Installation installation = installation(QUICK);
    String line =
        assertThrows(IOException.class, () -> installation.install(Progress.NONE)).getMessage();
    assertTrue(line.contains("the server is silent") && line.contains("are kept"), line);
    assertEquals(State.Kind.PARTIAL, installation.state().kind());
  }

  @Test
  void theUserCanPauseEvenWhileTheServerIsSilent() throws IOException {
    server.fails(Fault.STALLED);
    Installation patient =
        installation(
            new Installation.Means(
                Duration.ofSeconds(30), Duration.ofMillis(1), f -> 1L << 40, PartFile.ON_DISK));
    AtomicBoolean stopped = new AtomicBoolean();
    Thread user =
        new Thread(
            () -> {
              try {
                Thread.sleep(300);
              } catch (InterruptedException e) {
                return;
              }
              stopped.set(true);
            });
    user.start();
    long start = System.nanoTime();
    assertThrows(CancellationException.class, () -> patient.install(Progress.silent(stopped::get)));
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
    assertEquals(State.Kind.PARTIAL, patient.state().kind());
    server.fails(Fault.NONE);
    patient.install(Progress.NONE);
    assertReady(patient);
  }

  @Test
  void tooLittleRoomIsSaidFirst() {
    Installation.Means little =
        new Installation.Means(
            Duration.ofSeconds(1), Duration.ofMillis(1), f -> 500_000, PartFile.ON_DISK);
    String line =
        assertThrows(
                InvalidRequestException.class, () -> installation(little).install(Progress.NONE))
            .getMessage();
    assertTrue(line.contains("it needs 0.9 MB") && line.contains("0.5 MB are free"), line);
    assertEquals(List.of(), server.ranges, "nothing is fetched");
  }

  @Test
  void aDiskThatFillsUpIsNotTakenForABadConnection() throws IOException {
    PartFile full =
        (file, append) ->
            PartFile.guarded(
                file,
                new FilterOutputStream(PartFile.ON_DISK.open(file, append)) {
                  private int room = 100_000;

                  @Override
                  public void write(byte[] bytes, int offset, int length) throws IOException {
                    room -= length;
                    if (room < 0) {
                      throw new IOException("No space left on device");
                    }
                    out.write(bytes, offset, length);
                  }
                });
    Installation installation =
        installation(
            new Installation.Means(
                Duration.ofSeconds(1), Duration.ofMillis(1), f -> 1L << 40, full));
    String line =
        assertThrows(IOException.class, () -> installation.install(Progress.NONE)).getMessage();
    assertTrue(line.contains("is full; free space on it"), line);
    assertEquals(1, server.ranges.size(), "it is not tried again");
    assertEquals(State.Kind.PARTIAL, installation.state().kind());
  }

  @Test
  void damageIsSeenAndMended() throws IOException {
    Installation installation = installation(QUICK);
    installation.install(Progress.NONE);
    Files.write(installation.target().resolve("libcublas.so.12"), new byte[3]);
    assertEquals(State.Kind.BROKEN, installation.state().kind());
    assertTrue(installation.state().line().contains("libcublas.so.12 has another size"));
    Files.delete(installation.target().resolve("libcublas.so.12"));
    assertTrue(installation.state().line().contains("libcublas.so.12 is missing"));
    Files.delete(installation.target().resolve("files.json"));
    assertTrue(installation.state().line().contains("list of files"));
    installation.install(Progress.NONE);
    assertReady(installation);
  }

  @Test
  @SuppressWarnings("try") // the lock is held, and nobody reads it
  void aSecondInstallationWaitsForTheFirst() throws IOException {
    Installation installation = installation(QUICK);
    Files.createDirectories(installation.folder());
    try (WriteLock held = WriteLock.take(WriteLock.in(installation.folder()), "folder=x", "y")) {
      String line =
          assertThrows(InvalidRequestException.class, () -> installation.install(Progress.NONE))
              .getMessage();
      assertTrue(line.contains("another installation is writing there"), line);
    }
  }

  @Test
  void whatCannotBeDeletedIsSaidWithTheReason() throws IOException {
    Installation installation = installation(QUICK);
    Files.createDirectories(installation.target().resolve("files.json/inside"));
    String line = assertThrows(IOException.class, installation::remove).getMessage();
    assertTrue(line.contains("cannot be deleted (" + installation.target()), line);
    assertTrue(line.contains("files.json: the folder is not empty"), line);
    Path file = installation.target().resolve("libc10.so");
    IOException denied = new AccessDeniedException(file.toString());
    line = Installation.undeleted(installation.target(), denied, "Linux").getMessage();
    assertTrue(line.contains(file + ": permission denied"), line);
    assertTrue(line.contains("Check the permissions") && !line.contains("start ImageJ"), line);
    line = Installation.undeleted(installation.target(), denied, "Windows 11").getMessage();
    assertTrue(line.contains(file + ": permission denied"), line);
    assertTrue(line.contains("start ImageJ again and remove it before anything is computed"), line);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Installation installation = new Installation(file.resolve("morula"), server.payload(), QUICK);
    String line =
        assertThrows(InvalidRequestException.class, () -> installation.install(Progress.NONE))
            .getMessage();
    assertTrue(line.contains("file") && line.contains("another folder="), line);
  }

  @Test
  void archivesArePinnedWithTheirDigests() {
    for (String system : List.of("linux-x86_64", "win-x86_64")) {
      Payload payload = Payload.cuda(system).orElseThrow();
      assertTrue(payload.sha256().matches("[0-9a-f]{64}"), system);
      assertTrue(
          payload.address().toString().startsWith("https://download.pytorch.org/libtorch/cu128/"));
      assertTrue(payload.fileName().endsWith("2.7.1%2Bcu128.zip"), payload.fileName());
    }
    assertEquals("3.2 GB", Payload.cuda("win-x86_64").orElseThrow().size());
    assertEquals("about 3.2 GB", Payload.cuda("linux-x86_64").orElseThrow().size());
    assertTrue(Payload.cuda("osx-aarch64").isEmpty());
    assertEquals(75, Payload.cuda("linux-x86_64").orElseThrow().leastCapability());
    assertEquals(
        50, Payload.cuda("win-x86_64").orElseThrow().from("https://a.b").leastCapability());
  }

  @Test
  void aMirrorSendsTheSameFile() {
    Payload payload = Payload.cuda("linux-x86_64").orElseThrow();
    assertEquals(payload, payload.from(" "));
    Payload mirrored = payload.from("https://example.org/torch");
    assertEquals("https://example.org/torch/" + payload.fileName(), mirrored.address().toString());
    assertEquals(payload.sha256(), mirrored.sha256());
    for (String wrong : List.of("example", "ftp://example.org", "https://a b", "file:/etc")) {
      String line =
          assertThrows(InvalidRequestException.class, () -> payload.from(wrong)).getMessage();
      assertTrue(line.startsWith("mirror=" + wrong), line);
    }
  }

  @Test
  void onlyLibrariesAndPapersAreUnpacked() {
    assertEquals("libc10.so", Libraries.name("libtorch/lib/libc10.so"));
    assertEquals("libcudnn.so.9", Libraries.name("libtorch/lib/libcudnn.so.9"));
    assertEquals("c10.dll", Libraries.name("libtorch/lib/c10.dll"));
    assertEquals("build-version", Libraries.name("libtorch/build-version"));
    for (String other :
        List.of(
            "libtorch/lib/c10.lib",
            "libtorch/lib/libprotobuf.a",
            "libtorch/lib/../../x.so",
            "libtorch/lib/..\\x.dll",
            "libtorch/lib/.x.so",
            "libtorch/bin/torch.dll",
            "/libtorch/lib/x.so",
            "libtorch/include/a.h")) {
      assertEquals(null, Libraries.name(other), other);
    }
  }
}
