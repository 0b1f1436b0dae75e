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

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import morula.keys.CommandKey;
import morula.learning.TrainingResult;
import org.scijava.module.Module;

/** What is particular to the window that trains. */
final class TrainParts implements Particulars {
  private final KeyForm form;
  private Optional<LearningWindow> learning = Optional.empty();
  private Runnable cancel = () -> {};

  TrainParts(KeyForm form) {
    this.form = form;
  }

  @Override
  public Editor editor(CommandKey key) {
    return key.name().equals("start_from") ? new ModelChooser(key.whenEmpty()) : Editors.of(key);
  }

  @Override
  public void onCancel(Runnable action) {
    cancel = action;
  }

  /** Asks before a model is replaced. */
  @Override
  public boolean confirms(Component owner) {
    String model = form.text("model").strip();
    try {
      return model.isEmpty()
          || form.text("resume").equals("true")
          || !Files.exists(Path.of(model))
          || Questions.replace(owner, "There is a model " + model + " already.");
    } catch (InvalidPathException e) {
      return true; // the command says what is wrong
    }
  }

  @Override
  public void complete(Map<String, Object> inputs) {
    LearningWindow window = new LearningWindow((Integer) inputs.get("epochs"));
    learning = Optional.of(window);
    inputs.put("listener", window.view());
  }

  @Override
  public void moved() {
    // not before the data and the keys were found to be right
    learning.ifPresent(window -> window.show(() -> cancel.run()));
  }

  @Override
  public String done(Module finished) {
    TrainingResult result = (TrainingResult) finished.getOutput("result");
    String verdict = learning.map(window -> window.view().verdict(Integer.MAX_VALUE)).orElse("");
    String text = "Wrote " + result.model() + ". " + verdict;
    learning.ifPresent(window -> window.ended(text));
    return text;
  }

  @Override
  public void failed(String text) {
    learning.ifPresent(window -> window.ended(text));
  }
}
