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

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import morula.learning.PausedTraining;
import morula.learning.TrainingResult;
import morula.training.Ending;

/**
 * What the window of a training says and offers at a moment. Needs no display.
 *
 * @param text what is said; empty for how far the training is
 * @param shown the buttons
 * @param enabled whether the buttons can be pressed
 */
record LearningState(String text, Set<Button> shown, boolean enabled) {

  /** The buttons of the window. */
  enum Button {
    DISCARD,
    PAUSE,
    KEEP_BEST,
    GO_ON,
    LEARN_ON,
    USE
  }

  private static final Set<Button> STOPS =
      EnumSet.of(Button.DISCARD, Button.PAUSE, Button.KEEP_BEST);

  private static final String TOO_EARLY = "Stopped before the first epoch was finished: ";

  /** Copies the buttons. */
  LearningState {
    shown = Set.copyOf(shown);
  }

  /** The training is at work. */
  static LearningState running() {
    return new LearningState("", STOPS, true);
  }

  /** The training was asked to stop. */
  static LearningState stopping(Ending ending) {
    String text =
        switch (ending) {
          case PAUSE -> "Pausing…";
          case KEEP_BEST -> "Stopping; the best epoch is kept…";
          case DISCARD -> "Stopping…";
        };
    return new LearningState(text, STOPS, false);
  }

  /** The training has ended with a model, or found that the old one is not worse. */
  static LearningState ended(TrainingResult result) {
    Set<Button> shown = EnumSet.of(Button.LEARN_ON);
    if (result.written() && !result.gain().isNone()) {
      shown.add(Button.USE);
    }
    String written = result.written() ? "Wrote " : "Nothing is written, and the old model stays: ";
    return new LearningState(written + result.model() + ". " + result.gain().text(), shown, true);
  }

  /**
   * The training was stopped, and no model is written.
   *
   * @param ending how it was to end
   * @param paused what can be gone on with; empty if no epoch was finished
   */
  static LearningState stopped(Ending ending, Optional<PausedTraining> paused) {
    if (ending == Ending.DISCARD) {
      return new LearningState("Discarded: nothing was written.", Set.of(), true);
    }
    if (paused.isEmpty()) {
      String left =
          ending == Ending.PAUSE ? "there is nothing to go on with." : "nothing was written.";
      return new LearningState(TOO_EARLY + left, Set.of(), true);
    }
    String state = paused.get().state();
    return new LearningState(
        "P"
            + state.substring(1)
            + ". Go on now, or later, also after ImageJ was closed: “Begin with” in the window"
            + " Train offers it.",
        EnumSet.of(Button.GO_ON),
        true);
  }

  /**
   * The training failed.
   *
   * @param why in one line
   * @param paused what can be gone on with, once the reason is mended
   */
  static LearningState failed(String why, Optional<PausedTraining> paused) {
    return new LearningState(why, paused.isPresent() ? EnumSet.of(Button.GO_ON) : Set.of(), true);
  }
}
