package morula.fiji;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import morula.image.Image;
import morula.image.Labels;
import morula.io.LabelFiles;
import morula.measure.ObjectTable;
import morula.pictures.OverlayPicture;
import morula.progress.InvalidRequestException;
import morula.progress.Progress;
import morula.segmentation.Segmentation;

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
   * Refuses to replace a label image that somebody drew or corrected: it may be what a network is
   * to learn from.
   *
   * @param name NAME
   * @throws InvalidRequestException if {@code NAME_labels.tif} is there and was not written by
   *     Morula
   */
  public void checkReplaceable(String name) {
    Path file = labelFile(name);
    if (Files.exists(file) && !LabelFiles.isWrittenByMorula(file)) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "output=%s: %s there was not written by Morula, and may be an annotation; it is not replaced: give another folder, or move it away",
              folder,
              file.getFileName()));
    }
  }

  private Path labelFile(String name) {
    return folder.resolve(LabelImages.title(name) + ".tif");
  }

  /**
   * Writes {@code NAME_labels.tif} and what else is wanted; each file appears when it is whole.
   *
   * @param image what was segmented; its name is NAME
   * @param stack the stack that the ROIs will lie on
   * @throws InvalidRequestException as {@link #checkReplaceable}
   * @throws java.util.concurrent.CancellationException if cancelled while measuring, before
   *     anything was written
   * @throws IOException if a file cannot be written; the message names it
   */
  public void write(
      Image image, Segmentation segmentation, LabelRois.Stack stack, Progress progress)
      throws IOException {
    String name = image.name();
    Labels labels = segmentation.labels();
    checkReplaceable(name);
    Optional<ObjectTable> objects =
        table
            ? Optional.of(ObjectTable.measure(labels, image, segmentation.scores(), progress))
            : Optional.empty();
    LabelFiles.write(labels, labelFile(name));
    if (rois) {
      RoiArchive.write(LabelRois.of(labels, stack), roiFile(name));
    }
    if (overlay) {
      OverlayPicture.write(image, labels, Math.max(0, channel - 1), overlayFile(name));
    }
    if (objects.isPresent()) {
      objects.get().writeCsv(tableFile(name));
    }
  }

  /**
   * Files of an earlier run beside the labels that this one replaced, which it did not write; they
   * stay, as they may have been edited.
   */
  public List<Path> old(String name) {
    return Stream.of(
            rois ? null : roiFile(name),
            overlay ? null : overlayFile(name),
            table ? null : tableFile(name))
        .filter(file -> file != null && Files.exists(file))
        .toList();
  }

  private Path roiFile(String name) {
    return folder.resolve(name + "_rois.zip");
  }

  private Path overlayFile(String name) {
    return folder.resolve(name + "_overlay.png");
  }

  private Path tableFile(String name) {
    return folder.resolve(name + "_objects.csv");
  }
}
