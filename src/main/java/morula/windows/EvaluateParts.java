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

import ij.ImageListener;
import ij.ImagePlus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.batch.FileEvaluation.Evaluated;
import morula.evaluation.Verdict;
import morula.keys.CommandKey;
import org.scijava.module.Module;

/** What is particular to the window that evaluates: it offers open images, and shows pages. */
final class EvaluateParts implements Particulars {
  private final Map<String, OpenOrPath> sides =
      Map.of("labels", new OpenOrPath("labels"), "predictions", new OpenOrPath("predictions"));
  private Optional<ImageListener> listener = Optional.empty();

  @Override
  public Editor editor(CommandKey key) {
    Editor side = sides.get(key.name());
    return side == null ? Editors.of(key) : side;
  }

  @Override
  public void shown() {
    if (listener.isEmpty()) {
      listener = Optional.of(OpenImages.listen(this::list));
    }
    list();
  }

  @Override
  public void closed() {
    listener.ifPresent(ImagePlus::removeImageListener);
    listener = Optional.empty();
  }

  @Override
  public String done(Module finished) {
    Evaluated evaluated = (Evaluated) finished.getOutput("evaluated");
    EvaluationWindow.open(evaluated);
    return Verdict.of(evaluated.report());
  }

  private void list() {
    List<String> titles = OpenImages.all().stream().map(ImagePlus::getTitle).toList();
    sides.values().forEach(side -> side.offer(titles));
  }
}
