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

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import morula.image.Labels;
import morula.io.GeoJson;
import morula.progress.InvalidRequestException;

/** Files of ROIs: zip files and {@code .roi} files of ImageJ, GeoJSON of QuPath. */
public final class RoiFiles {
  private RoiFiles() {}

  /**
   * Reads ROIs, in the order of the file.
   *
   * @throws InvalidRequestException if it is no such file, or contains no ROI
   * @throws IOException if it cannot be read; the message names it
   */
  public static List<Roi> read(Path file) throws IOException {
    return isGeoJson(file)
        ? GeoJson.read(file).stream().map(RoiFiles::roi).toList()
        : RoiArchive.read(file);
  }

  /**
   * Writes the outlines of labels: GeoJSON if the name says so, else a zip file of ROIs.
   *
   * @param stack the stack that the ROIs will lie on
   * @return the number of outlines: one for each label and plane; without any, a zip file is not
   *     written
   * @throws InvalidRequestException if the name ends neither in .zip nor in .geojson
   * @throws IOException if the file cannot be written; the message names it
   */
  public static int write(Labels labels, LabelRois.Stack stack, Path file) throws IOException {
    checkName(file);
    if (!isGeoJson(file)) {
      return RoiArchive.write(LabelRois.each(labels, stack), file);
    }
    return GeoJson.write(() -> outlines(new TracedRois(labels, stack).iterator(), stack), file);
  }

  private static Iterator<GeoJson.Outline> outlines(TracedRois.Traced rois, LabelRois.Stack stack) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rois.hasNext();
      }

      @Override
      public GeoJson.Outline next() {
        Roi roi = rois.next();
        return new GeoJson.Outline(
            roi.getName(),
            stack.firstSlice() + rois.z(),
            stack.firstFrame() + rois.t(),
            shape(roi));
      }
    };
  }

  /**
   * Checks the name of a file to write.
   *
   * @throws InvalidRequestException if it ends neither in .zip nor in .geojson
   */
  public static void checkName(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".zip") && !name.endsWith(".geojson")) {
      throw new InvalidRequestException(
          "output="
              + file
              + ": name a file that ends in .zip, for ImageJ's ROI Manager, or .geojson, for QuPath");
    }
  }

  static boolean isGeoJson(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(geo)?json");
  }

  private static Roi roi(GeoJson.Outline outline) {
    Roi roi = new ShapeRoi(outline.shape());
    roi.setName(outline.name());
    roi.setPosition(0, outline.slice() + 1, outline.frame() + 1);
    return roi;
  }

  private static Shape shape(Roi roi) {
    if (roi instanceof PolygonRoi) {
      Polygon corners = roi.getPolygon();
      return corners;
    }
    return AffineTransform.getTranslateInstance(roi.getXBase(), roi.getYBase())
        .createTransformedShape(((ShapeRoi) roi).getShape());
  }
}
