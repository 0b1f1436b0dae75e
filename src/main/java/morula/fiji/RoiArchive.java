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
   * in front if the ROI has a position. Without ROIs there is no file, and one of an earlier run is
   * deleted: ImageJ stops at a zip file that has no ROI.
   *
   * @throws IOException if {@code file} cannot be written; the message names it
   */
  public static void write(List<Roi> rois, Path file) throws IOException {
    if (rois.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
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
