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

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import morula.dataset.Finding;
import morula.dataset.LabelKind;
import morula.instances.Heads;
import morula.keys.KeyedCommand;
import morula.learning.TrainingCheck;
import morula.learning.TrainingSettings;
import morula.options.ValueText;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Checks images and labels before a training. */
@Plugin(
    type = KeyedCommand.class,
    name = "check_data",
    description = "Checks images and labels as train does before its first step, without training",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "Morula"),
      @Menu(label = "Morula: Check Data...")
    },
    attrs = @Attr(name = "no-legacy"))
public final class CheckData extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description = "Images: a folder or a glob such as photos/*.tif",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String images = TrainingSettings.IMAGES.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Labels",
      description =
          "Label images, zip files of ROIs or GeoJSON files: a folder or a glob, paired with the"
              + " images by name",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String labels = TrainingSettings.LABELS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Meaning of labels",
      description =
          "What the label values mean: instances (each value is one object), semantic (each value"
              + " is a class) or foreground (all values above 0 are one class); or a head of train",
      attrs = @Attr(name = "more"))
  private String heads = "instances";

  @Parameter(
      required = false,
      persist = false,
      label = "Ignored label",
      description = "Label value of pixels that train leaves out, such as 255; -1 for none",
      min = "-1",
      max = "16777216",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "none")})
  private int ignore_label = LabelKind.NO_IGNORE;

  @Parameter(type = ItemIO.OUTPUT, label = "Findings")
  private String findings;

  @Override
  void work(Progress progress) throws IOException {
    ValueText.given("images", images, "name the images to learn from");
    ValueText.given("labels", labels, "name the label images that belong to them");
    LabelKind kind = Heads.anyOf(heads).labelKind();
    TrainingCheck check = TrainingCheck.of(images, labels, kind, ignore_label, progress);
    String lines =
        check.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
    long errors = check.errors();
    if (errors > 0) {
      progress.message(lines);
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "The data cannot be learned from: correct %s in %s, as said above",
              Count.of(errors, "error"),
              Count.of(check.images(), "image")));
    }
    findings =
        String.format(
            Locale.ROOT,
            "%s with labels can be learned from.\n%s\n",
            Count.of(check.images(), "image"),
            lines);
  }
}
