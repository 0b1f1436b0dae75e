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

package morula.commands;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import morula.batch.FileEvaluation;
import morula.evaluation.EvaluationReport;
import morula.evaluation.EvaluationSettings;
import morula.evaluation.Verdict;
import morula.io.ImageFiles;
import morula.keys.KeyedCommand;
import morula.progress.HeldMessages;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Compares predicted label images with the ground truth, and writes scores and pictures. */
@Plugin(
    type = KeyedCommand.class,
    name = "evaluate",
    description = "Compares predicted label images with the ground truth",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "Morula"),
      @Menu(label = "Morula: Evaluate...")
    },
    attrs = @Attr(name = "no-legacy"))
public final class Evaluate extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Ground truth",
      description =
          "Ground truth: a file, a folder or a glob of label images, zip files of ROIs or GeoJSON"
              + " files; or the title of an open label image",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String labels = EvaluationSettings.LABELS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Predictions",
      description =
          "Predicted label images, zip files of ROIs or GeoJSON files: a file, a folder or a glob,"
              + " paired with the ground truth by file name; or the title of an open label image",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String predictions = EvaluationSettings.PREDICTIONS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Output folder",
      description =
          "Folder for the scores and pictures, created if it does not exist; may be empty if an"
              + " open image is compared",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String output = EvaluationSettings.OUTPUT.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Meaning of labels",
      description =
          "What the label values mean: instances (each value is one object), semantic (each"
              + " value is a class) or foreground (all values above 0 are one class); the name of"
              + " a head of train stands for what that head predicts",
      attrs = @Attr(name = "more"))
  private String heads = EvaluationSettings.HEADS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Ignored label",
      description =
          "Label value in the ground truth of pixels that are left out of the evaluation,"
              + " such as 255; -1 for none",
      min = "-1",
      max = "16777216",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "none")})
  private int ignore_label = EvaluationSettings.IGNORE_LABEL.defaultValue();

  @Parameter(type = ItemIO.OUTPUT, label = "Scores")
  private String summary;

  /** The scores, and what is needed to look at single images, for a window. */
  @Parameter(type = ItemIO.OUTPUT, visibility = ItemVisibility.INVISIBLE)
  private FileEvaluation.Evaluated evaluated;

  @Override
  void work(Progress progress) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>(values());
    List<Path> written = new ArrayList<>();
    for (String side : List.of("labels", "predictions")) {
      Optional<ImagePlus> open = OpenTitles.find(values.get(side).toString());
      if (open.isPresent()) {
        written.add(OpenTitles.write(open.get()));
        values.put(side, written.get(written.size() - 1).toString());
      }
    }
    EvaluationSettings settings = EvaluationSettings.of(values);
    if (written.isEmpty() || !output.isBlank()) {
      Requests.folder("output", output);
    }
    HeldMessages remarks = new HeldMessages(progress);
    try {
      evaluated = FileEvaluation.evaluate(settings, remarks);
    } catch (InvalidRequestException e) {
      String text = e.getMessage();
      for (Path file : written) {
        text = text.replace(file.toString(), ImageFiles.stem(file));
      }
      throw new InvalidRequestException(text, e);
    }
    EvaluationReport report = evaluated.report();
    summary = Verdict.of(report) + "\n" + MetricsSummary.of(report);
    remarks.release();
    if (!output.isBlank()) {
      progress.message("Wrote metrics.json, metrics.csv and pictures to " + output);
    }
  }
}
