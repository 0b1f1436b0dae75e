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

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import morula.keys.CommandRunner;
import morula.keys.ErrorLine;
import morula.learning.TrainingResult;
import org.scijava.module.Module;

/** A short training on a training set, which goes on from a model while the user corrects on. */
final class Retraining implements Job.Listener {
  private static final int EPOCHS = 6;
  private static final int STEPS = 50;

  private final TrainingView view = new TrainingView(this::epoch);
  private final Listener listener;
  private Job job;
  private String step = "";

  /** What the palette shows of it; called in Swing's thread, but for {@code moved}. */
  interface Listener {
    /** How far it is, in a line. */
    void moved(String line);

    /**
     * It has ended.
     *
     * @param model what was learned; empty if it is not better than before, or nothing was learned
     * @param text what came of it
     */
    void ended(Optional<Path> model, String text);
  }

  private Retraining(Listener listener) {
    this.listener = listener;
  }

  /** Returns the keys of the command {@code train}. */
  static Map<String, Object> keys(TrainingSet set, String startFrom, Path model) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("images", set.images().toString());
    keys.put("labels", set.labels().toString());
    keys.put("model", model.toString());
    keys.put("start_from", startFrom);
    keys.put("epochs", EPOCHS);
    keys.put("steps_per_epoch", STEPS);
    set.ignored().ifPresent(value -> keys.put("ignore_label", value));
    return keys;
  }

  /** Starts it. */
  static Retraining start(
      CommandRunner runner, TrainingSet set, String startFrom, Listener listener) {
    return start(runner, set, startFrom, Map.of(), listener);
  }

  /**
   * Starts it with other keys of the command {@code train}.
   *
   * @param changed values by key, in place of those of {@link #keys}
   */
  static Retraining start(
      CommandRunner runner,
      TrainingSet set,
      String startFrom,
      Map<String, Object> changed,
      Listener listener) {
    Retraining training = new Retraining(listener);
    Map<String, Object> inputs = keys(set, startFrom, set.nextModel());
    inputs.putAll(changed);
    inputs.put("listener", training.view);
    training.job = Job.start(runner, runner.find("train"), inputs, training);
    return training;
  }

  void cancel() {
    job.cancel();
  }

  private void epoch() {
    listener.moved(line());
  }

  private String line() {
    return view.epochs().isEmpty() ? step : view.progress(EPOCHS);
  }

  @Override
  public void said(String line) {
    // the palette has one line; what matters comes at the end
  }

  @Override
  public void moved(double share, String what) {
    step = what;
    listener.moved(line());
  }

  @Override
  public void done(Module finished) {
    TrainingResult result = (TrainingResult) finished.getOutput("result");
    boolean helped = !result.gain().isNone();
    listener.ended(helped ? Optional.of(result.model()) : Optional.empty(), result.gain().text());
  }

  @Override
  public void failed(Throwable reason) {
    listener.ended(Optional.empty(), ErrorLine.of(reason));
  }
}
