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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import morula.io.WriteLock;
import morula.progress.Progress;
import morula.training.Ending;
import morula.training.EpochRecord;
import morula.training.TrainingListener;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that were paused are found and can be gone on with. */
class PausedTrainingTest {
  private static final Map<String, String> TWENTY = Map.of("epochs", "20", "seed", "7");

  @TempDir Path folder;

  private static void setTime(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  @Test
  void saysHowFarItIs() throws IOException {
    PausedRuns.write(folder.resolve("mine.zip"), 7, TWENTY);
    PausedTraining paused = PausedTraining.in(List.of(folder, folder)).get(0);
    assertEquals(1, PausedTraining.in(List.of(folder, folder.resolve("."))).size());
    assertEquals(folder.resolve("mine.zip").toAbsolutePath(), paused.model());
    assertEquals("mine", paused.name());
    assertEquals("paused after epoch 7 of 20", paused.state());
    assertEquals(Optional.of("accuracy at IoU 0.5 0.70 (epoch 7)"), paused.best());
    assertEquals("7", paused.settings().get("seed"));
  }

  @Test
  void aModelThatWasWrittenSinceEndsIt() throws IOException {
    Path model = Files.createFile(folder.resolve("mine.zip"));
    PausedRuns.write(model, 7, TWENTY);
    Instant now = Instant.now();
    setTime(folder.resolve("mine.checkpoints/run.json"), now);
    setTime(model, now.minusSeconds(60)); // the model that it was to replace
    assertTrue(PausedTraining.at(model).isPresent());
    setTime(model, now.plusSeconds(1)); // stopped, and the best kept
    assertEquals(Optional.empty(), PausedTraining.at(model));
  }

  @Test
  void whatIsCompleteAtWorkOrDamagedIsNotOffered() throws IOException {
    Path complete = folder.resolve("complete.zip");
    PausedRuns.write(complete, 20, TWENTY);
    Path damaged = folder.resolve("damaged.zip");
    PausedRuns.write(damaged, 2, TWENTY);
    Files.writeString(folder.resolve("damaged.checkpoints/run.json"), "{");
    Files.createDirectory(folder.resolve("empty.checkpoints"));
    Path busy = folder.resolve("busy.zip");
    PausedRuns.write(busy, 2, TWENTY);
    Path lockFile = new TrainingFiles(busy).lock();
    try (WriteLock lock = WriteLock.take(lockFile, "model=busy.zip", "training")) {
      assertEquals(List.of(), PausedTraining.in(List.of(folder)), () -> "with " + lock);
    }
    Files.createFile(lockFile); // of a program that was killed
    assertEquals(busy.toAbsolutePath(), PausedTraining.in(List.of(folder)).get(0).model());
    assertEquals(List.of(), PausedTraining.in(List.of(folder.resolve("absent"))));
  }

  @Test
  void aModelCanBeAFolder() throws IOException {
    Path model = Files.createDirectory(folder.resolve("mine"));
    PausedRuns.write(model, 7, TWENTY);
    setTime(model, Instant.EPOCH);
    assertEquals(model.toAbsolutePath(), PausedTraining.in(List.of(folder)).get(0).model());
  }

  @Test
  @Tag("slow")
  void pausedIsFoundAndGoneOnWithUntilItsEnd() throws IOException {
    TinyTraining.data(folder);
    TrainingSettings settings = TinyTraining.settings(folder, "mine.zip", false, 0.01);
    assertThrows(CancellationException.class, () -> end(settings, 2, Ending.PAUSE));
    PausedTraining paused = PausedTraining.at(settings.model()).orElseThrow();
    assertEquals("paused after epoch 2 of 4", paused.state());
    TrainingResult result = TinyTraining.run(TinyTraining.settings(folder, "mine.zip", true, 0.01));
    assertEquals(4, result.epochs().size());
    assertEquals(paused.done().epochs(), result.epochs().subList(0, 2));
    assertEquals(Optional.empty(), PausedTraining.at(settings.model()));
  }

  @Test
  @Tag("slow")
  void discardedLeavesNothingToGoOnWith() throws IOException {
    TinyTraining.data(folder);
    TrainingSettings settings = TinyTraining.settings(folder, "mine.zip", false, 0.01);
    assertThrows(CancellationException.class, () -> end(settings, 1, Ending.DISCARD));
    assertEquals(Optional.empty(), PausedTraining.at(settings.model()));
    assertFalse(Files.exists(settings.model()));
    assertFalse(Files.exists(new TrainingFiles(settings.model()).checkpoints()));
  }

  /** Trains, and stops after an epoch. */
  private static void end(TrainingSettings settings, int after, Ending ending) throws IOException {
    boolean[] stopped = {false};
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochFinished(EpochRecord epoch) {
            stopped[0] |= epoch.epoch() == after;
          }

          @Override
          public Ending ending() {
            return ending;
          }
        };
    Training.run(settings, List.of(listener), Progress.silent(() -> stopped[0]));
  }
}
