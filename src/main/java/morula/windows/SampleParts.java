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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import morula.keys.CommandKey;
import morula.options.ValueText;
import org.scijava.module.Module;

/** What is particular to the window that opens a sample. */
final class SampleParts implements Particulars {
  private final KeyForm form;

  SampleParts(KeyForm form) {
    this.form = form;
  }

  @Override
  public Editor editor(CommandKey key) {
    return key.name().equals("kind") ? new WordChoice(kinds()) : Editors.of(key);
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("nuclei", "nuclei, which the model nuclei finds");
    kinds.put("membranes", "cells with bright outlines, which the model nuclei has to learn");
    return kinds;
  }

  @Override
  public Optional<String> missing() {
    return several() && form.text("output").isBlank()
        ? Optional.of("Choose a folder for several images first.")
        : Optional.empty();
  }

  private boolean several() {
    return ValueText.parse(form.text("count")).orElse(1) > 1;
  }

  /** Shows the image; several images stand in the window Train, to learn from. */
  @Override
  public String done(Module finished) {
    Outputs.show(finished, Optional.empty());
    if (!several()) {
      return form.text("kind").equals("nuclei")
          ? "Next: Morula: Segment... finds the nuclei."
          : "Next: Morula: Segment... finds few of the cells. Open 5 images and train on them.";
    }
    String folder = form.text("output").strip();
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("images", folder);
    entries.put("labels", folder);
    entries.put("start_from", "nuclei");
    entries.put("model", "sample-cells");
    entries.put("epochs", TrainEffort.QUICK.epochs());
    entries.put("steps_per_epoch", TrainEffort.QUICK.steps());
    entries.forEach((key, text) -> CommandWindows.choose("train", key, text));
    return "Morula: Train... has these images now, and begins with the model nuclei.";
  }
}
