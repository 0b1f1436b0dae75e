package morula.fiji;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import morula.image.Frames;
import morula.image.Image;
import morula.image.Labels;
import morula.measure.ObjectTable;
import morula.pictures.LabelColors;
import morula.progress.Progress;
import morula.segmentation.Segmenter;

/** The segmentation of an image that is open in ImageJ, and how it is shown there. */
public final class OpenImageSegmentation {
  /** The property that Morula's own ROIs carry in an overlay. */
  private static final String MARK = "morula";

  private final ImagePlus source;
  private final Image image;
  private final LabelRois.Stack stack;
  private Labels labels;
  private Optional<double[]> scores;
  private List<String> warnings = List.of();

  /**
   * @param source the open image
   * @param frame from 1; 0 for all
   * @throws morula.progress.InvalidRequestException if the image has no such frame
   */
  public OpenImageSegmentation(ImagePlus source, int frame) {
    this.source = source;
    Image whole = ImagePlusView.of(source);
    image = Frames.select(whole, frame);
    stack = LabelRois.Stack.of(whole, ImagePlusView.isColor(source), frame);
  }

  /** Segments; the other methods need this first. */
  public void segment(Segmenter segmenter, Progress progress) throws IOException {
    labels = segmenter.segment(image, ImagePlusView.isColor(source), progress);
    scores = segmenter.scores();
    warnings = segmenter.warnings();
    warnings.forEach(w -> progress.message("Warning: " + image.name() + ": " + w));
  }

  /** A new image titled {@code NAME_labels}, not shown yet. */
  public ImagePlus labelImage() {
    return LabelImages.of(labels);
  }

  /** Outlines the objects on the image, instead of those of the segmentation before. */
  public void drawOverlay() {
    draw(LabelRois.of(labels, stack), source);
  }

  /** Adds to what the user has drawn into the overlay; never touches the ROI Manager. */
  static void draw(List<Roi> objects, ImagePlus source) {
    LabelColors colors = LabelColors.create();
    Overlay old = source.getOverlay();
    Overlay overlay = old == null ? new Overlay() : old.create();
    if (old != null) {
      for (Roi roi : old) {
        if (roi.getProperty(MARK) == null) {
          overlay.add(roi);
        }
      }
    }
    for (Roi roi : objects) {
      roi.setStrokeColor(colors.color(Integer.parseInt(roi.getName())));
      roi.setProperty(MARK, "object");
      overlay.add(roi);
    }
    source.setOverlay(overlay);
  }

  /** The measurements of the objects, as a table named {@code NAME_objects}. */
  public ResultsTable table(Progress progress) {
    return ObjectTables.of(
        ObjectTable.measure(labels, image, scores, progress), image.name() + "_objects");
  }

  /** As {@link SegmentationFiles#checkReplaceable}, of the files that {@link #write} will write. */
  public void checkReplaceable(SegmentationFiles files) {
    files.checkReplaceable(fileName());
  }

  /** Writes the files of the segmentation. */
  public void write(SegmentationFiles files, Progress progress) throws IOException {
    files.write(
        new Image(fileName(), image.pixels(), image.calibration()),
        labels,
        scores,
        stack,
        progress);
  }

  /** See {@link Segmenter#warnings}. */
  public List<String> warnings() {
    return warnings;
  }

  /** How the image is called in names of files: a title may hold what no file name can. */
  public String fileName() {
    return image.name().replaceAll("[/\\\\:*?\"<>|]", "_");
  }
}
