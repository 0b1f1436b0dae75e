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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import morula.gpu.Probe;
import morula.gpu.Trust;
import morula.installation.Installation;
import morula.installation.PayloadServer;
import morula.installation.State;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of the user's own, on a Mac, with older cards, and where something fails. */
class EngineFoldersTest {
  private static final Optional<String> LINUX = Optional.of("linux-x86_64");
  private static final Optional<Path> NONE = Optional.empty();

  @TempDir Path folder;
  private final List<String> tested = new ArrayList<>();

  private Path libraries(boolean cuda) throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("lib"));
    Files.writeString(libraries.resolve(System.mapLibraryName("torch")), "x");
    if (cuda) {
      Files.writeString(libraries.resolve(System.mapLibraryName("torch_cuda")), "x");
    }
    return libraries;
  }

  private Trust trust(Optional<Path> chosen) {
    Trust trust = new Trust(Optional.of(folder.resolve("engine.json")));
    trust.choose(chosen);
    return trust;
  }

  private EngineFacts facts(Probe probe, Optional<Path> chosen) {
    return new EngineFacts(
        LINUX,
        EngineSelectionTest.driver(1),
        Optional.empty(),
        trust(chosen),
        probe,
        Optional.empty());
  }

  private EngineFacts mac(String how, Optional<Path> chosen, Optional<Path> named) {
    return new EngineFacts(
        Optional.of("osx-aarch64"),
        EngineSelectionTest.driver(-1),
        Optional.empty(),
        trust(chosen),
        EngineSelectionTest.probe(how, tested),
        named.map(Path::toString));
  }

  private Probe passing() {
    return EngineSelectionTest.probe("0", tested);
  }

  @Test
  void aTestThatCouldNotBeRunIsNotRemembered() throws IOException {
    Optional<Path> libraries = Optional.of(libraries(true));
    Probe without =
        new Probe(
            (path, device) -> {
              throw new IOException("There is no program java in /opt/jre/bin");
            });
    EngineSelection selection = EngineDecision.of(facts(without, libraries), Progress.NONE);
    assertTrue(selection.folder().isEmpty());
    DeviceChoice auto = DeviceChoice.of(DeviceRequest.parse("auto"), selection);
    String line = auto.message().orElseThrow();
    assertTrue(line.contains("could not be run (There is no program java in /opt/jre"), line);
    assertTrue(line.contains("check again in Morula: Engine..."), line);
    selection = EngineDecision.of(facts(passing(), libraries), Progress.NONE);
    assertEquals(List.of("gpu:0"), tested, "the next start tests");
    assertFalse(selection.cards().isEmpty());
  }

  private EngineSetup setup(Optional<Installation> installation, Trust trust, String named) {
    return new EngineSetup(
        LINUX,
        EngineSelectionTest.driver(1),
        installation,
        trust,
        passing(),
        Optional.of(named).filter(name -> !name.isEmpty()));
  }

  /** As quotes around a path are on Windows. */
  @Test
  void aVariableThatIsNoPathLeavesTheWindowWhole() {
    EngineSetup setup = setup(Optional.empty(), trust(NONE), "/opt/\0torch");
    String line = setup.status(Progress.NONE).computes();
    assertTrue(line.contains("PYTORCH_LIBRARY_PATH names a folder that cannot be used"), line);
    assertTrue(setup.check(Progress.NONE).line().contains("NVIDIA Test 0"));
  }

  @Test
  void aFolderThatPassedItsTestUsesTheGraphicsOfAMac() throws IOException {
    Path libraries = libraries(false);
    EngineSelection selection =
        EngineDecision.of(mac("0", Optional.of(libraries), NONE), Progress.NONE);
    assertEquals(List.of("mps"), tested);
    assertEquals(libraries, selection.folder().orElseThrow().libraries());
    assertTrue(selection.mps() && !selection.named(), selection.why());
    assertTrue(selection.why().startsWith("libtorch 2.7.1 computes on mps"), selection.why());
    assertEquals(Device.MPS, DeviceChoice.of(DeviceRequest.parse("auto"), selection).device());
  }

  @Test
  void aFolderThatFailsOnAMacIsNotUsed() throws IOException {
    EngineSelection selection =
        EngineDecision.of(mac("2.5", Optional.of(libraries(false)), NONE), Progress.NONE);
    assertTrue(selection.folder().isEmpty() && !selection.mps() && selection.worthSaying());
    assertTrue(selection.why().contains("wrong numbers on mps"), selection.why());
  }

  /** DJL reads the variable itself, so its folder is used in any case. */
  @Test
  void theVariableOnAMacUsesItsGraphicsAfterATest() throws IOException {
    Optional<Path> named = Optional.of(libraries(false));
    String[][] cases = {
      {"0", "were not tested yet", "computes on mps"},
      {"crash", "computes on mps", "crashed"},
    };
    for (String[] one : cases) {
      EngineFacts facts = mac(one[0], NONE, named);
      EngineSelection before = EngineDecision.of(facts, Progress.NONE);
      assertTrue(before.why().contains(one[1]), before.why());
      facts.test(facts.candidate(), Progress.NONE);
      EngineSelection after = EngineDecision.of(facts, Progress.NONE);
      assertTrue(after.why().contains(one[2]), after.why());
      assertEquals(one[0].equals("0"), after.mps());
      assertTrue(after.named() && after.folder().isPresent());
    }
    assertEquals(List.of("mps", "mps"), tested, "only when asked");
  }

  @Test
  void theChosenFolderIsForgottenOnlyAfterTheRemoval() throws IOException {
    try (PayloadServer server = new PayloadServer(PayloadServer.archive())) {
      Installation installation = new Installation(folder.resolve("morula"), server.payload());
      Path stays = Files.createDirectories(installation.target().resolve("files.json/inside"));
      Trust trust = trust(Optional.of(libraries(false)));
      EngineSetup setup = setup(Optional.of(installation), trust, "");
      assertThrows(IOException.class, () -> setup.remove(false));
      assertTrue(trust.folder().isPresent(), "Remove can be tried again");
      Files.delete(stays);
      setup.remove(false);
      assertTrue(trust.folder().isEmpty());
    }
  }

  private EngineSetup installedIn(Path place, PayloadServer server, Trust trust)
      throws IOException {
    EngineSetup setup = setup(Optional.of(new Installation(place, server.payload())), trust, "");
    setup.install(true, Progress.NONE);
    return setup;
  }

  /** As it was with folder=, so that the setup of the program looks elsewhere. */
  @Test
  void whatWasInstalledInANamedFolderIsDeletedToo() throws IOException {
    try (PayloadServer server = new PayloadServer(PayloadServer.archive())) {
      Path place = folder.resolve("elsewhere");
      Path libraries = place.resolve("libtorch-test");
      Trust trust = trust(NONE);
      for (Optional<Installation> usual :
          List.of(
              Optional.<Installation>empty(),
              Optional.of(new Installation(folder.resolve("morula"), server.payload())))) {
        installedIn(place, server, trust);
        Path note = Files.writeString(place.resolve("note.txt"), "the user's own");
        Trust read = new Trust(Optional.of(folder.resolve("engine.json")));
        List<String> said = setup(usual, read, "").remove(false);
        assertEquals(List.of("The GPU build in " + libraries + " is deleted."), said);
        assertFalse(Files.exists(libraries));
        assertTrue(Files.exists(note) && read.folder().isEmpty());
      }
    }
  }

  @Test
  void aRemovalThatNamesAFolderDeletesThatOneOnly() throws IOException {
    try (PayloadServer server = new PayloadServer(PayloadServer.archive())) {
      Trust trust = trust(NONE);
      EngineSetup first = installedIn(folder.resolve("first"), server, trust);
      EngineSetup second = installedIn(folder.resolve("second"), server, trust);
      String said = String.join(" ", first.remove(true));
      assertTrue(said.contains(folder.resolve("first") + File.separator), said);
      assertTrue(said.contains(folder.resolve("second") + File.separator), said);
      assertTrue(said.contains("stays as it is"), said);
      assertEquals(State.Kind.READY, second.installation().orElseThrow().state().kind());
      assertTrue(first.remove(true).get(0).startsWith("No GPU build is installed in "));
    }
  }

  /** Else a folder that a macro names is used only after ImageJ was started again. */
  @Test
  void setupsOfOneProgramRememberTheSame() {
    EngineSetup current = EngineSetup.current();
    assertSame(current.trust(), EngineSetup.of(Optional.of(folder), "").trust());
  }

  /** Also one that Morula installed for another ImageJ. */
  @Test
  void aFolderThatTheUserChoseIsNeverDeleted() throws IOException {
    try (PayloadServer server = new PayloadServer(PayloadServer.archive())) {
      Trust trust = trust(NONE);
      Path shared = folder.resolve("shared");
      EngineSetup other = installedIn(shared, server, trust);
      for (Path own : List.of(libraries(true), shared.resolve("libtorch-test"))) {
        EngineSetup setup = setup(Optional.empty(), trust, "");
        assertTrue(setup.use(own, Progress.NONE).passed());
        assertEquals(
            List.of("The libtorch in " + own + " stays as it is, and is not used any more."),
            setup.remove(false));
        assertTrue(trust.folder().isEmpty() && Files.exists(own));
      }
      assertEquals(State.Kind.READY, other.installation().orElseThrow().state().kind());
    }
  }

  /** Else it would be said at every start, as nothing is ever unpacked. */
  @Test
  void unpackingIsAnnouncedOnlyWhereSomethingIsUnpacked() throws IOException {
    NativesFolder natives = new NativesFolder(folder.resolve("natives"));
    EngineSelection own =
        EngineDecision.of(facts(passing(), Optional.of(libraries(true))), Progress.NONE);
    assertEquals("", own.announcement(natives).orElse(""));
    EngineSelection usual = EngineDecision.of(facts(passing(), NONE), Progress.NONE);
    assertTrue(usual.announcement(natives).orElseThrow().contains("unpacked once"));
  }

  private EngineFacts older(int major, Optional<Path> chosen, Optional<Path> named) {
    return new EngineFacts(
        LINUX,
        EngineSelectionTest.driver(1, major),
        Optional.empty(),
        trust(chosen),
        passing(),
        named.map(Path::toString));
  }

  /** The published build has no code for it, but that for CUDA 12.6 has. */
  @Test
  void anOlderCardIsTestedWithAFolderOfTheUsersOwn() throws IOException {
    Optional<Path> libraries = Optional.of(libraries(true));
    assertFalse(older(6, NONE, NONE).advice().isSuited());
    assertTrue(EngineDecision.of(older(6, NONE, NONE), Progress.NONE).why().contains("7.5"));
    assertFalse(EngineDecision.of(older(6, libraries, NONE), Progress.NONE).cards().isEmpty());
    assertFalse(EngineDecision.of(older(6, NONE, libraries), Progress.NONE).cards().isEmpty());
    assertEquals(List.of("gpu:0"), tested, "the second time it is remembered");
    EngineSelection oldest = EngineDecision.of(older(3, libraries, NONE), Progress.NONE);
    assertTrue(oldest.cards().isEmpty() && oldest.why().contains("5.0"), oldest.why());
    // one that Morula installed where nobody would look for it
    Files.writeString(libraries.get().resolve("files.json"), "{}");
    EngineSelection installed = EngineDecision.of(older(6, libraries, NONE), Progress.NONE);
    assertTrue(installed.cards().isEmpty() && installed.why().contains("7.5"), installed.why());
    assertEquals(1, tested.size());
  }
}
