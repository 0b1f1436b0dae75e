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
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import morula.batch.FileSegmentation;
import morula.commands.OpenImageRun.Shown;
import morula.fiji.OpenImage;
import morula.fiji.SegmentationFiles;
import morula.fiji.SegmentationFiles.Kind;
import morula.fiji.SelectedRegion;
import morula.keys.KeyedCommand;
import morula.options.ValueText;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Segments image files, or the image that is open in ImageJ, with a trained model. */
@Plugin(
    type = KeyedCommand.class,
    name = "segment",
    description = "Segments images with a trained model and measures the objects in them",
    headless = true,
    menu = {@Menu(label = "Plugins"), @Menu(label = "Morula"), @Menu(label = "Morula: Segment...")},
    attrs = @Attr(name = "no-legacy"))
public final class Segment extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description =
          "Images to segment: a file, a folder or a glob such as photos/*.tif (folders below only"
              + " with photos/**/*.tif); empty for the image that is open in ImageJ",
      style = "open")
  private String input = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Model",
      description =
          "Model to apply: the name of an installed model, such as nuclei, or the path of a"
              + " model folder or .zip file",
      style = "open",
      attrs = @Attr(name = "remember"))
  private String model = SegmentationSettings.MODEL.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Output folder",
      description =
          "Folder for the results, created if it does not exist; empty to write no files,"
              + " which only the open image allows",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Series",
      description =
          "Series to segment in a file that holds several images, counted from 1; 0 for all",
      min = "0",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "all")})
  private int series = 0;

  @Parameter(
      required = false,
      persist = false,
      label = "Channel",
      description =
          "Channel to segment, counted from 1; for a model of several channels, the first"
              + " of them. 0 starts with channel 1; if a model of one channel is applied to a"
              + " colour image, 0 takes the brightest colour of each pixel",
      min = "0",
      attrs = @Attr(name = "when-empty", value = "the first"))
  private int channel = SegmentationSettings.CHANNEL.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Frame",
      description = "Frame (time point) to segment, counted from 1; 0 for all",
      min = "0",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "all")})
  private int frame = 0;

  @Parameter(
      required = false,
      persist = false,
      label = "Slice",
      description =
          "Slice to segment, counted from 1; 0 for all. Slices are segmented one by one: objects are"
              + " not joined across slices. The intensities of a slice that is chosen are normalised"
              + " over this slice alone, else over all slices together",
      min = "0",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "all")})
  private int slice = 0;

  @Parameter(
      required = false,
      persist = false,
      label = "Only the selection",
      description =
          "Segment only the selection of the open image: objects whose centre lies in it."
              + " Intensities and the diameter are those of the whole image, so that its objects"
              + " are found")
  private boolean selection = false;

  @Parameter(
      required = false,
      persist = false,
      label = "Tile size",
      description =
          "Width and height, in pixels, of the tiles in which large images are computed,"
              + " such as 512; 0 to choose automatically. Smaller tiles need less memory and give"
              + " the same labels",
      min = "0",
      max = "32768",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "automatic")})
  private int tile_size = SegmentationSettings.TILE_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Minimum size",
      description =
          "Area below which objects are removed, in pixels, or in µm² if size_unit=micron;"
              + " 0 for the limit that the model stores",
      min = "0",
      max = "1e12",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "as the model says")})
  private double minimum_size = SegmentationSettings.MINIMUM_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Maximum size",
      description =
          "Area above which objects are removed, in pixels, or in µm² if size_unit=micron;"
              + " 0 for the limit that the model stores",
      min = "0",
      max = "1e12",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "as the model says")})
  private double maximum_size = SegmentationSettings.MAXIMUM_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Minimum score",
      description =
          "Score below which objects are removed, from 0 to 1, as the table tells it. 0"
              + " removes none; -1 for the limit that the model stores",
      min = "-1",
      max = "1",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "as the model says")})
  private double minimum_score = SegmentationSettings.MINIMUM_SCORE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Unit of sizes",
      description =
          "Unit of minimum_size, maximum_size, diameter and grow: pixel, or micron (areas in µm²,"
              + " the diameter and grow in µm; the image needs a pixel size)",
      choices = {"pixel", "micron"},
      attrs = @Attr(name = "more"))
  private String size_unit = SegmentationSettings.SIZE_UNIT.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Object diameter",
      description =
          "Diameter of a typical object, in pixels, or in µm if size_unit=micron; 0 to"
              + " estimate it in each image",
      min = "0",
      max = "1e5",
      attrs = @Attr(name = "when-empty", value = "estimated in each image"))
  private double diameter = SegmentationSettings.DIAMETER.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Grow objects by",
      description =
          "Move the outlines of objects outwards by this distance, in pixels, or in µm if"
              + " size_unit=micron, but never over another object; a negative number moves them"
              + " inwards",
      min = "-1000",
      max = "1000",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "not at all")})
  private double grow = SegmentationSettings.GROW.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Smoothing",
      description =
          "Smooth the image by a Gaussian filter before the network sees it: auto for images that"
              + " are noisier than those that the model learned from, or a standard deviation in"
              + " pixels, 0 for none; intensities in the table are those of the image itself",
      attrs = @Attr(name = "more"))
  private String smoothing = SegmentationSettings.SMOOTHING.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Invert contrast",
      description =
          "Invert the contrast before segmenting: for dark objects on a bright background"
              + " where the model expects bright objects on a dark one, or the reverse",
      attrs = @Attr(name = "more"))
  private boolean invert = SegmentationSettings.INVERT.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Device",
      description =
          "Where to compute: cpu, gpu (a graphics card of NVIDIA; gpu:1 is the second one), mps (of"
              + " a Mac), or auto, which takes a GPU if libtorch can use one and the CPU if not",
      choices = {
        "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3", "gpu:4", "gpu:5", "gpu:6",
        "gpu:7", "mps", "cuda"
      },
      attrs = @Attr(name = "more"))
  private String device = SegmentationSettings.DEVICE.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Precision",
      description =
          "Numeric precision of the network: int8 (8-bit integers), bf16 or fp16 (16 bits) or fp32"
              + " (32 bits); auto takes the fastest on this computer that gives nearly the same"
              + " labels; fp32 gives the same labels on every computer",
      choices = {"auto", "fp32", "bf16", "fp16", "int8"},
      attrs = @Attr(name = "more"))
  private String precision = SegmentationSettings.PRECISION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Go on where it ended",
      description =
          "Leave images as they are whose results are in the output folder already, made with the"
              + " same model and keys, and images whose labels were corrected by hand: for going on"
              + " after a stop, or with new images",
      attrs = @Attr(name = "more"))
  private boolean skip_done = false;

  @Parameter(
      required = false,
      persist = false,
      label = "outlines",
      description =
          "Outline each object: in NAME_rois.zip for the ROI Manager, and as an overlay on"
              + " the open image")
  private boolean rois = true;

  @Parameter(
      required = false,
      persist = false,
      label = "ROI Manager",
      description = "Add the outlines of the objects of the open image to the ROI Manager")
  private boolean roi_manager = false;

  @Parameter(
      required = false,
      persist = false,
      label = "overlay picture",
      description =
          "Write NAME_overlay.png, a picture of the image with the outlines of the objects; of a"
              + " stack or movie, the plane with the most labelled pixels")
  private boolean overlay = true;

  @Parameter(
      required = false,
      persist = false,
      label = "table",
      description =
          "Measure each object: in NAME_objects.csv, and in a results table for the open"
              + " image")
  private boolean table = true;

  /** The image that is open in ImageJ; used if {@code input} is empty. */
  @Parameter(required = false, persist = false)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT, label = "Labels")
  private ImagePlus labels;

  @Parameter(type = ItemIO.OUTPUT, label = "Objects")
  private ResultsTable objects;

  @Override
  void work(Progress progress) throws IOException {
    ValueText.given("model", model, "name an installed model, or the path of one");
    SegmentInput chosen = new SegmentInput(input, image);
    chosen.check(series, selection, roi_manager, skip_done);
    if (!chosen.isOpenImage() || !output.isBlank()) {
      Requests.folder("output", output);
    }
    SegmentationSettings settings = settings();
    if (chosen.isOpenImage()) {
      segmentOpenImage(settings, progress);
    } else {
      FileSegmentation segmentation =
          new FileSegmentation(
              input, series, frame, slice, Requests.folder("output", output), progress);
      segmentation.run(settings, files(), skip_done, progress);
    }
  }

  private SegmentationSettings settings() {
    return SegmentationSettings.defaults().with(SegmentationSettings.KEYS.select(values()));
  }

  private SegmentationFiles files() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (rois) {
      kinds.add(Kind.ROIS);
    }
    if (overlay) {
      kinds.add(Kind.OVERLAY);
    }
    if (table) {
      kinds.add(Kind.TABLE);
    }
    return new SegmentationFiles(Requests.writableFolder("output", output), channel, kinds);
  }

  private void segmentOpenImage(SegmentationSettings settings, Progress progress)
      throws IOException {
    if (!selection && SelectedRegion.isThere(image)) {
      progress.message(
          image.getTitle()
              + ": the selection is not used; selection=true segments only what lies in it");
    }
    OpenImage open =
        OpenImage.of(
            image,
            slice,
            frame,
            selection ? Optional.of(SelectedRegion.of(image)) : Optional.empty());
    Optional<SegmentationFiles> files = output.isBlank() ? Optional.empty() : Optional.of(files());
    Set<Shown> shown = EnumSet.noneOf(Shown.class);
    if (rois) {
      shown.add(Shown.OUTLINES);
    }
    if (roi_manager) {
      shown.add(Shown.ROI_MANAGER);
    }
    if (table) {
      shown.add(Shown.TABLE);
    }
    OpenImageRun run = OpenImageRun.of(open, settings, shown, files, progress);
    labels = run.labels();
    objects = run.objects().orElse(null);
  }
}
