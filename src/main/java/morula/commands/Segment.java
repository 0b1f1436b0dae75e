package morula.commands;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import morula.batch.FileSegmentation;
import morula.batch.Warnings;
import morula.fiji.OpenImage;
import morula.fiji.OpenImageSegmentation;
import morula.fiji.SegmentationFiles;
import morula.fiji.SegmentationFiles.Kind;
import morula.keys.KeyedCommand;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.SegmentationSettings;
import morula.segmentation.Segmenter;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Segments image files, or the image that is open in ImageJ, with a trained model. */
@Plugin(
    type = KeyedCommand.class,
    name = "segment",
    description = "Finds objects in images with a trained model",
    headless = true,
    menu = {@Menu(label = "Plugins"), @Menu(label = "Morula"), @Menu(label = "Morula: Segment...")},
    attrs = @Attr(name = "no-legacy"))
public final class Segment extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description = "File, folder or glob of images; empty for the open image",
      style = "open")
  private String input = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Model",
      description = "Name of a model that is installed, or its folder or .zip file",
      style = "open",
      attrs = @Attr(name = "remember"))
  private String model = SegmentationSettings.MODEL.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Output",
      description = "Folder for the results; empty writes nothing for the open image",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String output = "";

  @Parameter(
      required = false,
      persist = false,
      label = "Series",
      description = "Series of a file with several, from 1; 0 for all",
      min = "0")
  private int series = 0;

  @Parameter(
      required = false,
      persist = false,
      label = "Channel",
      description = "Channel to segment, from 1; 0 for as many as the model needs",
      min = "0")
  private int channel = SegmentationSettings.CHANNEL.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Frame",
      description = "Frame of a time series, from 1; 0 for all",
      min = "0")
  private int frame = 0;

  @Parameter(
      required = false,
      persist = false,
      label = "Tile size",
      description = "Side of the tiles that are computed at a time, in pixels; 0 to choose it",
      min = "0")
  private int tile_size = SegmentationSettings.TILE_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Minimum size",
      description =
          "Smaller objects are dropped; area in the unit of size_unit; 0 for what the model says",
      min = "0")
  private double minimum_size = SegmentationSettings.MINIMUM_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Maximum size",
      description =
          "Larger objects are dropped; area in the unit of size_unit; 0 for what the model says",
      min = "0")
  private double maximum_size = SegmentationSettings.MAXIMUM_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Minimum score",
      description =
          "Objects that the network was less sure of are dropped; 0 for none, 1 for all, -1 for what the model says",
      min = "-1",
      max = "1")
  private double minimum_score = SegmentationSettings.MINIMUM_SCORE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Unit of sizes",
      description =
          "Whether sizes are in pixels or in micrometres: square ones for areas, plain for the diameter",
      choices = {"pixel", "micron"})
  private String size_unit = SegmentationSettings.SIZE_UNIT.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Object diameter",
      description =
          "Diameter of a usual object in the unit of size_unit; 0 to estimate it in each image",
      min = "0")
  private double diameter = SegmentationSettings.DIAMETER.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Invert",
      description =
          "Reverse the contrast first: for dark objects on bright ground and a model of bright ones")
  private boolean invert = SegmentationSettings.INVERT.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Device",
      description = "Where to compute; auto takes the GPU if there is one that works",
      choices = {"auto", "cpu", "cuda"})
  private String device = SegmentationSettings.DEVICE.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Precision",
      description =
          "Arithmetic; auto is fp32, the same labels on every machine; bf16 is faster on some"
              + " processors",
      choices = {"auto", "fp32", "bf16"})
  private String precision = SegmentationSettings.PRECISION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "ROIs",
      description = "Outline each object: NAME_rois.zip, and an overlay on the open image")
  private boolean rois = true;

  @Parameter(
      required = false,
      persist = false,
      label = "Overlay picture",
      description = "Write a picture of the outlines on the image: NAME_overlay.png")
  private boolean overlay = true;

  @Parameter(
      required = false,
      persist = false,
      label = "Table",
      description = "Measure each object: NAME_objects.csv, and a table in the program")
  private boolean table = true;

  /** The open image; used when {@code input} is empty. */
  @Parameter(required = false, persist = false)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT, label = "Labels")
  private ImagePlus labels;

  @Parameter(type = ItemIO.OUTPUT, label = "Objects")
  private ResultsTable objects;

  @Override
  void work(Progress progress) throws IOException {
    Requests.given("model", model, "say which model to use");
    if (input.isBlank() && image == null) {
      throw new InvalidRequestException(
          "input= is missing: name a file, folder or glob of images, or open an image");
    }
    if (input.isBlank() && series > 0) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "series=%d: the open image is one series; leave the key out, or name the file with input=",
              series));
    }
    if (!input.isBlank() || !output.isBlank()) {
      Requests.folder("output", output);
    }
    SegmentationSettings settings = settings();
    if (input.isBlank()) {
      segmentOpenImage(settings, progress);
    } else {
      FileSegmentation segmentation =
          new FileSegmentation(input, series, frame, Requests.folder("output", output), progress);
      segmentation.run(settings, files(), progress);
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
    OpenImage open = OpenImage.of(image, frame);
    Optional<SegmentationFiles> files = output.isBlank() ? Optional.empty() : Optional.of(files());
    files.ifPresent(f -> f.checkReplaceable(open.fileName()));
    try (Segmenter segmenter = Segmenter.open(settings, progress);
        OpenImageSegmentation result = open.segment(segmenter, progress)) {
      labels = result.labelImage();
      if (rois) {
        result.drawOverlay();
      }
      if (table) {
        objects = result.table(progress);
      }
      if (files.isPresent()) {
        result.write(files.get(), progress);
        try (Warnings warnings = new Warnings(files.get().folder())) {
          warnings.add(open.fileName(), result.warnings());
        }
      }
    }
  }
}
