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

package morula.windows;

import static morula.windows.LearningState.Button.DISCARD;
import static morula.windows.LearningState.Button.GO_ON;
import static morula.windows.LearningState.Button.KEEP_BEST;
import static morula.windows.LearningState.Button.LEARN_ON;
import static morula.windows.LearningState.Button.PAUSE;
import static morula.windows.LearningState.Button.USE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import morula.learning.Gain;
import morula.learning.PausedRuns;
import morula.learning.PausedTraining;
import morula.learning.TrainingResult;
import morula.torchscript.Precision;
import morula.training.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window of a training offers at each moment. */
class LearningStateTest {
  @TempDir Path folder;

  private static TrainingResult result(double before, double after, boolean written) {
    Gain gain =
        new Gain(
            5,
            false,
            50,
            "accuracy at IoU 0.5",
            Optional.of(before),
            after,
            Optional.of(before),
            after,
            Optional.empty(),
            Optional.empty(),
            after,
            after,
            1);
    return new TrainingResult(
        Path.of("mine.zip"),
        List.of(),
        1,
        Map.of(),
        Precision.FP32,
        gain,
        written,
        Optional.empty());
  }

  private Optional<PausedTraining> paused() throws IOException {
    Path model = folder.resolve("mine.zip");
    PausedRuns.write(model, 2, Map.of("epochs", "9"));
    return PausedTraining.at(model);
  }

  @Test
  void itCanBeStoppedOnceWhileItRuns() {
    LearningState running = LearningState.running();
    assertEquals(Set.of(DISCARD, PAUSE, KEEP_BEST), running.shown());
    assertTrue(running.enabled());
    assertEquals("", running.text(), "how far it is stands there");
    for (Ending ending : Ending.values()) {
      LearningState stopping = LearningState.stopping(ending);
      assertEquals(running.shown(), stopping.shown());
      assertFalse(stopping.enabled());
      assertFalse(stopping.text().isEmpty());
    }
  }

  @Test
  void onlyAModelThatIsBetterCanBeUsed() {
    LearningState better = LearningState.ended(result(0.6, 0.8, true));
    assertEquals(Set.of(LEARN_ON, USE), better.shown());
    assertTrue(better.text().startsWith("Wrote mine.zip. On the 5 images kept apart"));
    assertEquals(Set.of(LEARN_ON), LearningState.ended(result(0.8, 0.8, true)).shown());
    LearningState worse = LearningState.ended(result(0.8, 0.7, false));
    assertEquals(Set.of(LEARN_ON), worse.shown());
    assertTrue(
        worse.text().startsWith("Nothing is written, and the old model stays: mine.zip."),
        worse.text());
  }

  @Test
  void aPausedTrainingCanBeGoneOnWith() throws IOException {
    LearningState state = LearningState.stopped(Ending.PAUSE, paused());
    assertEquals(Set.of(GO_ON), state.shown());
    assertTrue(state.enabled());
    assertTrue(state.text().startsWith("Paused after epoch 2 of 9. Go on now"), state.text());
    assertEquals(
        new LearningState(
            "Stopped before the first epoch was finished: there is nothing to go on with.",
            Set.of(),
            true),
        LearningState.stopped(Ending.PAUSE, Optional.empty()));
    assertEquals(
        "Stopped before the first epoch was finished: nothing was written.",
        LearningState.stopped(Ending.KEEP_BEST, Optional.empty()).text());
  }

  @Test
  void afterDiscardAndAfterAFailure() throws IOException {
    assertEquals(
        new LearningState("Discarded: nothing was written.", Set.of(), true),
        LearningState.stopped(Ending.DISCARD, Optional.empty()));
    assertEquals(Set.of(GO_ON), LearningState.failed("The disk is full", paused()).shown());
    assertEquals(
        new LearningState("No images", Set.of(), true),
        LearningState.failed("No images", Optional.empty()));
  }
}
