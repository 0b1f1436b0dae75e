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
import ij.plugin.frame.RoiManager;
import java.util.List;
import java.util.Optional;
import morula.progress.Count;
import morula.progress.InvalidRequestException;

/**
 * ROIs in ImageJ.
 *
 * @param where where they are, in words
 * @param rois at least one
 */
public record RoiSource(String where, List<Roi> rois) {
  /** What a user can ask for. */
  public static final String AUTO = "auto";

  /** The ROI Manager. */
  public static final String MANAGER = "manager";

  /** The overlay of the image. */
  public static final String OVERLAY = "overlay";

  /** The selection on the image. */
  public static final String SELECTION = "selection";

  /** Copies the list. */
  public RoiSource {
    rois = List.copyOf(rois);
  }

  /**
   * Returns the ROIs of an image: those of the ROI Manager, else of the overlay, else the
   * selection.
   *
   * @param from where to look; {@link #AUTO} for all of these places
   * @throws InvalidRequestException if there is none
   */
  public static RoiSource of(ImagePlus image, String from) {
    boolean anywhere = from.equals(AUTO);
    RoiManager manager = RoiManager.getInstance2();
    if ((anywhere || from.equals(MANAGER)) && manager != null && manager.getCount() > 0) {
      return new RoiSource("the ROI Manager", List.of(manager.getRoisAsArray()));
    }
    Overlay overlay = image.getOverlay();
    if ((anywhere || from.equals(OVERLAY)) && overlay != null && overlay.size() > 0) {
      return new RoiSource("the overlay", List.of(overlay.toArray()));
    }
    Roi selection = image.getRoi();
    if ((anywhere || from.equals(SELECTION)) && selection != null) {
      return new RoiSource("the selection", List.of(selection));
    }
    throw new InvalidRequestException(
        (anywhere ? "" : "from=" + from + ": ")
            + "there is no ROI; add ROIs to the ROI Manager, draw one on the image, or name a file"
            + " with rois=");
  }

  /** Adds ROIs to the ROI Manager, after those that are there. */
  public static void addToManager(List<Roi> rois) {
    RoiManager manager = RoiManager.getRoiManager();
    rois.forEach(manager::addRoi);
  }

  /** Returns what was found in words: "34 ROIs of the overlay". */
  public String text() {
    return Count.of(rois.size(), "ROI") + " of " + where;
  }

  /** Returns the stack that ROIs on an image lie on. */
  public static LabelRois.Stack stack(ImagePlus image) {
    return new LabelRois.Stack(image.getNChannels(), image.getNSlices(), image.getNFrames(), 0, 0);
  }

  /** Says that an area which is selected plays no role; empty if none is. */
  public static Optional<String> unusedSelection(ImagePlus image) {
    return image.getRoi() != null && image.getRoi().isArea()
        ? Optional.of(
            "The selection on " + image.getTitle() + " is not used: all objects are taken")
        : Optional.empty();
  }
}
