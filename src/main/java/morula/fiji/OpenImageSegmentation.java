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

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.List;
import morula.image.Image;
import morula.image.StackPart;
import morula.measure.ObjectTable;
import morula.pictures.LabelColoring;
import morula.progress.Progress;
import morula.segmentation.Segmentation;

/** The segmentation of an image that is open in ImageJ, and how it is shown there. */
public final class OpenImageSegmentation implements AutoCloseable {
  /** The property that Morula's own ROIs carry in an overlay. */
  private static final String MARK = "morula";

  private final OpenImage open;
  private final Segmentation result;
  private final LabelColoring colors;
  private final ManagedRois managed = new ManagedRois();

  OpenImageSegmentation(OpenImage open, Segmentation result) {
    this.open = open;
    this.result = result;
    colors = LabelColoring.of(result.labels());
  }

  /** Returns a new image titled {@code NAME_labels}, which is not shown yet. */
  public ImagePlus labelImage() {
    ImagePlus image = LabelImages.of(result.labels(), colors);
    result.scores().ifPresent(scores -> LabelImages.setScores(image, scores));
    SegmentationSummary summary = SegmentationSummary.of(result, open.where());
    image.setProperty(
        "Info",
        summary.info() + open.stack().part(result.labels()).map(StackPart::line).orElse(""));
    summary.attach(image);
    managed.attach(image);
    return image;
  }

  /**
   * Adds the outlines to the ROI Manager, after what is in it.
   *
   * @return false if there is no display, and so no ROI Manager
   */
  public boolean addToRoiManager() {
    if (GraphicsEnvironment.isHeadless()) {
      return false;
    }
    managed.add(LabelRois.of(result.labels(), open.stack()));
    return true;
  }

  /** Outlines the objects on the image, in place of those of the previous segmentation. */
  public void drawOverlay() {
    draw(LabelRois.of(result.labels(), open.stack()), colors, open.source());
  }

  /** Returns the outlines in their colours, with the positions of their planes. */
  public List<Roi> outlines() {
    List<Roi> outlines = LabelRois.of(result.labels(), open.stack());
    outlines.forEach(roi -> roi.setStrokeColor(colors.color(Integer.parseInt(roi.getName()))));
    return outlines;
  }

  /**
   * Draws what helps a person and is no result, in place of what was drawn so under this name.
   *
   * @param name such as "preview"
   */
  public static void drawHelp(ImagePlus image, String name, List<Roi> help) {
    Overlay old = image.getOverlay();
    Overlay overlay = old == null ? new Overlay() : old.create();
    if (old != null) {
      for (Roi roi : old) {
        if (!name.equals(roi.getProperty(MARK))) {
          overlay.add(roi);
        }
      }
    }
    for (Roi roi : help) {
      roi.setProperty(MARK, name);
      overlay.add(roi);
    }
    image.setOverlay(overlay.size() == 0 ? null : overlay);
  }

  /** Returns whether a ROI of an overlay was drawn by {@link #drawHelp}. */
  public static boolean isHelp(Roi roi) {
    return roi.getProperty(MARK) != null && !isObject(roi);
  }

  /** Returns whether a ROI of an overlay is the outline of an object, named by its label. */
  public static boolean isObject(Roi roi) {
    return "object".equals(roi.getProperty(MARK));
  }

  /** Adds objects to what the user has drawn in the overlay; never changes the ROI Manager. */
  public static void draw(List<Roi> objects, LabelColoring colors, ImagePlus source) {
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

  /** Returns the measurements of the objects as a table titled {@code NAME_objects}. */
  public ResultsTable table(Progress progress) {
    return ObjectTables.of(
        ObjectTable.measure(
            result.labels(),
            open.image(),
            result.scores(),
            open.stack().firstSlice(),
            open.stack().firstFrame(),
            progress),
        open.image().name() + "_objects");
  }

  /** Writes the files of the segmentation, see {@link SegmentationFiles#write}. */
  public void write(SegmentationFiles files, Progress progress) throws IOException {
    Image image = open.image();
    files.write(
        new Image(open.fileName(), image.pixels(), image.calibration()),
        result,
        open.where(),
        open.stack(),
        () -> colors,
        progress);
  }

  /** Returns the warnings, see {@link Segmentation#warnings}. */
  public List<String> warnings() {
    return result.warnings();
  }

  /** Frees the labels; images, ROIs and tables that were made from them stay valid. */
  @Override
  public void close() {
    result.close();
  }
}
