package morula.fiji;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import java.io.IOException;
import morula.image.Image;
import morula.image.Labels;
import morula.instances.ObjectTable;
import morula.progress.Progress;
import morula.workflow.Segmenter;

/** The segmentation of an image that is open in ImageJ, and how it is shown there. */
public final class OpenImageSegmentation {
  private final ImagePlus source;
  private final Image image;
  private final int frame;
  private Labels labels;

  /**
   * @param source the open image
   * @param frame from 1; 0 for all
   * @throws morula.progress.InvalidRequestException if the image has no such frame
   */
  public OpenImageSegmentation(ImagePlus source, int frame) {
    this.source = source;
    this.frame = frame;
    image = Frames.select(ImagePlusView.of(source), frame);
  }

  /** Segments; the other methods need this first. */
  public void segment(Segmenter segmenter, Progress progress) throws IOException {
    labels = segmenter.segment(image, progress);
  }

  /** A new image titled {@code NAME_labels}, not shown yet. */
  public ImagePlus labelImage() {
    return LabelImages.of(labels);
  }

  /** Outlines the objects on the image; replaces its overlay, never touches the ROI Manager. */
  public void drawOverlay() {
    LabelColors colors = LabelColors.create();
    LabelRois.Stack stack =
        new LabelRois.Stack(
            source.getNChannels(),
            source.getNSlices(),
            source.getNFrames(),
            Math.max(0, frame - 1));
    Overlay overlay = new Overlay();
    for (Roi roi : LabelRois.of(labels, stack)) {
      roi.setStrokeColor(colors.color(Integer.parseInt(roi.getName())));
      overlay.add(roi);
    }
    source.setOverlay(overlay);
  }

  /** The measurements of the objects, as a table named {@code NAME_objects}. */
  public ResultsTable table(Progress progress) {
    return ObjectTables.of(ObjectTable.measure(labels, image, progress), image.name() + "_objects");
  }

  /** Writes the files of the segmentation. */
  public void write(SegmentationFiles files, Progress progress) throws IOException {
    files.write(image, labels, progress);
  }
}
