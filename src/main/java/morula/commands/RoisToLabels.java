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
import java.util.Locale;
import morula.fiji.LabelImages;
import morula.fiji.OutlineFormat;
import morula.fiji.RoiFiles;
import morula.fiji.RoiLabels;
import morula.fiji.RoiSource;
import morula.image.Image;
import morula.image.LabelRegions;
import morula.image.Labels;
import morula.io.ImageSource;
import morula.io.LabelCanvas;
import morula.io.LabelFiles;
import morula.keys.KeyedCommand;
import morula.options.ValueText;
import morula.progress.Count;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a label image of ROIs. */
@Plugin(
    type = KeyedCommand.class,
    name = "rois_to_labels",
    description = "Makes a label image of the ROIs on an image, such as annotations for training",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "Morula"),
      @Menu(label = "Morula: ROIs to Labels")
    },
    attrs = @Attr(name = "no-legacy"))
public final class RoisToLabels extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "ROIs",
      description =
          "File of ROIs: a zip file of ImageJ's ROI Manager, a .roi file or a .geojson file of"
              + " QuPath; empty for the ROIs on the open image",
      style = "open")
  private String rois = "";

  @Parameter(
      required = false,
      persist = false,
      label = "From",
      description =
          "Where the ROIs of an open image are: manager (the ROI Manager), overlay or selection;"
              + " auto for the first of these that has any",
      choices = {RoiSource.AUTO, RoiSource.MANAGER, RoiSource.OVERLAY, RoiSource.SELECTION})
  private String from = RoiSource.AUTO;

  @Parameter(
      required = false,
      persist = false,
      label = "Image",
      description =
          "Image file that the ROIs belong to: the labels get its size; empty for the open image",
      style = "open")
  private String input = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Label image",
      description = "TIFF file to write the labels to; empty to show them",
      style = "save")
  private String output = "";

  /** The image that is open in ImageJ; used if {@code input} is empty. */
  @Parameter(required = false, persist = false)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT, label = "Labels")
  private ImagePlus labels;

  @Override
  void work(Progress progress) throws IOException {
    if (input.isBlank() && image == null) {
      throw new InvalidRequestException(
          "input= is missing: name the image that the ROIs belong to, or open it in ImageJ");
    }
    if (!input.isBlank() && rois.isBlank()) {
      throw new InvalidRequestException(
          "rois= is missing: name the file of ROIs that belongs to " + input);
    }
    if (output.isBlank() && image == null && GraphicsEnvironment.isHeadless()) {
      Requests.path("output", output, "name the TIFF file to write");
    }
    if (!output.isBlank()) {
      LabelTarget.check(output);
    }
    RoiSource source =
        rois.isBlank()
            ? RoiSource.of(image, from)
            : new RoiSource(rois, RoiFiles.read(ValueText.path("rois", rois)));
    if (source.rois().stream().noneMatch(Roi::isArea)) {
      throw new InvalidRequestException(
          source.text() + ": none has an area; lines and points cannot be labels");
    }
    Labels made = input.isBlank() ? RoiLabels.of(source.rois(), image) : inFile(source.rois());
    int present = LabelRegions.of(made.pixels()).count();
    if (present == 0) {
      throw new InvalidRequestException(
          source.text() + ": all of them lie outside of the image " + made.name());
    }
    if (output.isBlank()) {
      labels = LabelImages.of(made);
    } else {
      LabelFiles.write(made, Path.of(output));
    }
    progress.message(
        String.format(
            Locale.ROOT,
            "Made %s of %s%s",
            Count.of(present, "label"),
            source.text(),
            output.isBlank() ? "" : " and wrote " + output));
  }

  private Labels inFile(List<Roi> list) throws IOException {
    try (ImageSource opened = ImageSource.open(ValueText.path("input", input))) {
      Image read = opened.series(0);
      return OutlineFormat.labels(list, LabelCanvas.of(read, opened.isColor(0)), read.name());
    }
  }
}
