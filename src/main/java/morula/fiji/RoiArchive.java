package morula.fiji;

import ij.gui.Roi;
import ij.io.RoiEncoder;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import morula.io.WholeFile;

/** Writes ROIs as a zip file that ImageJ's ROI Manager opens. */
final class RoiArchive {
  private RoiArchive() {}

  /**
   * Writes {@code rois}, whole or not at all. Each entry is named by its ROI, with frame and slice
   * in front if the ROI has a position.
   *
   * @throws IOException if {@code file} cannot be written; the message names it
   */
  public static void write(List<Roi> rois, Path file) throws IOException {
    WholeFile.write(file, partial -> writeEntries(rois, partial));
  }

  private static void writeEntries(List<Roi> rois, Path file) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Roi roi : rois) {
        zip.putNextEntry(new ZipEntry(entryName(roi) + ".roi"));
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zip));
        new RoiEncoder(data).write(roi);
        data.flush();
        zip.closeEntry();
      }
    }
  }

  private static String entryName(Roi roi) {
    if (roi.hasHyperStackPosition()) {
      return String.format(
          Locale.ROOT, "%04d-%04d-%s", roi.getTPosition(), roi.getZPosition(), roi.getName());
    }
    if (roi.getPosition() > 0) {
      return String.format(Locale.ROOT, "%04d-%s", roi.getPosition(), roi.getName());
    }
    return roi.getName();
  }
}
