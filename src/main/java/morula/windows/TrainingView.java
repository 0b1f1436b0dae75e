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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import morula.training.Ending;
import morula.training.EpochRecord;
import morula.training.History;
import morula.training.TrainingListener;
import morula.training.ValidatedImage;

/**
 * What is known of a training while it runs: the epochs, what is found in three validation images,
 * and the score of the model that it began with. Needs no display; called from the training's
 * thread and from Swing's.
 */
final class TrainingView implements TrainingListener {
  private final List<EpochRecord> epochs = new ArrayList<>();
  private final TreeMap<Integer, ValidatedImage> images = new TreeMap<>();
  private final Runnable changed;
  private Optional<Double> before = Optional.empty();
  private volatile Ending ending = Ending.KEEP_BEST;

  /**
   * @param changed called after each change, in any thread
   */
  TrainingView(Runnable changed) {
    this.changed = changed;
  }

  @Override
  public void startingScore(double score, String name) {
    change(view -> view.before = Optional.of(score));
  }

  @Override
  public void imageValidated(ValidatedImage image) {
    change(view -> view.images.put(image.index(), image));
  }

  @Override
  public void epochFinished(EpochRecord epoch) {
    change(view -> view.epochs.add(epoch));
  }

  @Override
  public Ending ending() {
    return ending;
  }

  /** Says how the training shall end when it is stopped. */
  void setEnding(Ending value) {
    ending = value;
  }

  private void change(Consumer<TrainingView> by) {
    synchronized (this) {
      by.accept(this);
    }
    changed.run();
  }

  /** Returns the finished epochs. */
  synchronized List<EpochRecord> epochs() {
    return List.copyOf(epochs);
  }

  /** Returns the validation images as they were seen last. */
  synchronized List<ValidatedImage> images() {
    return List.copyOf(images.values());
  }

  /** Returns a line on the epochs so far, such as "Epoch 7 of 20, best so far 0.71 (epoch 5)". */
  synchronized String progress(int planned) {
    if (epochs.isEmpty()) {
      return "Epoch 1 of " + planned;
    }
    EpochRecord best = best();
    return String.format(
        Locale.ROOT,
        "Epoch %d of %d · %s: best so far %.2f (epoch %d)%s",
        epochs.size(),
        planned,
        best.scoreName(),
        best.score(),
        best.epoch(),
        before.map(b -> String.format(Locale.ROOT, ", before the training %.2f", b)).orElse(""));
  }

  private EpochRecord best() {
    return new History(epochs).best().orElse(epochs.get(epochs.size() - 1));
  }
}
