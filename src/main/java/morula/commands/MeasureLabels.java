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
import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import morula.batch.FileMeasurement;
import morula.fiji.ImagePlusView;
import morula.fiji.LabelMeasurement;
import morula.fiji.OpenLabels;
import morula.fiji.RoiSource;
import morula.keys.KeyedCommand;
import morula.measure.ObjectTable;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Measures the objects of label images. */
@Plugin(
    type = KeyedCommand.class,
    name = "measure_labels",
    description = "Measures the size, shape and intensities of the objects of a label image",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "Morula"),
      @Menu(label = "Morula: Measure Labels")
    },
    attrs = @Attr(name = "no-legacy"))
public final class MeasureLabels extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Labels",
      description =
          "Label images or files of ROIs: a file, a folder or a glob, or the title of an open label"
              + " image; empty for the open one",
      style = "open")
  private String labels = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description =
          "Images whose intensities are measured: a file, a folder or a glob, paired with the labels"
              + " by name, or the title of an open image; empty for the open image of the same name",
      style = "open")
  private String images = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Output folder",
      description =
          "Folder for the tables NAME_objects.csv, created if it does not exist; empty to show the"
              + " table of the open image",
      style = "directory")
  private String output = "";

  /** The image that is open in ImageJ. */
  @Parameter(required = false, persist = false)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT, label = "Objects")
  private ResultsTable objects;

  @Override
  void work(Progress progress) throws IOException {
    Optional<ImagePlus> open = labels.isBlank() ? active() : OpenTitles.find(labels);
    if (open.isPresent()) {
      measure(open.get(), source(open.get()), progress);
      return;
    }
    if (labels.isBlank()) {
      throw new InvalidRequestException(
          "labels= is missing: name label images, or open one in ImageJ");
    }
    if (images.isBlank()) {
      throw new InvalidRequestException(
          "images= is missing: name the images that labels=" + labels + " belong to");
    }
    FileMeasurement.run(images, labels, Requests.writableFolder("output", output), progress);
  }

  private Optional<ImagePlus> active() {
    return Optional.ofNullable(image).map(OpenLabels::of);
  }

  private ImagePlus source(ImagePlus open) {
    if (!images.isBlank()) {
      return OpenTitles.find(images)
          .orElseThrow(
              () ->
                  new InvalidRequestException(
                      "images="
                          + images
                          + ": no such image is open; labels= names an open image, so open it too"));
    }
    if (image != null && image != open && labels.isBlank()) {
      return image;
    }
    return OpenLabels.imageOf(open)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    open.getTitle()
                        + ": the image that it belongs to is not open; open NAME beside NAME_labels,"
                        + " or name two open images with labels= and images="));
  }

  private void measure(ImagePlus open, ImagePlus source, Progress progress) throws IOException {
    RoiSource.unusedSelection(source).ifPresent(progress::message);
    ObjectTable measured = LabelMeasurement.measure(open, source, progress);
    String name = ImagePlusView.name(source);
    if (output.isBlank()) {
      objects = LabelMeasurement.table(measured, name);
    } else {
      Path folder = Requests.writableFolder("output", output);
      Files.createDirectories(folder);
      Path file = folder.resolve(name.replaceAll("[/\\\\:*?\"<>|]", "_") + "_objects.csv");
      measured.writeCsv(file);
      progress.message("Wrote " + file);
    }
  }
}
