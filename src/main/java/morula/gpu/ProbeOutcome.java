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

package morula.gpu;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the test program ended, and what that means.
 *
 * @param exit its exit status
 * @param hung whether it had to be ended
 * @param patience after which it was
 * @param stage the last thing that it began, such as "loading the libraries"
 * @param answer what it found; empty if it did not come so far
 * @param said the last line on its error stream
 */
record ProbeOutcome(
    int exit,
    boolean hung,
    Duration patience,
    String stage,
    Optional<ProbeOutcome.Answer> answer,
    String said) {

  /** Begins the lines in which the test program says what it does. */
  static final String STAGE = "morula-probe: ";

  /** Results of whole numbers are exact in every precision that computes convolutions. */
  private static final double TOLERANCE = 1e-6;

  private static final String STAYS = "; the processor computes instead";

  /**
   * What the test program prints as JSON.
   *
   * @param error why it failed; null if it did not
   * @param difference largest difference from the right result
   */
  record Answer(
      String error,
      String libtorch,
      double difference,
      double seconds,
      @SerializedName("processor_seconds") double processorSeconds) {}

  static ProbeOutcome of(int exit, boolean hung, Duration patience, String out, String err) {
    String stage =
        last(out.lines().filter(line -> line.startsWith(STAGE)).toList())
            .map(line -> line.substring(STAGE.length()))
            .orElse("Java was starting");
    Optional<Answer> answer =
        last(out.lines().filter(line -> line.startsWith("{")).toList())
            .flatMap(ProbeOutcome::answer);
    String said = last(err.lines().filter(line -> !line.isBlank()).toList()).orElse("");
    return new ProbeOutcome(exit, hung, patience, stage, answer, said.strip());
  }

  private static Optional<String> last(List<String> lines) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  private static Optional<Answer> answer(String line) {
    try {
      return Optional.ofNullable(new Gson().fromJson(line, Answer.class));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** Returns what the program showed about a device. */
  Verdict verdict(String device) {
    if (hung) {
      return Verdict.failed(
          "The test of libtorch did not end within "
              + patience.toSeconds()
              + " s (while "
              + stage
              + ")"
              + STAYS
              + ". Start the computer again, then check again");
    }
    if (answer.isEmpty()) {
      return Verdict.failed(
          "The test program of libtorch crashed (exit status "
              + exit
              + ", while "
              + stage
              + (said.isEmpty() ? "" : ": " + said)
              + ")"
              + STAYS
              + ". Update the driver of the graphics card, then check again");
    }
    Answer found = answer.get();
    if (found.error() != null) {
      return Verdict.failed(
          "libtorch cannot compute on " + device + ": " + ProbeWords.of(found.error()) + STAYS);
    }
    if (!(found.difference() <= TOLERANCE)) {
      return Verdict.failed(
          "libtorch computes wrong numbers on "
              + device
              + " (they differ by "
              + String.format(Locale.ROOT, "%.3g", found.difference())
              + ")"
              + STAYS
              + ". Update the driver of the graphics card, then check again");
    }
    return new Verdict(
        true,
        String.format(
            Locale.ROOT,
            "libtorch %s computes on %s: one image in %.3f s, on the processor in %.3f s",
            found.libtorch(),
            device,
            found.seconds(),
            found.processorSeconds()),
        device,
        found.seconds(),
        found.processorSeconds());
  }
}
