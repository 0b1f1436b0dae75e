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

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import morula.training.EpochRecord;
import morula.training.History;

/**
 * A trial: one training of a study, and how it ended.
 *
 * @param number 1 for the first
 * @param values the varied keys with their values
 * @param state how it ended
 * @param reason why it ended early; empty if it did not
 * @param score score of the best epoch, higher is better; NaN without an epoch or a score
 * @param scoreName name of the score, such as "mean IoU"; empty without an epoch
 * @param scores scores of the written model by name
 * @param epochs one record per epoch
 * @param folder folder with the files of the trial: {@code model.zip}, {@code training.csv}, {@code
 *     training.png}
 * @param model path of its model package; the file exists only if an epoch was finished
 * @param seconds total time of its epochs, those before a resume included
 * @param precision numeric precision of the training, as a value of the key {@code precision=};
 *     empty where the trial ended before it was chosen
 */
public record Trial(
    int number,
    Map<String, String> values,
    State state,
    String reason,
    double score,
    String scoreName,
    Map<String, Double> scores,
    List<EpochRecord> epochs,
    Path folder,
    Path model,
    double seconds,
    String precision) {

  /** Keeps the order of keys and scores. */
  public Trial {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    epochs = List.copyOf(epochs);
  }

  /** How a trial ended. */
  public enum State {
    /** The trial reached its last epoch. */
    FINISHED,
    /** The trial was stopped because most others had higher scores. */
    PRUNED,
    /**
     * The trial could not continue: the loss was not a number, the memory was too small, or a value
     * was invalid.
     */
    FAILED,
    /** The user stopped the trial; it continues when the study is resumed. */
    CANCELLED;

    /** Returns the name of the state in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the epoch whose weights the model has, counted from 1; 0 without an epoch. */
  public int bestEpoch() {
    return new History(epochs).best().map(EpochRecord::epoch).orElse(0);
  }

  /** Returns this trial with further scores of its model. */
  public Trial with(Map<String, Double> further) {
    Map<String, Double> all = new LinkedHashMap<>(scores);
    all.putAll(further);
    return new Trial(
        number, values, state, reason, score, scoreName, all, epochs, folder, model, seconds,
        precision);
  }

  /**
   * Returns the varied keys in one line, such as "learning_rate=0.01, seed=2"; empty if none
   * varies.
   */
  public String label() {
    return label(values);
  }

  /** Returns keys with their values in one line; empty if there are none. */
  public static String label(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
