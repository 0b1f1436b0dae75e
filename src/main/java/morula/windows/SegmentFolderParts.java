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

import ij.WindowManager;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import morula.keys.CommandKey;
import org.scijava.module.Module;

/** What is particular to the window that segments files. */
final class SegmentFolderParts implements Particulars {
  /** Keys of an open image. */
  private static final Set<String> NOT_HERE = Set.of("selection", "roi_manager");

  /** Keys that choose a part of each image, which few need. */
  private static final Set<String> PARTS = Set.of("series", "frame", "slice");

  private static final String SUMMARY = "summary.csv";

  private final KeyForm form;
  private long started;

  SegmentFolderParts(KeyForm form) {
    this.form = form;
    NOT_HERE.forEach(key -> form.set(key, "false"));
  }

  @Override
  public Editor editor(CommandKey key) {
    return key.name().equals("model") ? new ModelChooser("") : Editors.of(key);
  }

  @Override
  public boolean isShown(CommandKey key) {
    return !NOT_HERE.contains(key.name());
  }

  @Override
  public boolean isExpert(CommandKey key) {
    return !key.name().equals("skip_done") && (key.expert() || PARTS.contains(key.name()));
  }

  @Override
  public String checks() {
    return "Results";
  }

  @Override
  public Optional<String> missing() {
    if (form.text("input").isBlank()) {
      return Optional.of("Choose a folder of images first.");
    }
    return form.text("output").isBlank()
        ? Optional.of("Choose a folder for the results first.")
        : Optional.empty();
  }

  @Override
  public void starting() {
    started = System.currentTimeMillis();
  }

  /** Shows the summary table that the run has written. */
  @Override
  public String done(Module finished) {
    Outputs.show(finished, Optional.empty());
    Path summary = Path.of(form.text("output").strip(), SUMMARY);
    try {
      // times of files may be rounded to seconds
      if (Files.exists(summary)
          && Files.getLastModifiedTime(summary).toMillis() >= started - 2000) {
        ResultsTable.open(summary.toString()).show(SUMMARY);
        Outputs.place(
            WindowManager.getWindow(SUMMARY), Optional.ofNullable(WindowManager.getCurrentImage()));
      }
    } catch (IOException e) {
      return "Done. The summary cannot be shown: " + summary;
    }
    return "Done. The results are in " + form.text("output").strip();
  }
}
