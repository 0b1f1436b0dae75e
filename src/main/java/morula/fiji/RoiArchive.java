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
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import morula.io.WholeFile;
import morula.progress.InvalidRequestException;

/** Reads and writes ROIs as a zip file, as ImageJ's ROI Manager does. */
public final class RoiArchive {
  private static final String END = ".roi";

  /** More bytes than any outline has. */
  private static final int LARGEST = 1 << 28;

  private RoiArchive() {}

  /**
   * Writes {@code rois}, whole or not at all. Each entry is named by its ROI, with frame and slice
   * in front if the ROI has a position. Without ROIs there is no file, and one of an earlier run is
   * deleted: ImageJ stops at a zip file that has no ROI.
   *
   * @param rois asked for one after the other, each written before the next
   * @return their number
   * @throws IOException if {@code file} cannot be written; the message names it
   */
  public static int write(Iterable<Roi> rois, Path file) throws IOException {
    Iterator<Roi> all = rois.iterator();
    if (!all.hasNext()) {
      Files.deleteIfExists(file);
      return 0;
    }
    AtomicInteger count = new AtomicInteger();
    WholeFile.write(file, partial -> count.set(writeEntries(all, partial)));
    return count.get();
  }

  /**
   * Reads the ROIs of a zip file, or the one ROI of a {@code .roi} file, in the order of the file.
   *
   * @throws InvalidRequestException if it is neither, or contains no ROI
   * @throws IOException if it cannot be read; the message names it
   */
  public static List<Roi> read(Path file) throws IOException {
    List<Roi> rois = new ArrayList<>();
    try {
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(END)) {
        add(rois, Files.readAllBytes(file), file.getFileName().toString());
      } else {
        try (ZipFile zip = new ZipFile(file.toFile())) {
          for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().endsWith(END)) {
              try (InputStream in = zip.getInputStream(entry)) {
                add(rois, in.readNBytes(LARGEST), entry.getName());
              }
            }
          }
        }
      }
    } catch (NoSuchFileException e) {
      throw new InvalidRequestException(file + ": no such file; check the path", e);
    } catch (ZipException e) {
      throw new InvalidRequestException(
          file + " is not a whole zip file of ROIs; save it again in ImageJ's ROI Manager", e);
    }
    if (rois.isEmpty()) {
      throw new InvalidRequestException(
          file + " contains no ROI; save it again in ImageJ's ROI Manager");
    }
    return rois;
  }

  private static void add(List<Roi> rois, byte[] bytes, String entry) {
    Roi roi = RoiDecoder.openFromByteArray(bytes);
    if (roi != null) {
      String name = entry.substring(entry.lastIndexOf('/') + 1, entry.length() - END.length());
      String number = name.replaceFirst("^" + place(roi), "");
      roi.setName(number.matches("\\d+") ? number : name); // ImageJ's own names begin alike
      rois.add(roi);
    }
  }

  private static int writeEntries(Iterator<Roi> rois, Path file) throws IOException {
    int count = 0;
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      while (rois.hasNext()) {
        Roi roi = rois.next();
        count++;
        zip.putNextEntry(new ZipEntry(entryName(roi) + ".roi"));
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zip));
        new RoiEncoder(data).write(roi);
        data.flush();
        zip.closeEntry();
      }
    }
    return count;
  }

  private static String entryName(Roi roi) {
    return place(roi) + roi.getName();
  }

  /** Returns frame and slice, which stand in front of the name of an entry. */
  private static String place(Roi roi) {
    if (roi.hasHyperStackPosition()) {
      return String.format(Locale.ROOT, "%04d-%04d-", roi.getTPosition(), roi.getZPosition());
    }
    return roi.getPosition() > 0 ? String.format(Locale.ROOT, "%04d-", roi.getPosition()) : "";
  }
}
