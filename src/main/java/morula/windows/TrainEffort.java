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

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import morula.options.ValueText;

/** How long to train, in words, and how long that takes on this computer. Needs no display. */
enum TrainEffort {
  QUICK("quick", 6, 50),
  NORMAL("normal", 20, 120),
  THOROUGH("thorough", 60, 200);

  /** Seconds of one core for a million pixels of patches, with the network of the model nuclei. */
  private static final double USUAL_PACE = 4.5;

  private final String word;
  private final int epochs;
  private final int steps;

  TrainEffort(String word, int epochs, int steps) {
    this.word = word;
    this.epochs = epochs;
    this.steps = steps;
  }

  /** Returns the effort of so many epochs and steps per epoch; empty for any others. */
  static Optional<TrainEffort> of(String epochs, String steps) {
    return Arrays.stream(values())
        .filter(e -> e.epochs().equals(epochs.strip()) && e.steps().equals(steps.strip()))
        .findFirst();
  }

  /** Returns the number of epochs, as text. */
  String epochs() {
    return String.valueOf(epochs);
  }

  /** Returns the number of steps per epoch, as text. */
  String steps() {
    return String.valueOf(steps);
  }

  @Override
  public String toString() {
    return word;
  }

  /** Returns the seconds for a million pixels of patches, before any training has been timed. */
  static double usualPace(int cores) {
    return USUAL_PACE / cores;
  }

  /**
   * Returns how long a training takes, such as "about 3 min"; empty if that is not known.
   *
   * @param epochs number of epochs, as text; so are the other keys
   * @param pace seconds for a million pixels of patches
   */
  static String time(String epochs, String steps, String patch, String batch, double pace) {
    double work = 1;
    for (String text : new String[] {epochs, steps, patch, patch, batch}) {
      work *= ValueText.parse(text).orElse(0);
    }
    return work > 0 ? "about " + text(work / 1e6 * pace) : "";
  }

  private static String text(double seconds) {
    if (seconds < 90) {
      return Math.max(1, Math.round(seconds / 10)) * 10 + " s";
    }
    double minutes = seconds / 60;
    return minutes < 90
        ? Math.round(minutes) + " min"
        : String.format(Locale.ROOT, "%.0f h", minutes / 60);
  }
}
