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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import morula.gpu.Driver;
import morula.gpu.DriverReport;
import morula.gpu.GraphicsCard;
import morula.gpu.JavaProgram;
import morula.gpu.Probe;
import morula.gpu.Trust;
import morula.gpu.Verdict;
import morula.installation.Installation;
import morula.installation.PayloadServer;
import morula.installation.State;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which libtorch is used, and on what it computes, with drivers and test programs made here. */
public class EngineSelectionTest {
  @TempDir Path folder;
  private final List<String> tested = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  /** A driver with a number of cards of 8 GB. */
  public static Driver driver(int cards) {
    return driver(cards, 8);
  }

  /**
   * @param major of the compute capability of its cards
   */
  static Driver driver(int cards, int major) {
    List<GraphicsCard> list = new ArrayList<>();
    for (int i = 0; i < cards; i++) {
      list.add(new GraphicsCard(i, "NVIDIA Test " + i, major, 6, 8L << 30));
    }
    return new Driver() {
      @Override
      public DriverReport ask() {
        return cards < 0
            ? DriverReport.NONE
            : new DriverReport(DriverReport.State.WORKS, 12_040, list, 0);
      }

      @Override
      public OptionalLong freeBytes(int index) {
        return OptionalLong.of(3L << 30);
      }
    };
  }

  /** A test program that answers as {@link Answers} does. */
  private Probe probe(String how) {
    return probe(how, tested);
  }

  /**
   * @param how "crash", "hang", or the difference from the right result
   * @param tested gets the devices
   */
  public static Probe probe(String how, List<String> tested) {
    return new Probe(
        (path, device) -> {
          tested.add(device);
          return JavaProgram.command(
              EngineSelectionTest.class.getClassLoader(), List.of(), Answers.class.getName(), how);
        },
        Duration.ofSeconds(how.equals("hang") ? 1 : 60));
  }

  /** Ends in the ways in which test programs end. */
  public static final class Answers {
    private Answers() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println("morula-probe: loading the libraries");
      System.out.flush();
      switch (args[0]) {
        case "crash" -> {
          System.err.println("Segmentation fault");
          Runtime.getRuntime().halt(139);
        }
        case "hang" -> Thread.sleep(120_000);
        default ->
            System.out.println(
                "{\"libtorch\":\"2.7.1\",\"difference\":"
                    + args[0]
                    + ",\"seconds\":0.01,\"processor_seconds\":0.5}");
      }
    }
  }

  private Path libraries(String name, boolean cuda) throws IOException {
    Path libraries = Files.createDirectories(folder.resolve(name));
    Files.writeString(libraries.resolve(System.mapLibraryName("torch")), "x");
    if (cuda) {
      Files.writeString(libraries.resolve(System.mapLibraryName("torch_cuda")), "x");
    }
    return libraries;
  }

  private EngineFacts facts(int cards, String how, Optional<Path> chosen, Optional<String> named)
      throws IOException {
    Trust trust = new Trust(Optional.of(folder.resolve("engine.json")));
    trust.choose(chosen);
    Optional<Installation> installation;
    try (PayloadServer server = new PayloadServer(PayloadServer.archive())) {
      installation = Optional.of(new Installation(folder.resolve("morula"), server.payload()));
    }
    return new EngineFacts(
        Optional.of("linux-x86_64"), driver(cards), installation, trust, probe(how), named);
  }

  private EngineSelection select(EngineFacts facts) {
    return EngineDecision.of(facts, Progress.NONE.withMessages(said::add));
  }

  @Test
  void withoutADriverNothingIsSaid() throws IOException {
    EngineSelection selection = select(facts(-1, "0", Optional.empty(), Optional.empty()));
    DeviceChoice auto = DeviceChoice.of(DeviceRequest.parse("auto"), selection);
    assertEquals(new DeviceChoice(Device.CPU, Optional.empty()), auto);
    DeviceChoice gpu = DeviceChoice.of(DeviceRequest.parse("gpu"), selection);
    assertEquals(Device.CPU, gpu.device());
    String line = gpu.message().orElseThrow();
    assertTrue(line.startsWith("device=gpu: No driver of NVIDIA"), line);
    assertTrue(line.endsWith("The processor computes instead."), line);
    assertEquals(List.of(), tested);
  }

  @Test
  void aCardThatIsNotUsedIsSaidWithTheWayOut() throws IOException {
    EngineSelection selection = select(facts(1, "0", Optional.empty(), Optional.empty()));
    DeviceChoice auto = DeviceChoice.of(DeviceRequest.parse("auto"), selection);
    String line = auto.message().orElseThrow();
    assertTrue(line.contains("NVIDIA Test 0 could compute, but"), line);
    assertTrue(line.contains("is not installed"), line);
    assertTrue(line.contains("engine action=install"), line);
  }

  @Test
  void aGpuBuildIsTestedOnceAndThenComputes() throws IOException {
    Path libraries = libraries("cuda", true);
    EngineSelection selection = select(facts(2, "0", Optional.of(libraries), Optional.empty()));
    assertEquals(List.of("gpu:0"), tested);
    assertEquals(1, said.size(), said.toString());
    assertEquals(libraries, selection.folder().orElseThrow().libraries());
    DeviceChoice auto = DeviceChoice.of(DeviceRequest.parse("auto"), selection);
    assertEquals("gpu:0", auto.device().word());
    assertEquals("Computing on NVIDIA Test 0 (gpu:0, 8.0 GB)", auto.message().orElseThrow());
    for (String second : List.of("gpu:1", "CUDA:1")) {
      DeviceChoice choice = DeviceChoice.of(DeviceRequest.parse(second), selection);
      assertTrue(choice.device().isCuda());
      assertEquals("gpu:1", choice.device().word());
    }
    String line =
        assertThrows(
                InvalidRequestException.class,
                () -> DeviceChoice.of(DeviceRequest.parse("gpu:2"), selection))
            .getMessage();
    assertTrue(line.contains("device=gpu:2") && line.contains("gpu:0 or gpu:1"), line);
    // another program remembers
    select(facts(2, "crash", Optional.of(libraries), Optional.empty()));
    assertEquals(List.of("gpu:0"), tested);
    // another card: the test counts no more
    select(facts(1, "0", Optional.of(libraries), Optional.empty()));
    assertEquals(List.of("gpu:0", "gpu:0"), tested);
  }

  @Test
  void whateverATestDoesTheProcessorComputesAndOneLineSaysWhy() throws IOException {
    Path libraries = libraries("cuda", true);
    String[][] ends = {
      {"crash", "crashed (exit status 139, while loading the libraries: Segmentation fault)"},
      {"hang", "did not end within 1 s (while "},
      {"2.5", "wrong numbers"},
    };
    for (String[] end : ends) {
      Files.writeString(libraries.resolve("changed.txt"), end[0]);
      EngineFacts facts = facts(1, end[0], Optional.of(libraries), Optional.empty());
      EngineSelection selection = select(facts);
      assertTrue(selection.folder().isEmpty() && selection.cards().isEmpty(), end[0]);
      DeviceChoice auto = DeviceChoice.of(DeviceRequest.parse("auto"), selection);
      assertEquals(Device.CPU, auto.device());
      String line = auto.message().orElseThrow();
      assertTrue(line.contains(end[1]) && !line.contains("\n"), line);
      select(facts);
    }
    assertEquals(3, tested.size(), "none is tested again");
  }

  @Test
  void theVariableAloneIsEnough() throws IOException {
    Path plain = libraries("plain", false);
    EngineSelection selection =
        select(facts(1, "0", Optional.empty(), Optional.of(plain.toString())));
    assertEquals("cpu", selection.folder().orElseThrow().flavor());
    assertTrue(selection.named());
    assertEquals(List.of(), tested, "without CUDA it is used as it is");
    Path cuda = libraries("cuda", true);
    selection = select(facts(1, "0", Optional.empty(), Optional.of(cuda.toString())));
    assertEquals("cu128", selection.folder().orElseThrow().flavor());
    assertFalse(selection.cards().isEmpty());
    // on a computer without a card it computes on the processor
    selection = select(facts(-1, "crash", Optional.empty(), Optional.of(cuda.toString())));
    assertTrue(selection.folder().isPresent() && selection.cards().isEmpty());
    Files.writeString(cuda.resolve("changed.txt"), "");
    EngineFacts crashing = facts(1, "crash", Optional.empty(), Optional.of(cuda.toString()));
    String line = assertThrows(EngineStartException.class, () -> select(crashing)).getMessage();
    assertTrue(line.contains("PYTORCH_LIBRARY_PATH names") && line.endsWith("unset"), line);
    String wrong = folder.resolve("nowhere").toString();
    EngineFacts missing = facts(1, "0", Optional.empty(), Optional.of(wrong));
    line = assertThrows(EngineStartException.class, () -> select(missing)).getMessage();
    assertTrue(line.contains(wrong) && line.contains("unset it, or correct it"), line);
  }

  @Test
  void installingUsingCheckingAndRemoving() throws Exception {
    byte[] archive =
        PayloadServer.zip(
            Map.of(
                "libtorch/lib/" + System.mapLibraryName("torch"), new byte[] {1},
                "libtorch/lib/" + System.mapLibraryName("torch_cuda"), new byte[] {2}));
    try (PayloadServer server = new PayloadServer(archive)) {
      Installation installation = new Installation(folder.resolve("morula"), server.payload());
      EngineSetup setup =
          new EngineSetup(
              Optional.of("linux-x86_64"),
              driver(1),
              Optional.of(installation),
              new Trust(Optional.of(folder.resolve("engine.json"))),
              probe("0"),
              Optional.empty());
      assertEquals(Optional.empty(), setup.refusal());
      Verdict verdict = setup.install(false, Progress.NONE);
      assertTrue(verdict.passed(), verdict.line());
      EngineStatus status = setup.status(Progress.NONE);
      assertTrue(status.computes().startsWith("NVIDIA Test 0 (gpu:0, 8.0 GB) computes."));
      assertEquals("gpu:0 3.2 GB of 8.6 GB free", status.memory());
      assertEquals(State.Kind.READY, status.build().orElseThrow().kind());
      setup.check(Progress.NONE);
      assertEquals(2, tested.size());
      assertTrue(setup.use(libraries("plain", false), Progress.NONE).passed());
      assertTrue(setup.status(Progress.NONE).own());
      assertEquals("cpu", tested.get(2));
      setup.remove(false);
      assertEquals(State.Kind.ABSENT, installation.state().kind());
      assertFalse(setup.status(Progress.NONE).own());
      assertTrue(Files.exists(folder.resolve("plain")), "a folder of the user's stays");
    }
  }

  @Test
  void withoutACardNothingIsInstalled() throws IOException {
    EngineSetup setup =
        new EngineSetup(
            Optional.of("linux-x86_64"),
            driver(-1),
            Optional.empty(),
            new Trust(Optional.empty()),
            probe("0"),
            Optional.empty());
    String line =
        assertThrows(InvalidRequestException.class, () -> setup.install(false, Progress.NONE))
            .getMessage();
    assertTrue(line.startsWith("The GPU build is not installed: No driver of NVIDIA"), line);
  }

  @Test
  void unknownDevicesAreRefused() {
    for (String wrong : List.of("tpu", "gpu:x", "gpu:", "gpu:-1", "", "gpu:1234")) {
      String line =
          assertThrows(InvalidRequestException.class, () -> DeviceRequest.parse(wrong))
              .getMessage();
      assertTrue(line.startsWith("device=" + wrong + ": this device is unknown"), line);
    }
    for (String word : Device.words()) {
      DeviceRequest.parse(word);
    }
  }

  @Test
  void featuresOfProcessorsHaveTheNamesThatPeopleKnow() {
    assertEquals(
        "Xeon; 4 cores; AMX (8-bit integers), AMX (bf16), AVX-512 VNNI, AVX-512, AVX2",
        ProcessorFeatures.of(
            "model name\t: Xeon\nflags\t\t: fpu avx2 amx_bf16 avx512f avx512_vnni amx_int8\n", 4));
    assertEquals("1 core", ProcessorFeatures.of("", 1));
    assertEquals("2 cores; no extension for networks", ProcessorFeatures.of("flags : sse\n", 2));
  }
}
