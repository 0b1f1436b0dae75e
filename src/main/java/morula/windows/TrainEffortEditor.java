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
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import morula.keys.CommandKey;
import net.miginfocom.swing.MigLayout;

/** How long to train: a word, or a number of epochs; and the time that it takes. */
final class TrainEffortEditor implements Editor {
  private static final String OTHER = "other";

  private final KeyForm form;
  private final UnaryOperator<String> time;
  private final Editor epochs;
  private final JComboBox<Object> words = new JComboBox<>(TrainEffort.values());
  private final JLabel estimate = new JLabel();
  private final JPanel panel = new JPanel(new MigLayout("insets 0, fillx", "[]rel[]rel[][grow]"));
  private final List<Runnable> actions = new ArrayList<>();
  private boolean showing;

  /**
   * @param key the number of epochs
   * @param time returns how long so many epochs take
   */
  TrainEffortEditor(CommandKey key, KeyForm form, UnaryOperator<String> time) {
    this.form = form;
    this.time = time;
    epochs = Editors.of(key);
    words.addItem(OTHER);
    panel.setOpaque(false);
    panel.add(words);
    panel.add(epochs.component());
    panel.add(new JLabel("epochs,"));
    panel.add(estimate);
    words.addActionListener(e -> chosen());
    epochs.onChange(this::changed);
  }

  private void chosen() {
    if (!showing && words.getSelectedItem() instanceof TrainEffort effort) {
      form.set("steps_per_epoch", effort.steps());
      showing = true; // a text field tells of each half of the change
      epochs.show(effort.epochs());
      showing = false;
      changed();
    }
  }

  private void changed() {
    if (!showing) {
      describe();
      actions.forEach(Runnable::run);
    }
  }

  private void describe() {
    showing = true;
    Optional<TrainEffort> effort = TrainEffort.of(text(), form.text("steps_per_epoch"));
    words.setSelectedItem(effort.isPresent() ? effort.get() : OTHER);
    estimate.setText(time.apply(text()));
    showing = false;
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public String text() {
    return epochs.text();
  }

  @Override
  public void show(String text) {
    showing = true;
    epochs.show(text);
    describe();
  }

  @Override
  public void onChange(Runnable action) {
    actions.add(action);
  }
}
