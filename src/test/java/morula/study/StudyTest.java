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

package morula.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import morula.io.WholeFile;
import morula.io.WriteLock;
import morula.learning.TinyTraining;
import morula.learning.TrainingSettings;
import morula.model.ModelPackage;
import morula.pictures.Chart;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.synthetic.SyntheticDataset;
import morula.synthetic.SyntheticGenerator;
import morula.synthetic.TextureParameters;
import morula.training.EpochRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class StudyTest {
  private static final Chart.Writer NO_CHARTS = (charts, file) -> {};
  private static final int EPOCHS = 3;

  /** A study that never stopped, and what it drew. */
  private static final StudyPlan PLAN = plan("learning_rate=0.003;seed=1|2", false);

  private static final List<String> DRAWN = new ArrayList<>();
  private static StudyResult whole;

  @TempDir static Path data;
  @TempDir Path folder;

  @BeforeAll
  static void images() throws IOException {
    SyntheticDataset.write(
        SyntheticGenerator.textures(TextureParameters.published(32)),
        "texture",
        data.resolve("images"),
        data.resolve("labels"),
        4,
        1,
        Progress.NONE);
    Path output = data.resolve("whole");
    whole =
        Study.run(
            PLAN,
            output,
            false,
            StudyTest::settings,
            (charts, file) -> DRAWN.add(output.relativize(file).toString()),
            Progress.NONE);
  }

  @Test
  void leavesTrialsTablesFiguresAndTheBestModel() throws IOException {
    assertEquals(2, whole.trials().size());
    assertEquals(Map.of("learning_rate", "0.003", "seed", "2"), whole.trials().get(1).values());
    Trial best = whole.best().orElseThrow();
    for (Trial trial : whole.trials()) {
      assertEquals(Trial.State.FINISHED, trial.state(), trial.reason());
      assertEquals(EPOCHS, trial.epochs().size());
      assertTrue(trial.score() <= best.score());
      assertTrue(Files.exists(trial.folder().resolve("training.csv")));
      assertTrue(DRAWN.contains("trial-00" + trial.number() + "/training.png"), DRAWN.toString());
    }
    assertTrue(DRAWN.containsAll(List.of("study.png", "curves.png")), DRAWN.toString());
    try (ModelPackage model = ModelPackage.open(data.resolve("whole/best.zip"))) {
      assertEquals(best.bestEpoch(), model.record().orElseThrow().bestEpoch());
      model
          .record()
          .orElseThrow()
          .scores()
          .forEach((name, score) -> assertEquals(score, best.scores().get(name), name));
    }
    List<String> rows = Files.readAllLines(data.resolve("whole/study.csv"));
    assertEquals(3, rows.size());
    assertTrue(
        rows.get(0)
            .startsWith(
                "trial,state,score,score name,best epoch,epochs,seconds,computed in,learning_rate,seed,"),
        rows.get(0));
    assertTrue(rows.get(2).startsWith("2,finished,"), rows.get(2));
    String report = Files.readString(data.resolve("whole/study.md"));
    assertTrue(report.contains("2 trials (2 finished), method grid"), report);
    assertTrue(report.contains("| learning_rate=0.003 | 2 |"), report);
  }

  @Test
  void allTrialsComputeInThePrecisionOfTheFirst() throws IOException {
    List<String> asked = new ArrayList<>();
    StudyResult result =
        Study.run(
            PLAN,
            folder,
            false,
            keys -> {
              asked.add(keys.getOrDefault("precision", "auto"));
              return settings(keys);
            },
            NO_CHARTS,
            Progress.NONE);
    assertEquals("fp32", result.trials().get(0).precision());
    assertEquals("auto", asked.get(0));
    assertEquals("fp32", asked.get(asked.size() - 1));
  }

  @Test
  void goesOnAfterAKillAsIfItHadNeverStopped() throws IOException {
    class Killed extends Error {
      private static final long serialVersionUID = 1L;
    }
    int[] drawings = {0};
    assertThrows(
        Killed.class,
        () ->
            Study.run(
                PLAN,
                folder,
                false,
                StudyTest::settings,
                (charts, file) -> {
                  if (file.toString().contains("trial-002") && ++drawings[0] == 2) {
                    throw new Killed();
                  }
                },
                Progress.NONE));
    Path first = folder.resolve("trial-001/model.zip");
    FileTime written = Files.getLastModifiedTime(first);
    assertFalse(Files.exists(folder.resolve("trial-002/model.zip")));
    assertTrue(Files.exists(folder.resolve("best.zip")), "the best so far");

    List<String> said = new ArrayList<>();
    StudyResult resumed =
        Study.run(PLAN, folder, true, StudyTest::settings, NO_CHARTS, progress(said, false));
    assertEquals(written, Files.getLastModifiedTime(first), "a trial that had ended");
    assertTrue(
        said.stream().anyMatch(line -> line.contains("continuing after epoch 2")), said + "");
    for (int i = 0; i < 2; i++) {
      assertEquals(losses(whole.trials().get(i)), losses(resumed.trials().get(i)));
      assertEquals(whole.trials().get(i).scores(), resumed.trials().get(i).scores());
    }
    // all is done: nothing runs
    assertEquals(resumed, run(PLAN, folder, true));
  }

  @Test
  void aDamagedModelDoesNotReplaceTheBest() throws IOException {
    copy(data.resolve("whole"), folder);
    Path best = whole.best().orElseThrow().folder().getFileName().resolve("model.zip");
    byte[] good = Files.readAllBytes(folder.resolve("best.zip"));
    assertArrayEquals(good, Files.readAllBytes(folder.resolve(best)));
    for (int length : new int[] {0, good.length / 2, good.length - 10}) {
      Files.write(folder.resolve(best), Arrays.copyOf(good, length));
      IOException e = assertThrows(IOException.class, () -> run(PLAN, folder, true));
      assertTrue(e.getMessage().contains(best.toString()), e.getMessage());
      assertTrue(e.getMessage().contains("best.zip was not replaced"), e.getMessage());
      assertArrayEquals(good, Files.readAllBytes(folder.resolve("best.zip")));
    }
    // as the line says
    WholeFile.delete(folder.resolve(best).getParent());
    assertEquals(
        whole.trials().stream().map(StudyTest::losses).toList(),
        run(PLAN, folder, true).trials().stream().map(StudyTest::losses).toList());
  }

  @Test
  void trialsOfAnUnknownStudyAreNotTakenForThoseOfAnother() throws IOException {
    copy(data.resolve("whole"), folder);
    Path plan = folder.resolve("study.json");
    Files.writeString(plan, "{");
    IOException damaged = assertThrows(IOException.class, () -> run(PLAN, folder, true));
    assertTrue(damaged.getMessage().contains("study.json is damaged, so"), damaged.getMessage());
    Files.delete(plan);
    assertRefused("holds trials, but no study.json", () -> run(PLAN, folder, true));
    assertRefused("holds trials, but no study.json", () -> run(PLAN, folder, false));
  }

  @Test
  void aTableThatCannotBeWrittenIsAFailureAtTheEnd() throws IOException {
    Files.createDirectories(folder.resolve("study.csv/inside"));
    IOException e = assertThrows(IOException.class, () -> run(PLAN, folder, false));
    assertTrue(e.getMessage().contains("study.csv"), e.getMessage());
    assertTrue(Files.exists(folder.resolve("best.zip")), "all trials have run");
    WholeFile.delete(folder.resolve("study.csv"));
    assertEquals(2, run(PLAN, folder, true).trials().size());
  }

  @Test
  void aSecondStudyWaitsForItsTurn() throws IOException {
    WriteLock first = new StudyFolder(folder).lock();
    assertRefused("another study is writing there", () -> run(PLAN, folder, false));
    first.close();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void anotherStudyInTheSameFolderIsRefused() throws IOException {
    new StudyFolder(folder).open(plan("", false), false);
    assertRefused("resume=true", () -> run(plan("", false), folder, false));
    assertRefused("keys=", () -> run(plan("seed=3|4", false), folder, true));
    assertRefused(
        "epochs=3, not 2",
        () ->
            run(
                new StudyPlan(Map.of("epochs", "2"), List.of(), Method.GRID, 0, false, 1),
                folder,
                true));
  }

  @Test
  void aTrialThatFailsIsARow() throws IOException {
    StudyResult result =
        run(
            plan("learning_rate,validation=1e30,0.25|0.003,nowhere.txt|0.003,0.25", false),
            folder,
            false);
    assertEquals(
        List.of(Trial.State.FAILED, Trial.State.FAILED, Trial.State.FINISHED),
        result.trials().stream().map(Trial::state).toList());
    assertTrue(result.trials().get(0).reason().startsWith("The loss became"));
    assertTrue(result.trials().get(1).reason().contains("nowhere.txt"));
    assertEquals(3, result.best().orElseThrow().number());
    String report = Files.readString(folder.resolve("study.md"));
    assertTrue(report.contains("- Trial 2, failed: "), report);
    // they have ended: going on repeats neither
    assertEquals(
        Trial.State.FAILED,
        run(
                plan("learning_rate,validation=1e30,0.25|0.003,nowhere.txt|0.003,0.25", false),
                folder,
                true)
            .trials()
            .get(0)
            .state());
  }

  @Test
  void aNameOfAnEarlierVersionMeansTheSame() throws IOException {
    Dimension old = Dimension.parse("heads=instances|flows").get(0);
    Dimension now = Dimension.parse("heads=distance|flows").get(0);
    assertEquals(now, old);
    assertEquals(
        Dimension.parse("heads,seed=distance,1|flows,2"),
        Dimension.parse("heads,seed=instances,1|flows,2"));
    assertRefused("give each value once", () -> Dimension.parse("heads=instances|distance"));
    assertEquals("distance", plan(Map.of("heads", "instances"), List.of()).fixed().get("heads"));
    StudyPlan plan = plan(Map.of(), List.of(now));
    StudyFolder study = new StudyFolder(folder);
    assertFalse(study.open(plan, false));
    Path file = folder.resolve("study.json");
    Files.writeString(file, Files.readString(file).replace("distance", "instances"));
    assertTrue(study.check(plan, true));
  }

  private static StudyPlan plan(Map<String, String> fixed, List<Dimension> varied) {
    return new StudyPlan(fixed, varied, Method.GRID, 0, false, 1);
  }

  @Test
  void aKeyThatMakesNoSenseLeavesNothing() {
    Path output = folder.resolve("new");
    assertRefused("no key \"rate\"", () -> run(plan("seed=1|2;rate=1|2", false), output, false));
    assertRefused("network=vnet", () -> run(plan("network=vnet|unet", false), output, false));
    assertRefused(
        "heads=distance|semantic: the scores of these heads",
        () -> run(plan("heads=instances|flows|semantic", false), output, false));
    assertFalse(Files.exists(output));
  }

  @Test
  void trialsOfOtherPaceAreNotStopped() {
    assertTrue(plan("learning_rate=0.1|0.2", true).prunes());
    assertFalse(plan("learning_rate=0.1|0.2", false).prunes());
    assertFalse(
        new StudyPlan(Map.of(), Dimension.parse("epochs=2|9"), Method.GRID, 0, true, 1).prunes());
  }

  @Test
  void aTrialThatDoesWorseThanMostIsStopped() throws IOException {
    StudyPlan plan = plan("learning_rate=0.1|0.2|0.3|0.4|0.0000001", true);
    StudyFolder kept = new StudyFolder(folder);
    kept.open(plan, false);
    for (int i = 1; i <= 4; i++) {
      kept.save(perfect(i, Map.of("learning_rate", "0." + i)));
    }
    StudyResult result = run(plan, folder, true);
    Trial poor = result.trials().get(4);
    assertEquals(Trial.State.PRUNED, poor.state());
    assertEquals(2, poor.epochs().size());
    assertTrue(poor.reason().contains("after epoch 2, median 1.0000"), poor.reason());
    assertTrue(Files.exists(poor.model()), "its model is kept");
    assertEquals(result, run(plan, folder, true), "and stays so");
  }

  @Test
  void cancellingKeepsAllAndResumingGoesOn() throws IOException {
    StudyPlan plan = plan("learning_rate=0.003|0.001", false);
    boolean[] cancelled = {false};
    Chart.Writer cancelling =
        (charts, file) -> cancelled[0] |= file.toString().contains("trial-002");
    Progress progress = TestProgress.cancelledWhen(() -> cancelled[0]);
    StudyResult stopped = Study.run(plan, folder, false, StudyTest::settings, cancelling, progress);
    assertEquals(Trial.State.CANCELLED, stopped.trials().get(1).state());
    assertEquals(1, stopped.trials().get(1).epochs().size());
    assertTrue(Files.readString(folder.resolve("study.csv")).contains("2,cancelled,"));
    StudyResult resumed = run(plan, folder, true);
    assertEquals(Trial.State.FINISHED, resumed.trials().get(1).state());
    assertEquals(stopped.trials().get(0), resumed.trials().get(0));
  }

  @Test
  void cancellingBeforeTheFirstEpochSaysSo() {
    assertThrows(
        CancellationException.class,
        () ->
            Study.run(
                plan("", false),
                folder,
                false,
                StudyTest::settings,
                NO_CHARTS,
                progress(new ArrayList<>(), true)));
  }

  private static StudyPlan plan(String keys, boolean prune) {
    return new StudyPlan(
        Map.of("epochs", "" + EPOCHS), Dimension.parse(keys), Method.GRID, 0, prune, 1);
  }

  private static StudyResult run(StudyPlan plan, Path output, boolean resume) throws IOException {
    return Study.run(plan, output, resume, StudyTest::settings, NO_CHARTS, Progress.NONE);
  }

  private static void assertRefused(
      String part, org.junit.jupiter.api.function.Executable request) {
    InvalidRequestException refused = assertThrows(InvalidRequestException.class, request);
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  private Trial perfect(int number, Map<String, String> values) {
    List<EpochRecord> epochs =
        IntStream.rangeClosed(1, EPOCHS)
            .mapToObj(e -> new EpochRecord(e, 0, 0, 1, "mean IoU", Map.of(), 0.1, 1))
            .toList();
    Path trial = folder.toAbsolutePath().resolve("trial-00" + number);
    return new Trial(
        number,
        values,
        Trial.State.FINISHED,
        "",
        1,
        "mean IoU",
        Map.of(),
        epochs,
        trial,
        trial.resolve("model.zip"),
        1,
        "fp32");
  }

  private static List<Double> losses(Trial trial) {
    return trial.epochs().stream().map(EpochRecord::trainingLoss).toList();
  }

  /** A few keys of the command, over a training that takes a second. */
  private static TrainingSettings settings(Map<String, String> keys) {
    TrainingSettings settings =
        TinyTraining.with(
            TinyTraining.settings(data, "unused.zip", false, 0.003),
            "heads",
            "semantic",
            "patch_size",
            32,
            "network",
            "texture_cnn",
            "steps_per_epoch",
            2);
    settings = settings.with(keys);
    return settings.completed();
  }

  private static Progress progress(List<String> said, boolean cancelled) {
    return new TestProgress(said::add, () -> cancelled);
  }
}
