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

package morula.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import morula.model.ModelPackage;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.progress.TestProgress;
import morula.torchscript.ArchiveReader;
import morula.torchscript.StoredTensor;
import morula.training.EpochRecord;
import morula.training.TrainingException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TrainingTest {
  private static final double RATE = 0.003;

  @TempDir static Path folder;
  private static TrainingResult whole;

  @BeforeAll
  static void train() throws IOException {
    TinyTraining.data(folder);
    whole = TinyTraining.run(TinyTraining.settings(folder, "whole.zip", false, RATE));
  }

  /** Beside a training that sees the same patches and takes steps of almost no length. */
  @Test
  void learns() throws IOException {
    assertEquals(TinyTraining.EPOCHS, whole.epochs().size());
    TrainingResult still =
        TinyTraining.run(TinyTraining.settings(folder, "still.zip", false, 1e-9));
    EpochRecord learned = whole.epochs().get(TinyTraining.EPOCHS - 1);
    EpochRecord unlearned = still.epochs().get(TinyTraining.EPOCHS - 1);
    assertTrue(
        learned.trainingLoss() < 0.93 * unlearned.trainingLoss(), learned + " and " + unlearned);
    assertTrue(
        learned.validationLoss() < 0.93 * unlearned.validationLoss(),
        learned + " and " + unlearned);
    for (Map.Entry<String, float[]> tensor : weights("whole.zip").entrySet()) {
      // batch norm's running statistics silently stay at 0 and 1 when the training flag is lost
      if (tensor.getKey().endsWith("_variance")) {
        assertFalse(tensor.getValue()[0] == 1, tensor.getKey());
      }
    }
  }

  @Test
  void leavesATableAndCheckpoints() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("whole_training.csv"));
    assertTrue(lines.get(0).startsWith("epoch,training loss,validation loss,accuracy at IoU 0.5"));
    try (var files = Files.list(folder.resolve("whole.checkpoints"))) {
      assertEquals(
          new TreeSet<>(
              List.of(
                  "run.json",
                  "epoch-" + TinyTraining.EPOCHS + ".pt",
                  "epoch-" + whole.bestEpoch() + ".pt")),
          files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)),
          "the last and the best");
    }
  }

  @Test
  void theSameSeedGivesTheSameModel() throws IOException {
    TinyTraining.run(TinyTraining.settings(folder, "again.zip", false, RATE));
    assertSameWeights("whole.zip", "again.zip");
  }

  /** And change nothing else. */
  @Test
  void scoresOfTrainingImagesStandBesideThoseOfTheValidation() throws IOException {
    TrainingSettings settings =
        TinyTraining.with(
            TinyTraining.settings(folder, "watched.zip", false, RATE), "training_scores", 1000);
    TrainingResult watched = TinyTraining.run(settings);
    assertSameWeights("whole.zip", "watched.zip");
    String name = "training " + whole.epochs().get(0).scoreName();
    for (int i = 0; i < TinyTraining.EPOCHS; i++) {
      assertEquals(whole.epochs().get(i).score(), watched.epochs().get(i).score());
      assertFalse(whole.epochs().get(i).scores().containsKey(name));
      double learned = watched.epochs().get(i).scores().get(name);
      assertTrue(learned >= 0 && learned <= 1, learned + "");
    }
    List<String> lines = Files.readAllLines(folder.resolve("watched_training.csv"));
    assertTrue(lines.get(0).contains("," + name + ","), lines.get(0));
  }

  @Test
  void resumingAfterAKillGivesTheSameModelAsNeverStopping() throws IOException {
    class Killed extends Error {
      private static final long serialVersionUID = 1L;
    }
    TrainingSettings settings = TinyTraining.settings(folder, "resumed.zip", false, RATE);
    assertThrows(
        Killed.class,
        () ->
            TinyTraining.run(
                settings,
                epoch -> {
                  if (epoch.epoch() == 2) {
                    throw new Killed();
                  }
                }));
    assertFalse(Files.exists(folder.resolve("resumed.zip")));
    List<Integer> seen = new ArrayList<>();
    TrainingResult result =
        TinyTraining.run(
            TinyTraining.settings(folder, "resumed.zip", true, RATE), e -> seen.add(e.epoch()));
    assertEquals(List.of(1, 2, 3, 4), seen);
    assertEquals(
        whole.epochs().stream().map(e -> e.trainingLoss()).toList(),
        result.epochs().stream().map(e -> e.trainingLoss()).toList());
    assertSameWeights("whole.zip", "resumed.zip");
  }

  @Test
  void aRefusedTrainingLeavesTheCheckpointsOfAnEarlierOne() throws IOException {
    TrainingSettings settings =
        TinyTraining.with(
            TinyTraining.settings(folder, "kept.zip", false, RATE),
            "epochs",
            1,
            "schedule",
            "constant");
    TinyTraining.run(settings);
    List<String> said = new ArrayList<>();
    TrainingSettings again = TinyTraining.with(settings, "learning_rate", RATE / 2);
    assertThrows(
        CancellationException.class,
        () ->
            Training.run(
                again,
                List.of(),
                new TestProgress(
                    said::add,
                    () -> said.toString().contains("holds checkpoints of an earlier training"))));
    Path index = folder.resolve("kept.checkpoints").resolve("run.json");
    assertTrue(Files.exists(index));
    assertThrows(
        InvalidRequestException.class,
        () -> TinyTraining.run(TinyTraining.with(settings, "start_from", "typo")));
    assertTrue(Files.exists(index));
  }

  /** SegNet too: what its max-unpooling and Adam need is in the checkpoint. */
  @Test
  void moreEpochsAtAConstantRateAreTheSameAsAllInOneRun() throws IOException {
    Object[] segnet = {
      "network", "segnet(stages=2,width=4)", "schedule", "constant", "optimizer", "adam"
    };
    TrainingSettings all =
        TinyTraining.with(TinyTraining.settings(folder, "all.zip", false, RATE), segnet);
    TinyTraining.run(TinyTraining.with(all, "epochs", 3));
    TrainingSettings more =
        TinyTraining.with(all, "model", folder.resolve("more.zip").toAbsolutePath());
    TinyTraining.run(TinyTraining.with(more, "epochs", 1));
    TinyTraining.run(TinyTraining.with(more, "epochs", 3, "resume", true));
    assertSameWeights("all.zip", "more.zip");
  }

  @Test
  void resumingWithOtherSettingsIsRefused() throws IOException {
    AtomicBoolean cancelled = new AtomicBoolean();
    Training.run(
        TinyTraining.settings(folder, "other.zip", false, RATE),
        List.of(e -> cancelled.set(true)),
        cancelling(cancelled));
    InvalidRequestException e =
        assertThrows(
            InvalidRequestException.class,
            () -> TinyTraining.run(TinyTraining.settings(folder, "other.zip", true, 0.1)));
    assertTrue(e.getMessage().contains("learning_rate=0.003, not 0.1"), e.getMessage());
  }

  @Test
  void cancellingKeepsTheBest() throws IOException {
    AtomicBoolean cancelled = new AtomicBoolean();
    TrainingResult result =
        Training.run(
            TinyTraining.settings(folder, "cancelled.zip", false, RATE),
            List.of(e -> cancelled.set(e.epoch() == 2)),
            cancelling(cancelled));
    assertEquals(2, result.epochs().size());
    assertEquals("Cancelled after epoch 2", result.stopped().orElseThrow());
    try (ModelPackage model = ModelPackage.open(result.model())) {
      assertEquals(result.bestEpoch(), model.record().orElseThrow().bestEpoch());
    }
    // and can go on
    TinyTraining.run(TinyTraining.settings(folder, "cancelled.zip", true, RATE));
    assertSameWeights("whole.zip", "cancelled.zip");
  }

  @Test
  void cancellingBeforeTheFirstEpochLeavesNothing() {
    AtomicBoolean cancelled = new AtomicBoolean(true);
    TrainingSettings settings = TinyTraining.settings(folder, "nothing.zip", false, RATE);
    assertThrows(
        CancellationException.class,
        () -> Training.run(settings, List.of(), cancelling(cancelled)));
    assertFalse(Files.exists(folder.resolve("nothing.zip")));
    assertFalse(Files.exists(folder.resolve("nothing.checkpoints")));
  }

  @Test
  void aLossThatIsNoNumberIsNamed() {
    TrainingSettings settings = TinyTraining.settings(folder, "nan.zip", false, 1e30);
    TrainingException e = assertThrows(TrainingException.class, () -> TinyTraining.run(settings));
    assertTrue(e.getMessage().contains("learning_rate"), e.getMessage());
    assertFalse(Files.exists(folder.resolve("nan.zip")));
  }

  @Test
  void aPatchThatDoesNotFitTheNetworkIsRefused() {
    TrainingSettings s = TinyTraining.settings(folder, "patch.zip", false, RATE);
    TrainingSettings odd = TinyTraining.with(s, "patch_size", 50);
    InvalidRequestException e =
        assertThrows(InvalidRequestException.class, () -> TinyTraining.run(odd));
    assertTrue(e.getMessage().startsWith("patch_size=50"), e.getMessage());
  }

  private static Progress cancelling(AtomicBoolean cancelled) {
    return TestProgress.cancelledWhen(() -> cancelled.get());
  }

  private static Map<String, float[]> weights(String model) throws IOException {
    try (ModelPackage opened = ModelPackage.open(folder.resolve(model))) {
      Map<String, StoredTensor> tensors = ArchiveReader.read(opened.weights());
      return tensors.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().values()));
    }
  }

  private static void assertSameWeights(String expected, String actual) throws IOException {
    Map<String, float[]> a = weights(expected);
    Map<String, float[]> b = weights(actual);
    assertEquals(a.keySet(), b.keySet());
    a.forEach((name, values) -> assertArrayEquals(values, b.get(name), 0, name));
  }
}
