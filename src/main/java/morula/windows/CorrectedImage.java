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

package morula.windows;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import morula.fiji.ImagePlusView;
import morula.fiji.LabelImages;
import morula.fiji.OpenImageSegmentation;
import morula.fiji.RoiLabels;
import morula.image.Labels;
import morula.progress.InvalidRequestException;

/**
 * An open image and the labels on it that a person wants to correct.
 *
 * @param source the image, or its label image where only that one is open
 * @param labels from its label image, from the outlines on it, from the ROI Manager, or else from
 *     the file beside it
 * @param labelImage the open label image; empty if there is none
 */
record CorrectedImage(ImagePlus source, Labels labels, Optional<ImagePlus> labelImage) {

  /** Returns whether the image itself is not open: then the source is its label image. */
  boolean isLabelsOnly() {
    return LabelImages.isLabelImage(source);
  }

  /** Returns the name of the image, also where the source is its label image. */
  static String name(ImagePlus source) {
    String name = ImagePlusView.name(source);
    String end = LabelImages.title("");
    return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
  }

  /**
   * Finds image and labels.
   *
   * @param active the image itself, or its label image
   * @throws InvalidRequestException if there is no image, or nothing to correct on it
   */
  static CorrectedImage of(ImagePlus active) {
    if (active == null) {
      throw new InvalidRequestException(
          "No image is open. Open an image and segment it, or open its label image too");
    }
    if (LabelImages.isLabelImage(active)) {
      return new CorrectedImage(
          sourceOf(active).orElse(active), LabelImages.read(active), Optional.of(active));
    }
    Optional<ImagePlus> labels =
        OpenImages.all().stream()
            .filter(LabelImages::isLabelImage)
            .filter(image -> sourceOf(image).filter(source -> source == active).isPresent())
            .findFirst();
    if (labels.isPresent()) {
      return new CorrectedImage(active, LabelImages.read(labels.get()), labels);
    }
    List<Roi> rois = rois(active);
    Optional<ImagePlus> file = rois.isEmpty() ? beside(active) : Optional.empty();
    if (file.isPresent()) {
      file.get().show();
      return new CorrectedImage(active, LabelImages.read(file.get()), file);
    }
    return new CorrectedImage(active, RoiLabels.of(rois, active), Optional.empty());
  }

  /** Opens the label image that lies beside the file of an image; empty if there is none. */
  private static Optional<ImagePlus> beside(ImagePlus image) {
    String name = LabelImages.title(ImagePlusView.name(image)) + ".tif";
    return CorrectionScores.folder(image)
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .map(file -> IJ.openImage(file.toString()))
        .filter(labels -> sameSize(image, labels));
  }

  private static Optional<ImagePlus> sourceOf(ImagePlus labels) {
    String name = ImagePlusView.name(labels);
    return OpenImages.all().stream()
        .filter(image -> image != labels && !LabelImages.isLabelImage(image))
        .filter(image -> name.startsWith(LabelImages.title(ImagePlusView.name(image))))
        .filter(image -> sameSize(image, labels))
        .findFirst();
  }

  private static boolean sameSize(ImagePlus a, ImagePlus b) {
    return a.getWidth() == b.getWidth()
        && a.getHeight() == b.getHeight()
        && a.getNSlices() == b.getNSlices()
        && a.getNFrames() == b.getNFrames();
  }

  /** Returns the outlines on an image, or else the ROIs of the ROI Manager; often none. */
  private static List<Roi> rois(ImagePlus image) {
    Overlay overlay = image.getOverlay();
    List<Roi> drawn =
        overlay == null
            ? List.of()
            : Stream.of(overlay.toArray())
                .filter(roi -> !OpenImageSegmentation.isHelp(roi))
                .toList();
    if (!drawn.isEmpty()) {
      return drawn;
    }
    RoiManager manager = RoiManager.getInstance();
    boolean current = image == WindowManager.getCurrentImage();
    return manager == null || !current ? List.of() : List.of(manager.getRoisAsArray());
  }
}
