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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import morula.learning.TrainingSettings;
import morula.progress.InvalidRequestException;

/**
 * The plan of a study. Without a varied dimension it has a single trial.
 *
 * @param fixed keys of {@code train} that are the same in all trials; the others have their
 *     defaults
 * @param varied dimensions in which the trials differ
 * @param method method by which values are chosen; a grid needs choices
 * @param trials largest number of trials; 0 for all of a grid, or {@link #TRIALS} otherwise
 * @param prune whether trials that score lower than most are stopped early, see {@link MedianRule};
 *     ignored where the number or length of epochs or the schedule varies
 * @param seed seed of the choice of values
 */
public record StudyPlan(
    Map<String, String> fixed,
    List<Dimension> varied,
    Method method,
    int trials,
    boolean prune,
    long seed) {

  /** Default number of trials of a random or TPE study. */
  public static final int TRIALS = 20;

  /** The key of the seed of a training's random choices. */
  public static final String SEED = TrainingSettings.SEED.name();

  /**
   * Keys that change the progress per epoch: where they vary, trials cannot be compared epoch by
   * epoch.
   */
  private static final Set<String> PACE =
      Set.of(
          TrainingSettings.EPOCHS.name(),
          TrainingSettings.STEPS_PER_EPOCH.name(),
          TrainingSettings.SCHEDULE.name());

  /** The name of the varied keys in {@link #identity}. */
  private static final String VARIED = "keys";

  /** Keys that a study sets itself. */
  private static final Set<String> OWN =
      Set.of(TrainingSettings.MODEL.name(), TrainingSettings.RESUME.name());

  /**
   * @throws InvalidRequestException naming the key if the plan is invalid
   */
  public StudyPlan {
    Map<String, String> current = new LinkedHashMap<>(fixed);
    current.replaceAll(TrainingSettings::currentText);
    fixed = Collections.unmodifiableMap(current);
    varied = List.copyOf(varied);
    if (trials < 0) {
      throw new InvalidRequestException("trials=" + trials + ": use 0 or more");
    }
    Set<String> seen = new LinkedHashSet<>(fixed.keySet());
    for (Dimension dimension : varied) {
      for (String key : dimension.keys()) {
        if (!seen.add(key)) {
          throw new InvalidRequestException(
              key + "= is given twice; either set it or vary it, and only once");
        }
      }
      if (method == Method.GRID && dimension instanceof Range) {
        throw new InvalidRequestException(
            String.format(
                Locale.ROOT,
                "keys=%s: method=grid needs choices such as %s=1|2; for a range use method=random or method=tpe",
                dimension.text(),
                dimension.key()));
      }
    }
    for (String key : OWN) {
      if (seen.contains(key)) {
        throw new InvalidRequestException(
            key + "= cannot be set or varied in a study: each trial has its own model");
      }
    }
  }

  /**
   * Returns the keys of example trials in which every value that can be listed occurs; each differs
   * from the first in one dimension.
   */
  public List<Map<String, String>> examples() {
    Map<String, String> first = new LinkedHashMap<>(fixed);
    varied.forEach(d -> first.putAll(d.assign(d.examples().get(0))));
    List<Map<String, String>> examples = new ArrayList<>(List.of(first));
    for (Dimension dimension : varied) {
      for (String value : dimension.examples()) {
        Map<String, String> keys = new LinkedHashMap<>(first);
        keys.putAll(dimension.assign(value));
        examples.add(keys);
      }
    }
    return examples;
  }

  /**
   * Whether trials can be stopped early: this is requested, and trials are comparable after each
   * epoch.
   */
  boolean prunes() {
    return prune && varied.stream().flatMap(d -> d.keys().stream()).noneMatch(PACE::contains);
  }

  /** Returns the largest number of trials; for a grid, no more than there are combinations. */
  int limit() {
    if (method != Method.GRID) {
      return trials == 0 ? TRIALS : trials;
    }
    long combinations = 1;
    for (Dimension dimension : varied) {
      combinations = Math.min(Integer.MAX_VALUE, combinations * dimension.examples().size());
    }
    return (int) (trials == 0 ? combinations : Math.min(trials, combinations));
  }

  /** Returns the settings that must be equal for a resume; the number of trials may grow. */
  Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>(fixed);
    identity.remove(TrainingSettings.DEVICE.name());
    identity.put(VARIED, text(varied));
    identity.put("method", method.word());
    identity.put("prune", Boolean.toString(prune));
    identity.put("seed of the values", Long.toString(seed));
    return identity;
  }

  /**
   * Replaces names of earlier versions in an identity that was stored.
   *
   * @param stored what {@link #identity} returned when the study was started
   */
  static Map<String, String> current(Map<String, String> stored) {
    Map<String, String> current = new LinkedHashMap<>(stored);
    current.replaceAll(
        (key, text) ->
            key.equals(VARIED)
                ? text(Dimension.parse(text))
                : TrainingSettings.currentText(key, text));
    return current;
  }

  private static String text(List<Dimension> varied) {
    return varied.stream().map(Dimension::text).collect(Collectors.joining(";"));
  }
}
