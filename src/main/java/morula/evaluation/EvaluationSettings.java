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

package morula.evaluation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import morula.dataset.LabelKind;
import morula.image.Labels;
import morula.instances.Heads;
import morula.options.Key;
import morula.options.Keys;
import morula.options.ValueText;
import morula.options.Values;
import morula.progress.InvalidRequestException;

/**
 * What is evaluated, and how: the keys of {@code evaluate}, each declared once with its default,
 * and their values. Immutable.
 */
public final class EvaluationSettings {
  /** File, folder or glob of true label images, see {@link LabelPairs#find}. */
  public static final Key<String> LABELS = Key.text("labels", "");

  /** File, folder or glob of predicted label images, paired by name. */
  public static final Key<String> PREDICTIONS = Key.text("predictions", "");

  /** Folder for the numbers and pictures; empty for none. */
  public static final Key<Optional<String>> OUTPUT = Key.optional("output");

  /** What labels stand for, see {@link Heads#anyOf}. */
  public static final Key<String> HEADS = Key.text("heads", "instances");

  /** True label of pixels that do not count; −1 for none. */
  public static final Key<Integer> IGNORE_LABEL =
      Key.whole("ignore_label", LabelKind.NO_IGNORE, LabelKind.NO_IGNORE, Labels.LARGEST);

  /** All keys, in the order in which they are shown. */
  public static final Keys KEYS =
      Keys.of("evaluate", LABELS, PREDICTIONS, OUTPUT, HEADS, IGNORE_LABEL);

  private final Values values;

  private EvaluationSettings(Values values) {
    this.values = values;
  }

  /**
   * Reads keys as a user writes them; keys that are not given have their defaults.
   *
   * @param given values by name: text, numbers or truth values
   * @throws InvalidRequestException naming the key if one is unknown, its value is not valid, or
   *     labels or predictions are missing
   */
  public static EvaluationSettings of(Map<String, ?> given) {
    EvaluationSettings settings = new EvaluationSettings(Values.DEFAULTS.with(KEYS, given));
    settings.values.requireGiven(
        LABELS, "name the ground truth, a file, folder or glob of label images");
    settings.values.requireGiven(
        PREDICTIONS, "name the predicted label images, a file, folder or glob");
    return settings;
  }

  /**
   * Where numbers and pictures are written to; empty for nowhere.
   *
   * @throws InvalidRequestException if it cannot be a path
   */
  public Optional<Path> output() {
    return get(OUTPUT).map(text -> ValueText.path(OUTPUT.name(), text));
  }

  /** The value of a key. */
  public <T> T get(Key<T> key) {
    return values.get(key);
  }
}
