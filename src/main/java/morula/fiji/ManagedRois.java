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
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The ROIs that one segmentation put into the ROI Manager. They carry a property that tells them
 * from others, also after they were renamed, moved in the list or saved and opened again.
 */
public final class ManagedRois {
  private static final String RUN = "morula-run";

  private final String run = UUID.randomUUID().toString();

  /** Adds ROIs after what is in the ROI Manager, which needs a display. */
  void add(List<Roi> rois) {
    RoiManager manager = RoiManager.getRoiManager();
    for (Roi roi : marked(rois)) {
      manager.addRoi(roi);
    }
  }

  /** Marks ROIs as those of this segmentation, and returns them. */
  List<Roi> marked(List<Roi> rois) {
    rois.forEach(roi -> roi.setProperty(RUN, run));
    return rois;
  }

  /** Keeps with a label image which ROIs are those of its segmentation. */
  void attach(ImagePlus labels) {
    labels.setProperty(RUN, run);
  }

  /**
   * Removes the ROIs of the segmentation that made a label image from the ROI Manager, if it is
   * open; all others stay.
   */
  public static void remove(ImagePlus labels) {
    RoiManager manager = RoiManager.getInstance2();
    if (manager == null) {
      return;
    }
    int[] indices = indices(manager.getRoisAsArray(), labels);
    if (indices.length == manager.getCount()) {
      manager.reset();
      return;
    }
    // not as a selection, of which ImageJ would record each step
    for (int i = indices.length - 1; i >= 0; i--) {
      manager.delete(indices[i]);
    }
  }

  /** Returns the places of the ROIs of the segmentation that made a label image, ascending. */
  static int[] indices(Roi[] rois, ImagePlus labels) {
    Optional<Object> run = Optional.ofNullable(labels.getProperty(RUN));
    return IntStream.range(0, rois.length)
        .filter(i -> run.isPresent() && run.get().equals(rois[i].getProperty(RUN)))
        .toArray();
  }
}
