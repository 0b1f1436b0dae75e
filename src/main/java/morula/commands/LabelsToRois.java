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
import ij.gui.Roi;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import morula.fiji.LabelRois;
import morula.fiji.OpenLabels;
import morula.fiji.RoiFiles;
import morula.fiji.RoiSource;
import morula.image.Labels;
import morula.image.StackPart;
import morula.io.LabelFiles;
import morula.keys.KeyedCommand;
import morula.options.ValueText;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes ROIs of a label image. */
@Plugin(
    type = KeyedCommand.class,
    name = "labels_to_rois",
    description = "Outlines the objects of a label image as ROIs of ImageJ or objects of QuPath",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "Morula"),
      @Menu(label = "Morula: Labels to ROIs")
    },
    attrs = @Attr(name = "no-legacy"))
public final class LabelsToRois extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Label image",
      description = "File of the label image; empty for the open one",
      style = "open")
  private String input = "";

  @Parameter(
      required = false,
      persist = false,
      label = "ROIs",
      description =
          "File to write: NAME_rois.zip for ImageJ or NAME.geojson for QuPath; empty to add them to"
              + " the ROI Manager",
      style = "save")
  private String output = "";

  /** The image that is open in ImageJ; used if {@code input} is empty. */
  @Parameter(required = false, persist = false)
  private ImagePlus image;

  @Override
  void work(Progress progress) throws IOException {
    if (input.isBlank() && image == null) {
      throw new InvalidRequestException(
          "input= is missing: name a label image, or open one in ImageJ");
    }
    if (output.isBlank() && GraphicsEnvironment.isHeadless()) {
      throw new InvalidRequestException(
          "output= is missing: without a display there is no ROI Manager; name a file that ends in"
              + " .zip or .geojson");
    }
    Optional<Path> target = Optional.empty();
    if (!output.isBlank()) {
      target = Optional.of(Requests.path("output", output, "name the file to write"));
      RoiFiles.checkName(target.get());
    }
    Labels labels;
    LabelRois.Stack stack;
    if (input.isBlank()) {
      ImagePlus open = OpenLabels.of(image);
      RoiSource.unusedSelection(open).ifPresent(progress::message);
      labels = OpenLabels.read(open);
      LabelRois.Stack own = RoiSource.stack(open);
      // in the ROI Manager they lie on the label image, in a file on the image that it is of
      stack = target.isPresent() ? whole(open.getInfoProperty(), labels, own) : own;
    } else {
      Path file = ValueText.path("input", input);
      labels = LabelFiles.read(file);
      stack =
          whole(
              LabelFiles.info(file).orElse(""),
              labels,
              new LabelRois.Stack(1, (int) labels.slices(), (int) labels.frames(), 0, 0));
    }
    if (target.isPresent()) {
      int written = RoiFiles.write(labels, stack, target.get());
      progress.message("Wrote " + Count.of(written, "ROI") + " to " + output);
      return;
    }
    List<Roi> rois = LabelRois.of(labels, stack);
    RoiSource.addToManager(rois);
    progress.message("Added " + Count.of(rois.size(), "ROI") + " to the ROI Manager");
  }

  /** Returns the stack of which the labels are a part, if they say so. */
  private static LabelRois.Stack whole(String info, Labels labels, LabelRois.Stack own) {
    return StackPart.read(info, labels.slices(), labels.frames())
        .map(LabelRois.Stack::of)
        .orElse(own);
  }
}
