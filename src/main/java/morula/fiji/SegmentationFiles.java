package morula.fiji;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import morula.image.Image;
import morula.image.Labels;
import morula.instances.ObjectTable;
import morula.io.LabelFiles;
import morula.progress.Progress;

/**
 * What a segmentation leaves behind in a folder.
 *
 * @param folder where to; made when it is not there
 * @param channel the channel that the picture shows, from 1; 0 for the first
 * @param rois whether to write {@code NAME_rois.zip}
 * @param overlay whether to write {@code NAME_overlay.png}
 * @param table whether to write {@code NAME_objects.csv}
 */
public record SegmentationFiles(
    Path folder, int channel, boolean rois, boolean overlay, boolean table) {

  /**
   * Writes {@code NAME_labels.tif} and what else is wanted; each file appears when it is whole.
   *
   * @param image what was segmented; its name is NAME
   * @param scores of object i at index i − 1, if there are any
   * @param stack the stack that the ROIs will lie on
   * @throws IOException if a file cannot be written; the message names it
   */
  public void write(
      Image image,
      Labels labels,
      Optional<double[]> scores,
      LabelRois.Stack stack,
      Progress progress)
      throws IOException {
    String name = image.name();
    LabelFiles.write(labels, folder.resolve(LabelImages.title(name) + ".tif"));
    if (rois) {
      RoiArchive.write(LabelRois.of(labels, stack), folder.resolve(name + "_rois.zip"));
    }
    if (overlay) {
      OverlayPicture.write(
          image, labels, Math.max(0, channel - 1), folder.resolve(name + "_overlay.png"));
    }
    if (table) {
      ObjectTable.measure(labels, image, scores, progress)
          .writeCsv(folder.resolve(name + "_objects.csv"));
    }
  }
}
