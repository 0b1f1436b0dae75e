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
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import morula.image.Calibration;
import morula.image.Labels;
import morula.io.ImageFiles;
import morula.io.LabelCanvas;
import morula.io.LabelFormat;
import morula.progress.InvalidRequestException;

/** Reads files of ROIs as label images, by the rules of {@link RoiLabels}. */
public final class OutlineFormat implements LabelFormat {
  /** More pixels than any image has whose ROIs somebody drew. */
  private static final long LARGEST = 1L << 30;

  @Override
  public boolean isOne(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".geojson")
        || name.endsWith(".roi")
        || name.matches(".*roi(s|set|_set)?\\.zip")
        || name.endsWith(".zip") && hasRois(file);
  }

  private static boolean hasRois(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().endsWith(".roi"));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public LabelCanvas bounds(Path file) throws IOException {
    long width = 1;
    long height = 1;
    int slices = 1;
    int frames = 1;
    for (Roi roi : RoiFiles.read(file)) {
      Rectangle box = roi.getBounds();
      width = Math.max(width, (long) box.x + box.width);
      height = Math.max(height, (long) box.y + box.height);
      slices = Math.max(slices, Math.max(roi.getPosition(), roi.getZPosition()));
      frames = Math.max(frames, roi.getTPosition());
    }
    if (Math.multiplyHigh(width * height, (long) slices * frames) != 0
        || width * height * slices * frames > LARGEST) {
      throw new InvalidRequestException(
          file + " has outlines so far apart that no image holds them; export them again");
    }
    return new LabelCanvas(width, height, 1, slices, frames, Calibration.NONE);
  }

  @Override
  public Labels read(Path file, LabelCanvas canvas) throws IOException {
    return labels(RoiFiles.read(file), canvas, ImageFiles.stem(file));
  }

  /** Converts ROIs that lie on an image of that size. */
  public static Labels labels(List<Roi> rois, LabelCanvas canvas, String name) {
    return RoiLabels.of(
        rois,
        Math.toIntExact(canvas.width()),
        Math.toIntExact(canvas.height()),
        new LabelRois.Stack(canvas.channels(), canvas.slices(), canvas.frames(), 0, 0),
        name,
        canvas.calibration());
  }
}
